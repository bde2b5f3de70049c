import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';
import { knockStock, leaveAll, raw, until } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

describe('where one comes from [HAND-1] [R5]', () => {
	it.each([
		['none', null],
		['another site', 'https://maillage.example.org'],
		['a longer name', 'http://maillage.test.example.org'],
		['another port', 'http://maillage.test:8080'],
		['another scheme', 'https://maillage.test'],
		['null', 'null'],
		['a trailing slash', 'http://maillage.test/'],
		['capitals', 'HTTP://MAILLAGE.TEST'],
	])('refuses an Origin that is not exactly ours: %s', async (_name, origin) => {
		const client = await raw(host, troika.document, troika.state, { origin });
		expect(await client.closed).toBe(403);
	});
});

describe('who one is [HAND-2]', () => {
	it.each([
		['no cookie', ''],
		['an unknown session', 'TOKEN=unknown'],
		['an empty session', 'TOKEN='],
		['a cookie of another name', 'other=1'],
	])('closes with 4401 for %s, whatever is asked for', async (_name, cookie) => {
		for (const path of [`/collab/${troika.document.id}`, `/collab/${crypto.randomUUID()}`, '/collab/x']) {
			const client = await raw(host, troika.document, null, {
				path,
				cookie: cookie.replace('TOKEN', host.cookieName),
			});
			expect(await client.closed).toBe(4401);
		}
	});

	it('finds the session among other cookies', async () => {
		const cookie = `a=1; ${host.cookieName}=${troika.state.token}; b=2`;
		const client = await raw(host, troika.document, null, { cookie });
		client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		expect((await client.next('step-2')).update.length).toBeGreaterThan(2);
	});
});

describe('whose page asks [HAND-5] [E10]', () => {
	it('a page of one person gets nothing with the session of another; its own session opens it', async () => {
		const ask = (actor: string) =>
			raw(host, troika.document, troika.state, { path: `/collab/${troika.document.id}?actor=${actor}` });
		for (const actor of [troika.academy.actorId, 'x', '']) expect(await (await ask(actor)).closed).toBe(4401);
		const client = await ask(troika.state.actorId);
		client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		expect((await client.next('step-2')).update.length).toBeGreaterThan(2);
	});
});

describe('what one asks for [HAND-3] [R4]', () => {
	it('gives one answer to unknown, malformed, deleted and forbidden', async () => {
		const deleted = await aDocument(host, troika.groupId, troika.state, 'public');
		const { raw: db } = host.context.database;
		await db
			.updateTable('documents')
			.set({ deleted_at: '2026-01-01T00:00:00.000Z' })
			.where('id', '=', deleted.id)
			.execute();
		const id = troika.document.id;
		const paths: [string, typeof troika.state][] = [
			[`/collab/${crypto.randomUUID()}`, troika.state],
			[`/collab/${id}`, troika.outsider],
			[`/collab/${deleted.id}`, troika.state],
			[`/collab/${id.toUpperCase()}`, troika.state],
			[`/collab/${id}/`, troika.state],
			[`/collab/${id}%00`, troika.state],
			[`/collab//${id}`, troika.state],
			['/collab/', troika.state],
			[`/collab/{${id}}`, troika.state],
		];
		const answers = await Promise.all(
			paths.map(async ([path, person]) => {
				const client = await raw(host, troika.document, person, { path });
				return [await client.closed, client.reason, client.received.length];
			}),
		);
		expect(new Set(answers.map(String))).toEqual(new Set(['4404,,0']));
	});

	it('answers 404 to an upgrade elsewhere when nobody else listens', async () => {
		const client = await raw(host, troika.document, troika.state, { path: '/elsewhere' });
		expect(await client.closed).toBe(404);
	});

	it('leaves upgrades elsewhere to whoever else listens: the development server', async () => {
		const other = await startHost();
		const asked: string[] = [];
		other.http.on('upgrade', (request, socket) => {
			if (request.url?.startsWith('/collab/')) return;
			asked.push(request.url ?? '');
			socket.end('HTTP/1.1 418 I am Vite\r\nContent-Length: 0\r\n\r\n');
		});
		const client = await raw(other, troika.document, troika.state, { path: '/?token=hmr' });
		expect(await client.closed).toBe(418);
		expect(asked).toEqual(['/?token=hmr']);
		await other.close();
	});

	it('makes the stock provider give up', async () => {
		const { provider } = knockStock(host, troika.document, troika.outsider);
		let code = 0;
		provider.on('closed', (event: { code: number }) => (code = event.code));
		await until('the provider gives up', () => code === 4404 && !provider.shouldConnect);
	});
});

describe('how many', () => {
	it('closes with 4429 beyond the connections of an account and of a document [LIM-4]', async () => {
		const small = await startHost({ connectionsPerAccount: 2, connectionsPerDocument: 3 });
		const { document, state, academy, authority } = await aTroika(small);
		const ask = async (person: typeof state) => {
			const client = await raw(small, document, person);
			client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
			return Promise.race([client.closed, client.next('step-2').then(() => 0)]);
		};
		expect([await ask(state), await ask(state), await ask(state)]).toEqual([0, 0, 4429]);
		expect([await ask(academy), await ask(authority)]).toEqual([0, 4429]);
		await small.close();
	});
});
