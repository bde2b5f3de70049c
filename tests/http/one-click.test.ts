import { readConfig } from '#server/config.ts';
import { closeHttp } from '#server/http/close.ts';
import { front } from '#server/http/front.ts';
import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ours = 'http://localhost:3000';
const foreign = { origin: 'https://courrier.example' };
const token = 'A'.repeat(43);

describe('the form by which a mail program stops letters', () => {
	/** A page that says who it believes sent the form. */
	const http = createServer(
		front({ log: pino({ level: 'silent' }), config: readConfig({}) }, ({ headers }, response) => {
			response.end(`${headers.origin} ${headers.cookie}`);
		}),
	);
	beforeAll(async () => {
		http.listen(0, '127.0.0.1');
		await once(http, 'listening');
	});
	afterAll(() => closeHttp(http, 0));

	/** Sends the target as it is: `fetch` would mend it. */
	const click = (path: string, headers: Record<string, string>, type = 'application/x-www-form-urlencoded') =>
		new Promise<{ status: number; text: string }>((resolve, reject) => {
			const { port } = http.address() as { port: number };
			const all = { 'content-type': type, cookie: 'session=x', ...headers };
			const sent = ask({ port, host: '127.0.0.1', path, method: 'POST', headers: all }, async (response) => {
				let text = '';
				for await (const chunk of response) text += String(chunk);
				resolve({ status: response.statusCode!, text });
			});
			sent.on('error', reject);
			sent.end('List-Unsubscribe=One-Click');
		});

	it.each([`/annuaire/arret/${token}`, `/par-courriel/${token}`, `/fils/repondre/${token}?/arreter`])(
		'is taken at %s as ours and as nobody’s',
		async (path) => {
			for (const headers of [{}, foreign])
				expect(await click(path, headers)).toEqual({ status: 200, text: `${ours} undefined` });
			const multipart = 'multipart/form-data; boundary=x';
			expect(await click(path, foreign, multipart)).toEqual({ status: 200, text: `${ours} undefined` });
			// Of our own page, by who is signed in: as any form.
			expect((await click(path, { origin: ours })).text).toBe(`${ours} session=x`);
		},
	);

	it.each([
		...['/deconnexion', '/annuaire/arret', '/annuaire/arret/x', `/annuaire/arret/${token}/`],
		...[`/annuaire/arret/${token}?/autre`, `/x/annuaire/arret/${token}`, `/objection/${token}`],
		...[`/fils/repondre/${token}`, `/fils/repondre/${token}?/repondre`],
		...[`/fils/repondre/${token}?/arreter&/repondre`, `/par-courriel/${token}%2f..`],
	])('is refused at %s [R5]', async (path) => {
		expect((await click(path, foreign)).status).toBe(403);
		// Without an origin it keeps none: the pages refuse it.
		expect((await click(path, {})).text).toBe('undefined session=x');
	});

	it('is a form, and no other change [R5]', async () => {
		for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded2'])
			expect((await click(`/annuaire/arret/${token}`, foreign, type)).status).toBe(403);
	});
});
