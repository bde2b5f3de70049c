import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import { sayProblems } from '#lib/problems.ts';
import { createApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import type { Database } from '#server/database/connection.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { aGif, aPng } from '#tests/support/pictures.ts';
import { POST } from '../../src/routes/documents/[id]/pieces/+server.ts';
import { POST as COPY } from '../../src/routes/documents/[id]/pieces/copie/+server.ts';
import { GET } from '../../src/routes/pieces/[id]/+server.ts';

const origin = 'http://maillage.test';
const protocol = seedId('document', 'protocole-angers');
const publicNote = seedId('document', 'note-memoire');

describe('the addresses of pieces', () => {
	let database: Database;
	let folder: string;
	let app: ReturnType<typeof createApp>;
	let lea: Member;

	beforeAll(async () => {
		database = await databases[0]!.open(demonstration);
		folder = mkdtempSync(join(tmpdir(), 'maillage-pieces-'));
		const context = testContext(database, {
			config: readConfig({
				ORIGIN: origin,
				DATA_DIR: folder,
				LOG_LEVEL: 'silent',
				ATTACHMENT_FREE_BYTES: '0',
			}),
		});
		lea = await personOf(context, seedId('actor', 'angers-authority'));
		const all = createApp(context);
		// Who sends is still who they were: sessions have their own tests.
		const accounts = { ...all.accounts, lookAtSession: () => Promise.resolve({ person: lea }) };
		app = sayProblems({ ...all, accounts } as unknown as ReturnType<typeof createApp>);
	});
	afterAll(async () => {
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const event = (viewer: Person, id: string, request: Request) =>
		({
			...{ params: { id }, request, url: new URL(request.url), cookies: { get: () => 'x' } },
			locals: { app, viewer },
		}) as never;

	function send(
		bytes: string | Buffer,
		name: string,
		headers: Record<string, string> = { origin },
		document = protocol,
	) {
		const body = new Uint8Array(Buffer.from(bytes));
		const request = new Request(`${origin}/documents/${document}/pieces`, {
			method: 'POST',
			body,
			headers: { 'content-length': String(body.length), 'x-file-name': encodeURIComponent(name), ...headers },
		});
		return Promise.resolve(POST(event(lea, document, request)));
	}

	const get = (id: string, viewer: Person = lea, headers: Record<string, string> = {}) =>
		Promise.resolve(GET(event(viewer, id, new Request(`${origin}/pieces/${id}`, { headers }))));

	it.each([
		['a PNG', aPng(), 'Cour.png', 'image/png', 'inline'],
		[
			'a GIF that is a script too',
			Buffer.concat([aGif(), Buffer.from('=1;alert(1)')]),
			'x.js',
			'image/gif',
			'inline',
		],
		[
			'an SVG named .png',
			'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
			'x.png',
			'application/octet-stream',
			'attachment',
		],
		[
			'a page',
			'<!doctype html><script>alert(1)</script>',
			'x.html',
			'application/octet-stream',
			'attachment',
		],
		['a PDF', '%PDF-1.7', 'Bilan.pdf', 'application/pdf', 'attachment'],
	])('%s comes back as what it is, and can do nothing [C1] [C2]', async (_what, bytes, name, type, way) => {
		const added = await send(bytes, name);
		expect(added.status).toBe(201);
		const { id, bytes: length } = (await added.json()) as { id: string; bytes: number };
		const answer = await get(id);
		expect(answer.status).toBe(200);
		expect(Object.fromEntries(answer.headers)).toEqual({
			'content-type': type,
			'content-length': String(length),
			'content-disposition': `${way}; filename="${name}"; filename*=UTF-8''${name}`,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'cache-control': 'private, no-cache',
			etag: expect.stringMatching(/^"[0-9a-f]{64}"$/) as string,
		});
		expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes as string));
		const again = await get(id, lea, { 'if-none-match': answer.headers.get('etag')! });
		expect([again.status, await again.text()]).toEqual([304, '']);
	});

	it('what is kept in a browser is asked about each time: without the right, it is unknown [R4]', async () => {
		const { id } = (await (await send(aPng(), 'a.png')).json()) as { id: string };
		const etag = (await get(id)).headers.get('etag')!;
		await expect(get(id, anonymous, { 'if-none-match': etag })).rejects.toMatchObject({ status: 404 });
		await expect(get('x', anonymous)).rejects.toMatchObject({ status: 404 });
	});

	it('refuses what does not come from a page of ours, and says a refusal in French [R5]', async () => {
		await expect(send(aPng(), 'a.png', {})).rejects.toMatchObject({ status: 403 });
		await expect(send(aPng(), 'a.png', { origin: 'https://mauvais.fr' })).rejects.toMatchObject({
			status: 403,
		});
		await expect(send('', 'vide')).rejects.toMatchObject({
			status: 400,
			body: { message: expect.stringMatching(/vide/) as string },
		});
		await expect(send(aPng().subarray(0, 40), 'a.png')).rejects.toMatchObject({ status: 400 });
		await expect(send('x', 'a', { origin, 'content-length': '90000000' })).rejects.toMatchObject({
			status: 413,
		});
	});

	it('a name that is no name is replaced by one', async () => {
		const added = await send('x', '', { origin, 'x-file-name': '%E0%A4%A' });
		expect(await added.json()).toMatchObject({ name: 'fichier' });
	});

	it('copies a piece of a text that is pasted elsewhere', async () => {
		const { id } = (await (await send(aPng(), 'a.png', { origin }, publicNote)).json()) as { id: string };
		const copy = (headers: Record<string, string>) =>
			Promise.resolve(
				COPY(
					event(
						lea,
						protocol,
						new Request(`${origin}/x`, { method: 'POST', headers, body: new URLSearchParams({ piece: id }) }),
					),
				),
			);
		const answer = await copy({ origin });
		expect(answer.status).toBe(201);
		expect((await get(((await answer.json()) as { id: string }).id)).status).toBe(200);
		await expect(copy({})).rejects.toMatchObject({ status: 403 });
	});
});
