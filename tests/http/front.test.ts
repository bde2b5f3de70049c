import { once } from 'node:events';
import { createServer, request as ask, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import { addressHeader, clientAddress } from '#server/http/address.ts';
import { closeHttp } from '#server/http/close.ts';
import type { Handler } from '#server/http/face.ts';
import { front } from '#server/http/front.ts';
import { operate, type Phase } from '#server/http/operate.ts';
import { routePath } from '#server/http/route-path.ts';
import type { Database } from '#server/database/connection.ts';
import { databases, testContext } from '#tests/support/databases.ts';

async function listen(handler: Handler): Promise<{ http: Server; port: number }> {
	const http = createServer(handler);
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	return { http, port: (http.address() as { port: number }).port };
}

/** Sends the target as it is: `fetch` would mend it. */
function get(port: number, path: string, headers: Record<string, string> = {}, body?: Buffer) {
	return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
		const sent = ask(
			{ port, host: '127.0.0.1', path, method: body ? 'POST' : 'GET', headers },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () =>
					resolve({
						status: response.statusCode!,
						type: response.headers['content-type'] ?? '',
						text: Buffer.concat(chunks).toString(),
					}),
				);
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

describe('the front door', () => {
	let http: Server;
	let port: number;
	let lines: Record<string, unknown>[];
	let pages: Handler;
	const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });

	beforeAll(async () => {
		({ http, port } = await listen(
			front({ log, config: readConfig({}) }, (request, response) => pages(request, response)),
		));
	});
	afterAll(() => closeHttp(http, 0));
	beforeEach(() => {
		lines = [];
		pages = (_request, response) => response.end('page');
	});

	it('answers 413 with a short French page to a body that is too large, whatever its type', async () => {
		for (const type of [
			'application/x-www-form-urlencoded',
			'multipart/form-data; boundary=x',
			'text/plain',
		]) {
			const answer = await get(port, '/connexion', { 'content-type': type }, Buffer.alloc(600 * 1024));
			expect(answer).toMatchObject({ status: 413, type: 'text/html; charset=utf-8' });
			expect(answer.text).toMatch(/<html lang="fr">[^]*trop volumineux[^]*Rien n’a été enregistré/);
		}
		expect((await get(port, '/', {}, Buffer.alloc(100))).status).toBe(200);
	});

	it('lets a file be as large as files may be, to a document, and a photo larger than it may be, so that its form says so; nothing elsewhere', async () => {
		const large = Buffer.alloc(600 * 1024);
		const to = (path: string) => get(port, path, {}, large);
		expect((await to('/documents/7f3c1c2e-0000-4000-8000-000000000000/pieces')).status).toBe(200);
		for (const path of [
			'/documents/x/pieces/copie',
			'/documents/x/pieces2',
			'/pieces',
			'/documents/x?/pieces',
		])
			expect((await to(path)).status, path).toBe(413);
		expect((await to('/acteurs/x/photo?/enregistrer')).status).toBe(200);
		for (const path of [
			'/acteurs/x/photo?/retirer',
			'/acteurs/x/modifier?/enregistrer',
			'/photos/x?/enregistrer',
		])
			expect((await to(path)).status, path).toBe(413);
		const huge = await get(port, '/documents/x/pieces', {}, Buffer.alloc(21 * 1024 * 1024)).catch(
			() => undefined,
		);
		expect(huge?.status ?? 413).toBe(413);
	});

	it('answers 411 to a body of which nobody says how long it is', async () => {
		const answer = await get(
			port,
			'/documents/x/pieces',
			{ 'transfer-encoding': 'chunked' },
			Buffer.alloc(10),
		);
		expect(answer).toMatchObject({ status: 411, text: expect.stringContaining('Longueur inconnue') });
	});

	it('answers 413 at once to one who announces gigabytes', async () => {
		const socket = connect(port, '127.0.0.1');
		socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000000\r\n\r\n');
		const [answer] = (await once(socket, 'data')) as [Buffer];
		expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i);
		socket.destroy();
	});

	it('refuses changes asked for by pages of other sites, with a body or none [R5]', async () => {
		const types = ['application/x-www-form-urlencoded', 'text/plain', 'application/json', undefined];
		for (const origin of ['https://mauvais.fr', 'null', 'http://localhost:3001', 'http://localhost:3000/'])
			for (const type of types) {
				const headers = { origin, ...(type && { 'content-type': type }) };
				const answer = await get(port, '/deconnexion', headers, Buffer.alloc(0));
				expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('autre site') });
			}
		const ours = { origin: 'http://localhost:3000' };
		expect((await get(port, '/deconnexion', ours, Buffer.alloc(0))).status).toBe(200);
		expect((await get(port, '/annuaire', { origin: 'https://mauvais.fr' })).status).toBe(200);
	});

	it('answers 400 with a short French page to an address that means nothing', async () => {
		for (const path of ['/%E0%A4%A', '/%', '/acteurs/%FF', '/a%00b', '//mauvais.fr/'])
			expect(await get(port, path)).toMatchObject({
				status: 400,
				text: expect.stringContaining('Adresse illisible'),
			});
		expect((await get(port, '/annuaire?q=%E0%A4%A')).status).toBe(200);
	});

	it('tells nothing of an unexpected error', async () => {
		pages = () => {
			throw new Error('secret of /root/server.ts:12');
		};
		const answer = await get(port, '/annuaire');
		expect(answer.status).toBe(500);
		expect(answer.text).not.toMatch(/secret|server\.ts|at /);
	});

	it('tells the pages who asks, whatever the sender claims [I4]', async () => {
		pages = (request, response) => response.end(request.headers[addressHeader]);
		expect(
			(await get(port, '/', { [addressHeader]: '203.0.113.9', 'x-forwarded-for': '203.0.113.9' })).text,
		).toBe('127.0.0.1');
	});

	it('writes one JSON line a request, without ids, tokens, queries or addresses [L9]', async () => {
		await get(port, '/connexion/abcdefghijkl?retour=/secret', {
			cookie: 'maillage=abc',
			'user-agent': 'Somebody/1',
		});
		const line = lines.find(({ msg }) => msg === 'request');
		expect(line).toEqual({
			...{ level: 30, time: expect.any(Number), pid: expect.any(Number), hostname: expect.any(String) },
			...{ method: 'GET', path: '/connexion/:id', status: 200, ms: expect.any(Number), msg: 'request' },
		});
	});
});

