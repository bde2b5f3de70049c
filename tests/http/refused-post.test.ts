import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { closeHttp } from '#server/http/close.ts';
import { front } from '#server/http/front.ts';

describe('a post whose files are too large', () => {
	let http: Server;
	let origin: string;

	beforeAll(async () => {
		const log = pino({ level: 'silent' });
		http = createServer(front({ log, config: readConfig({}) }, (_, response) => response.end('page')));
		http.listen(0, '127.0.0.1');
		await once(http, 'listening');
		origin = `http://127.0.0.1:${(http.address() as { port: number }).port}`;
	});
	afterAll(() => closeHttp(http, 0));

	const part = (head: string, body: string | Buffer) =>
		Buffer.concat([
			Buffer.from(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
			Buffer.from(body),
			Buffer.from('\r\n'),
		]);
	const film = part('name="fichier 0"; filename="film.pdf"', Buffer.alloc(21 * 1024 * 1024, 45));
	const written = part('name="body"', '« Ça va ? »\r\n<script>alert(1)</script> & "oui"</textarea>');
	async function send(path: string, ...parts: Buffer[]) {
		const body = Buffer.concat([...parts, Buffer.from('--x--\r\n')]);
		const headers = { 'content-type': 'multipart/form-data; boundary=x' };
		const answer = await fetch(origin + path, { method: 'POST', headers, body });
		expect(answer.status).toBe(413);
		return answer.text();
	}

	it('has its words given back, in a form that publishes them without', async () => {
		const text = await send('/fils/7f3c?/repondre', part('name="qui Inès"', 'abc'), written, film);
		expect(text).toContain(
			'>\n« Ça va ? »\r\n&lt;script>alert(1)&lt;/script> &amp; &quot;oui&quot;&lt;/textarea></textarea>',
		);
		expect(text).toContain('<form method="post" action="/fils/7f3c?/repondre"');
		expect(text).toContain('<input type="hidden" name="qui Inès" value="abc">');
		expect(text).toContain('<a href="/fils/7f3c">');
		expect(text).not.toContain('film.pdf');
		const opened = '/groupes/7f3c/fils/nouveau?document=1';
		const asked = await send(opened, part('name="title"', 'Qui vient ?'), written, film);
		expect(asked).toContain(`<a href="${opened}">`);
		expect(asked).toContain('Qui vient ?');
	});

	it('gives nothing back where there are no words before its files, or more than a post has', async () => {
		const opened = '/groupes/7f3c/fils/nouveau';
		expect(await send(opened, film, written)).not.toContain('<form');
		expect(await send(opened, part('name="body"', 'é'.repeat(200_000)), film)).not.toContain('<form');
		const answer = await fetch(origin + opened, {
			...{ method: 'POST', headers: { 'content-type': 'text/plain' }, body: Buffer.alloc(21 * 1024 * 1024) },
		});
		expect(answer.status).toBe(413);
		expect(await answer.text()).not.toContain('<form');
	});
});
