import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp } from '#server/http/listener.ts';
import { defaultLimits } from '#server/realtime/limits.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aTroika, type TestPerson } from '../support/troika.ts';
import { leaveAll, raw, until } from '../support/realtime-clients.ts';

const hosts: Host[] = [];
async function aHost(limits: Parameters<typeof startHost>[0]): Promise<Host> {
	const host = await startHost(limits);
	hosts.push(host);
	return host;
}
afterEach(async () => {
	leaveAll();
	for (const host of hosts.splice(0)) await host.close();
});

async function value(host: Host, line: string): Promise<number> {
	const found = (await host.metrics()).split('\n').find((candidate) => candidate.startsWith(`${line} `));
	return Number(found?.slice(line.length) ?? 0);
}
const limited = (host: Host, kind: string) => value(host, `maillage_limits_reached_total{kind="${kind}"}`);

/** Counts the sessions looked up, each waiting for `gate` when there is one. */
function watchLookUps(host: Host, gate?: Promise<void>) {
	const { lookAtSession } = host.accounts;
	const seen = { lookUps: 0 };
	Object.assign(host.accounts, {
		async lookAtSession(token: string | undefined) {
			seen.lookUps += 1;
			await gate;
			return lookAtSession(token);
		},
	});
	return seen;
}

/** The bytes of an upgrade, sent by hand. */
function upgrade(host: Host, path: string, person: TestPerson): string {
	return [
		`GET ${path} HTTP/1.1`,
		'Host: maillage.test',
		'Connection: Upgrade',
		'Upgrade: websocket',
		'Sec-WebSocket-Version: 13',
		'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
		`Origin: ${host.context.config.ORIGIN}`,
		`Cookie: ${host.cookieName}=${person.token}`,
		'\r\n',
	].join('\r\n');
}

/** A TCP client that never closes by itself. */
function stubborn(host: Host) {
	const socket = connect({ port: (host.http.address() as AddressInfo).port, allowHalfOpen: true });
	socket.on('error', () => {});
	return socket;
}

describe('what a connection and an account may send [LIM-1] [LIM-2] [MET-1]', () => {
	it('closes a message in too many fragments, and counts it', async () => {
		const host = await aHost({ fragments: 10 });
		const { document, state } = await aTroika(host);
		const client = await raw(host, document, state);
		for (let n = 0; n < 20; n += 1) client.socket.send(new Uint8Array([0]), { fin: false });
		expect(await client.closed).toBe(1008);
		await until('it is counted', async () => (await value(host, 'maillage_closes_total{code="1008"}')) === 1);
		expect(await limited(host, 'fragments')).toBe(1);
	});

	it('counts a message that is too large by its code', async () => {
		const host = await aHost({ payload: 64 * 1024 });
		const { document, state } = await aTroika(host);
		const client = await raw(host, document, state);
		client.send(new Uint8Array(64 * 1024 + 1));
		expect(await client.closed).toBe(1009);
		await until('it is counted', async () => (await value(host, 'maillage_closes_total{code="1009"}')) === 1);
		expect(await limited(host, 'payload')).toBe(1);
	});

	it('adds up what all the connections of an account send, and leaves the others alone', async () => {
		const host = await aHost({
			account: {
				messages: { burst: 100, perSecond: 1 },
				bytes: { burst: 1024 * 1024, perSecond: 1024 },
				answers: defaultLimits.account.answers,
			},
		});
		const { document, state, academy } = await aTroika(host);
		const tabs = await Promise.all(Array.from({ length: 4 }, () => raw(host, document, state)));
		const other = await raw(host, document, academy);
		// Each far below what one connection may.
		for (let n = 0; n < 30; n += 1)
			for (const client of [...tabs, other]) client.send({ type: 'query-awareness' });
		expect(await Promise.race(tabs.map(({ closed }) => closed))).toBe(4429);
		other.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		await other.next('step-2');
		expect(await limited(host, 'account')).toBeGreaterThan(0);
	});
});