it.each([
	['/', '/'],
	['/annuaire?q=nom', '/annuaire'],
	['/groupes/7f3c1c2e-0000-4000-8000-000000000000/documents/nouveau', '/groupes/:id/documents/nouveau'],
	['/documents/7f3c1c2e-0000-4000-8000-000000000000/export.json', '/documents/:id/export.json'],
	['/connexion/envoye', '/connexion/envoye'],
	['/connexion/abcdef', '/connexion/:id'],
	['/territoires/commune/49007', '/territoires/commune/:id'],
	['/_app/immutable/chunks/A1b2.js', '/_app'],
	['/Prénom.Nom@exemple.fr', '/:id'],
])('of the address %s a log keeps %s', (url, kept) => {
	expect(routePath(url)).toBe(kept);
});

it.each([
	[0, '203.0.113.9', '10.0.0.1', '10.0.0.1'],
	[1, undefined, '10.0.0.1', '10.0.0.1'],
	[1, '198.51.100.1, 203.0.113.9', '10.0.0.1', '203.0.113.9'],
	[2, '198.51.100.1, 203.0.113.9, 10.0.0.2', '10.0.0.1', '203.0.113.9'],
	[1, 'n’importe quoi', '10.0.0.1', '10.0.0.1'],
	[0, undefined, '::ffff:192.0.2.7', '192.0.2.7'],
	[0, undefined, '2001:db8:1:2:aaaa::1', '2001:db8:1:2::/64'],
	[0, undefined, '2001:db8::1', '2001:db8:0:0::/64'],
	[0, undefined, undefined, 'unknown'],
])(
	'behind %i trusted proxies, %s from %s counts as %s [I4]',
	(trusted, forwarded, remoteAddress, counted) => {
		const request = { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } };
		expect(clientAddress(request as never, trusted)).toBe(counted);
	},
);

describe('the operator’s door', () => {
	let database: Database;
	const opened: Server[] = [];
	beforeAll(async () => {
		database = await databases[0]!.open();
	});
	afterAll(async () => {
		for (const http of opened) await closeHttp(http, 0);
		await database.close();
	});

	async function aDoor(context = testContext(database)) {
		const phase: Phase = { stopping: false };
		const { http, port } = await listen(
			operate(context, phase, (_request, response) => response.end('page'), new Registry()),
		);
		opened.push(http);
		return { phase, port };
	}

	it('is ready when the database writes, no migration waits and there is room', async () => {
		const { port } = await aDoor();
		const { status, text } = await get(port, '/readyz');
		expect(status).toBe(200);
		expect(JSON.parse(text)).toEqual({
			status: 'ready',
			checks: { database: 'ok', migrations: 'ok', disk: 'ok' },
		});
	});

	it('is not ready, but alive, when the database does not answer', async () => {
		const broken = { ...database, writeSparingly: () => Promise.reject(new Error('disk full')) };
		const { port } = await aDoor(testContext(broken));
		const { status, text } = await get(port, '/readyz');
		expect(status).toBe(503);
		expect(JSON.parse(text)).toMatchObject({
			status: 'unavailable',
			checks: { database: 'failed', disk: 'ok' },
		});
		expect(text).not.toContain('disk full');
		expect((await get(port, '/healthz')).status).toBe(200);
	});

	it('is not ready as soon as it stops [E9]', async () => {
		const { phase, port } = await aDoor();
		phase.stopping = true;
		expect((await get(port, '/readyz')).status).toBe(503);
		expect((await get(port, '/healthz')).status).toBe(200);
	});
});

describe('closing', () => {
	it('is not held by an idle connection, nor by one whose answer never ends [E9]', async () => {
		const { http, port } = await listen((request, response) => {
			if (request.url === '/slow') response.write('…');
			else response.end('page');
		});
		const idle = await speak(port, '/');
		const slow = await speak(port, '/slow');
		await closeHttp(http, 50);
		await Promise.all([gone(idle), gone(slow)]);
	});

	async function speak(port: number, path: string): Promise<Socket> {
		const socket = connect(port, '127.0.0.1');
		socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n`);
		await once(socket, 'data');
		return socket;
	}

	async function gone(socket: Socket): Promise<void> {
		if (!socket.destroyed) await once(socket, 'close');
	}
});
