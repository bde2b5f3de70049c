import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { lockJournals, appendEntries, readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { aNetwork, figure, hasServers, needsServers, type Network } from '../support/peers.ts';
import type { Host } from '../support/realtime.ts';
import { join, joinStock, leaveAll, raw, until, type OwnEditor } from '../support/realtime-clients.ts';
import { blocksOf, edit, joinFrail, seeded, type Frail } from '../support/realtime-schedules.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

const sections = (doc: Y.Doc) => JSON.stringify(doc.getMap('sections').toJSON());

describe.skipIf(!hasServers)(`several processes on one database${needsServers}`, () => {
	let network: Network;
	let a: Host, b: Host, c: Host;
	let troika: Troika;
	beforeAll(async () => {
		network = await aNetwork(3, { snapshotAfter: 64, messages: { burst: 1e6, perSecond: 1e6 } });
		[a, b, c] = network.hosts as [Host, Host, Host];
		troika = await aTroika(a);
	});
	afterEach(leaveAll);
	afterAll(() => network.close());

	const newDocument = () => aDocument(a, troika.groupId, troika.state);

	it('what is written through one is read through the others, in both directions [PEER-1]', async () => {
		const document = await newDocument();
		const claire = await join(a, document, troika.state);
		const yann = await join(b, document, troika.academy);
		const aminata = await join(c, document, troika.authority);
		claire.type('un ');
		await until('both others read it', () => yann.text() === 'un ' && aminata.text() === 'un ');
		yann.type('deux ');
		await until('both others read it', () => claire.text() === 'un deux ' && aminata.text() === 'un deux ');
		await yann.saved();
	});

	it('the stock y-websocket provider writes through one, another follows through another [SYNC-1]', async () => {
		const document = await newDocument();
		const [claire, yann] = [
			await joinStock(a, document, troika.state),
			await joinStock(b, document, troika.academy),
		];
		claire.type('d’ici ');
		await until('it follows', () => yann.text() === 'd’ici ');
		yann.type('et de là');
		await until('it follows back', () => claire.text() === 'd’ici et de là');
	});

	it('who joins another process at once finds what has just been acknowledged', async () => {
		const document = await newDocument();
		const claire = await join(a, document, troika.state);
		for (let n = 0; n < 10; n += 1) {
			claire.type(`${n}`);
			await claire.saved();
			const reader = await join(n % 2 ? b : c, document, troika.reader);
			expect(reader.text()).toBe(claire.text());
			reader.close();
		}
	});

	it('a message that never came is found in the journal [PEER-3]', async () => {
		const document = await newDocument();
		const claire = await join(a, document, troika.state);
		const yann = await join(b, document, troika.academy);
		claire.type('un');
		await until('he reads it', () => yann.text() === 'un');
		// As a process does that dies between its commit and its message.
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(claire.doc));
		const before = Y.encodeStateVector(doc);
		((blocksOf(doc, document).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(2, ' deux');
		await c.context.database.write(async (trx) => {
			await lockJournals(trx, [document.id]);
			await appendEntries(trx, document.id, [
				{
					actorId: troika.authority.actorId,
					clientId: doc.clientID,
					bytes: Y.encodeStateAsUpdate(doc, before),
				},
			]);
		});
		expect(yann.text()).toBe('un');
		claire.type(' trois');
		await until('both read all three', () =>
			[claire, yann].every(({ text }) => /deux/.test(text()) && /trois/.test(text())),
		);
		expect(claire.text()).toBe(yann.text());
		expect(await figure(b, 'maillage_catch_ups_total', 'gap')).toBeGreaterThan(0);
	});

	it('what another process has just stored may be sent back, and what refers to it enters [IDE-1] [PEER-4]', async () => {
		const document = await newDocument();
		const claire = await join(a, document, troika.state);
		claire.type('à moi');
		await claire.saved();
		await raw(b, document, troika.academy).then(async (yann) => {
			// b knows nothing of these yet: they are put into the journal behind its back.
			const hers = new Y.Doc();
			Y.applyUpdate(hers, Y.encodeStateAsUpdate(claire.doc));
			hers.clientID = claire.doc.clientID;
			const start = Y.encodeStateVector(hers);
			const text = (blocksOf(hers, document).get(0) as Y.XmlElement).get(0) as Y.XmlText;
			text.insert(0, 'encore ');
			await a.context.database.write(async (trx) => {
				await appendEntries(trx, document.id, [
					{
						actorId: troika.state.actorId,
						clientId: hers.clientID,
						bytes: Y.encodeStateAsUpdate(hers, start),
					},
				]);
			});
			const his = new Y.Doc();
			Y.applyUpdate(his, Y.encodeStateAsUpdate(hers));
			((blocksOf(his, document).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(7, 'aussi ');
			yann.send({ type: 'hello', version: 1, epoch: schemaEpoch });
			yann.send({ type: 'update', update: Y.encodeStateAsUpdate(his, start) });
			expect((await yann.next('durable')).count).toBe(1);
		});
		const fresh = await join(c, document, troika.reader);
		expect(fresh.text()).toBe('encore aussi à moi');
	});

	it('what nobody stored is still refused under somebody else’s name [IDE-1]', async () => {
		const document = await newDocument();
		const claire = await join(a, document, troika.state);
		claire.type('à moi');
		await claire.saved();
		const forged = new Y.Doc();
		Y.applyUpdate(forged, Y.encodeStateAsUpdate(claire.doc));
		const start = Y.encodeStateVector(forged);
		forged.clientID = claire.doc.clientID;
		((blocksOf(forged, document).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'faux ');
		const yann = await raw(b, document, troika.academy);
		yann.send({ type: 'update', update: Y.encodeStateAsUpdate(forged, start) });
		expect(await yann.closed).toBe(4403);
	});

	it('two processes that store in one document at once collide nowhere, and show it in one order [PEER-3]', async () => {
		const document = await newDocument();
		const people: OwnEditor[] = [];
		for (const [host, person] of [
			[a, troika.state],
			[b, troika.academy],
			[c, troika.authority],
		] as const)
			people.push(await join(host, document, person));
		for (let n = 0; n < 60; n += 1) {
			for (const person of people) person.type(`${n} `);
			await new Promise((resolve) => setImmediate(resolve));
		}
		for (const person of people) await person.saved();
		await until('all copies are equal', () => new Set(people.map(({ text }) => text())).size === 1);
		const journal = await readJournal(a.context.database.reader, document.id);
		expect(sections(loadState(journal))).toBe(sections(people[0]!.doc));
		expect(await figure(a, 'maillage_commit_failures_total')).toBe(0);
	});

	it.each([1, 20_261_121, 77])(
		'six people on three processes, whose network keeps breaking, end with equal state: schedule %i [E6]',
		{ timeout: 60_000 },
		async (seed) => {
			const random = seeded(seed);
			const document = await newDocument();
			const { state, academy, authority } = troika;
			const people: Frail[] = [];
			for (const [index, person] of [state, academy, authority, state, academy, authority].entries())
				people.push(await joinFrail(network.hosts[index % 3]!, document, person));
			for (let step = 0; step < 150; step += 1) {
				const person = people[Math.floor(random() * people.length)]!;
				const what = random();
				if (step === 75) await b.restart();
				else if (what < 0.06) person.cut();
				else if (what < 0.3) await new Promise((resolve) => setTimeout(resolve, random() * 12));
				else edit(person, document, random, step);
			}
			await settled(people);
			const fresh = await join(c, document, troika.reader);
			expect(sections(fresh.doc)).toBe(sections(people[0]!.doc));
			const journal = await readJournal(a.context.database.reader, document.id);
			expect(sections(loadState(journal))).toBe(sections(people[0]!.doc));
		},
	);

	async function settled(people: readonly Frail[]): Promise<void> {
		await until(
			'all have the same',
			() =>
				people.every(
					({ channel, doc }) => channel.save.state === 'saved' && sections(doc) === sections(people[0]!.doc),
				),
			30_000,
		);
	}

	it('a message takes little time from one process to another [G10]', { timeout: 60_000 }, async () => {
		const document: TestDocument = await newDocument();
		const claire = await join(a, document, troika.state);
		const yann = await join(b, document, troika.academy);
		const took: number[] = [];
		for (let n = 0; n < 200; n += 1) {
			const { promise, resolve } = Promise.withResolvers<void>();
			yann.doc.once('update', () => resolve());
			const start = performance.now();
			claire.type('x');
			await promise;
			took.push(performance.now() - start);
		}
		took.sort((x, y) => x - y);
		const at = (part: number) => took[Math.floor(part * (took.length - 1))]!.toFixed(1);
		console.log(`keystroke to another process: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
		// The promise is p99 50 ms; a machine busy with other suites is given ten times that at the median.
		expect(took[100]).toBeLessThan(500);
	});
});
