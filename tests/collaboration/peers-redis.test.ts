import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readReadiness } from '#server/http/readiness.ts';
import { aFrailRedis, type FrailRedis } from '../support/frail-redis.ts';
import { aNetwork, figure, hasServers, needsServers, redisUrl, type Network } from '../support/peers.ts';
import type { Host } from '../support/realtime.ts';
import { join, knock, leaveAll, raw, until, type OwnEditor } from '../support/realtime-clients.ts';
import { aDocument, aPerson, aTroika, joinGroup, type Troika } from '../support/troika.ts';

describe.skipIf(!hasServers)(`Redis that goes away${needsServers} [PEER-6]`, () => {
	/** The second host's way to Redis; the first has its own, which stays. */
	let redis: FrailRedis;
	let network: Network;
	let a: Host, b: Host;
	let troika: Troika;
	beforeAll(async () => {
		redis = await aFrailRedis(redisUrl);
		network = await aNetwork(2, {}, (number) => (number === 0 ? redisUrl : redis.url));
		[a, b] = network.hosts as [Host, Host];
		troika = await aTroika(a);
	});
	beforeEach(() =>
		until('b writes', async () => (await figure(b, 'maillage_peers_reachable')) === 1, 15_000),
	);
	afterEach(() => {
		redis.resume();
		leaveAll();
	});
	afterAll(async () => {
		await network.close();
		await redis.close();
	});

	const newDocument = () => aDocument(a, troika.groupId, troika.state, 'network');
	/** Names of the events an editor is told. */
	function eventsOf(editor: OwnEditor): string[] {
		const events: string[] = [];
		editor.channel.onEvent((name) => events.push(name));
		return events;
	}

	it.each(['cut', 'freeze'] as const)(
		'%s: writing stops within a second or so and is said, reading goes on, and everything meets again',
		{ timeout: 40_000 },
		async (how) => {
			const document = await newDocument();
			const claire = await join(a, document, troika.state);
			const yann = await join(b, document, troika.academy);
			const events = eventsOf(yann);
			claire.type('avant ');
			await until('he reads', () => yann.text() === 'avant ');
			const start = performance.now();
			redis[how]();
			await until('he may not write', () => !yann.channel.canWrite);
			expect(performance.now() - start).toBeLessThan(3000);
			expect(events).toEqual(['paused']);
			expect(yann.channel.save.state).not.toBe('offline');
			yann.type('gardé ');
			claire.type('pendant ');
			await claire.saved();
			const reader = knock(b, document, troika.reader);
			await until('the door is open to read', () => reader.channel.synced);
			expect(reader.text()).toMatch(/^avant /);
			expect(yann.channel.hasPending).toBe(true);
			redis.resume();
			await until('he may write', () => yann.channel.canWrite, 15_000);
			await yann.saved();
			expect(events).toEqual(['paused', 'resumed']);
			await until('all have the same', () =>
				[claire, yann, reader].every(
					({ text }) => /gardé/.test(text()) && /pendant/.test(text()) && text() === claire.text(),
				),
			);
		},
	);

	it('an update that arrives all the same closes with a code to come back, unstored', async () => {
		const document = await newDocument();
		const claire = await join(a, document, troika.state);
		claire.type('dit');
		await claire.saved();
		const { encodeStateAsUpdate } = await import('yjs');
		const update = encodeStateAsUpdate(claire.doc);
		redis.freeze();
		await until('b pauses', async () => (await figure(b, 'maillage_peers_reachable')) === 0);
		const client = await raw(b, document, troika.academy);
		// What is there already is no news.
		client.send({ type: 'update', update });
		const forged = await join(a, document, troika.academy);
		forged.type(' neuf');
		await forged.saved();
		client.send({ type: 'update', update: encodeStateAsUpdate(forged.doc) });
		expect(await client.closed).toBe(4503);
	});

	it('a right lost meanwhile is lost within seconds all the same [R3]', async () => {
		const document = await aDocument(a, troika.groupId, troika.state);
		const nadia = await aPerson(a, 'Nadia Ferhat');
		await joinGroup(a, troika.groupId, nadia, 'member');
		const client = await raw(b, document, nadia);
		redis.freeze();
		const start = performance.now();
		await a.accounts.signOut(nadia.token);
		expect(await client.closed).toBe(4401);
		expect(performance.now() - start).toBeLessThan(4000);
	});

	it('a right lost through the process that is cut off is lost in the others too [R3]', async () => {
		const document = await aDocument(a, troika.groupId, troika.state);
		const nadia = await aPerson(a, 'Nadia Ferhat');
		await joinGroup(a, troika.groupId, nadia, 'member');
		const client = await raw(a, document, nadia);
		redis.freeze();
		const start = performance.now();
		await b.accounts.signOut(nadia.token);
		expect(await client.closed).toBe(4401);
		expect(performance.now() - start).toBeLessThan(5000);
	});

	it('a start without Redis is a start without writing; /readyz names it', { timeout: 40_000 }, async () => {
		const document = await newDocument();
		redis.cut();
		await b.restart();
		const reader = knock(b, document, troika.state);
		await until('the door is open to read', () => reader.channel.synced);
		expect(reader.channel.canWrite).toBe(false);
		const config = { ...b.context.config, REDIS_URL: redis.url };
		expect(await readReadiness({ ...b.context, config }, b.peers)).toMatchObject({
			ready: false,
			checks: { redis: 'failed' },
		});
		redis.resume();
		await until('writing', () => reader.channel.canWrite, 15_000);
		reader.type('enfin');
		await reader.saved();
		expect((await readReadiness({ ...b.context, config }, b.peers)).checks.redis).toBe('ok');
	});
});