describe('handshakes [HAND-4] [I4]', () => {
	it('without a session soon close the door to their address, before any look-up', async () => {
		const host = await aHost({ handshakes: { burst: 100, perSecond: 1, pending: 100 } });
		const { document, state } = await aTroika(host);
		const seen = watchLookUps(host);
		const answers: number[] = [];
		for (let n = 0; n < 12; n += 1)
			answers.push(await (await raw(host, document, null, { cookie: `${host.cookieName}=faux` })).closed);
		expect(answers.slice(0, 5)).toEqual([4401, 4401, 4401, 4401, 4401]);
		expect(answers.slice(6)).toEqual(Array(6).fill(429));
		expect(seen.lookUps).toBeLessThan(7);
		// The address is what counts: neither another origin nor a good session goes round it.
		expect(await (await raw(host, document, state)).closed).toBe(429);
		expect(await limited(host, 'address')).toBeGreaterThanOrEqual(7);
	});

	it('of another site count the same, and are told 403 before anything', async () => {
		const host = await aHost({ handshakes: { burst: 100, perSecond: 1, pending: 100 } });
		const { document, state } = await aTroika(host);
		const answers: number[] = [];
		for (let n = 0; n < 8; n += 1)
			answers.push(await (await raw(host, document, state, { origin: 'https://ailleurs.test' })).closed);
		expect([answers[0], answers.at(-1)]).toEqual([403, 429]);
		expect(await limited(host, 'origin')).toBeGreaterThanOrEqual(5);
	});

	it('under way are bounded, half of the places for one address, and who vanishes leaves nothing', async () => {
		const host = await aHost({ handshakes: { burst: 1000, perSecond: 100, pending: 6 } });
		const { document, state } = await aTroika(host);
		const gate = Promise.withResolvers<void>();
		const seen = watchLookUps(host, gate.promise);
		const sockets = Array.from({ length: 3 }, () => {
			const socket = stubborn(host);
			socket.write(upgrade(host, `/collab/${document.id}`, state));
			return socket;
		});
		await until('three wait', () => seen.lookUps === 3);
		expect(await (await raw(host, document, state)).closed).toBe(429);
		expect(await limited(host, 'pending')).toBe(1);
		for (const socket of sockets) socket.resetAndDestroy();
		gate.resolve();
		await until('nobody is there', async () => {
			const rooms = await value(host, 'maillage_rooms_open');
			return seen.lookUps === 3 && rooms === 0 && (await value(host, 'maillage_connections')) === 0;
		});
		const client = await raw(host, document, state);
		client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		await client.next('step-2');
	});

	it('that last too long are cut, and counted', async () => {
		const host = await aHost({ handshake: 100 });
		const { document, state } = await aTroika(host);
		const gate = Promise.withResolvers<void>();
		watchLookUps(host, gate.promise);
		expect(await (await raw(host, document, state)).closed).toBe(1006);
		expect(await limited(host, 'late')).toBe(1);
		gate.resolve();
	});

	it('read the session without prolonging it, then and at each look [HAND-6]', async () => {
		const host = await aHost({ recheck: 50 });
		const { document, state } = await aTroika(host);
		const { raw: db } = host.context.database;
		// In the second half of its life: a page would prolong it.
		const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
		await db
			.updateTable('sessions')
			.set({ expires_at: soon })
			.where('account_id', '=', state.accountId)
			.execute();
		const seen = watchLookUps(host);
		const client = await raw(host, document, state);
		await until('it is looked at again', () => seen.lookUps > 3);
		expect(client.socket.readyState).toBe(client.socket.OPEN);
		const { expires_at } = await db
			.selectFrom('sessions')
			.select('expires_at')
			.where('account_id', '=', state.accountId)
			.executeTakeFirstOrThrow();
		expect(expires_at).toBe(soon);
	});
});

describe('who says goodbye and stays, or never says a word', () => {
	it('is cut soon after the goodbye', async () => {
		const host = await aHost({ closing: 200 });
		const { document, state } = await aTroika(host);
		const socket = stubborn(host);
		socket.write(upgrade(host, `/collab/${document.id}`, state));
		await until('it is in', async () => (await value(host, 'maillage_connections')) === 1);
		// A masked close frame of no content.
		socket.write(new Uint8Array([0x88, 0x80, 0, 0, 0, 0]));
		socket.resume();
		await until('it is out', async () => (await value(host, 'maillage_connections')) === 0, 3000);
		socket.destroy();
	});

	it('is let go once turned away', async () => {
		const host = await aHost({});
		const socket = stubborn(host);
		socket.write('GET /ailleurs HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
		socket.resume();
		const connections = () =>
			new Promise<number>((resolve) => host.http.getConnections((_error, count) => resolve(count)));
		await once(socket, 'end');
		await until('the server holds nothing', async () => (await connections()) === 0);
		socket.destroy();
	});

	it('is cut when the head of a request does not come, and when too many are connected', async () => {
		const http = createHttp({ HTTP_HEADERS_MS: 200, HTTP_REQUEST_MS: 1000, HTTP_MAX_CONNECTIONS: 2 });
		http.listen(0, '127.0.0.1');
		await once(http, 'listening');
		const { port } = http.address() as AddressInfo;
		const [slow, mute] = [connect({ port }), connect({ port })];
		await Promise.all([once(slow, 'connect'), once(mute, 'connect')]);
		slow.write('GET / HTTP/1.1\r\nHost: x\r\n');
		const third = connect({ port });
		third.on('error', () => {});
		await once(third, 'close');
		let answer = '';
		slow.on('data', (bytes: Buffer) => (answer += bytes.toString()));
		mute.resume();
		await Promise.all([once(slow, 'close'), once(mute, 'close')]);
		expect(answer).toMatch(/^HTTP\/1\.1 408 /);
		http.close();
	});
});
