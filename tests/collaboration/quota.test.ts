import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { Inventory } from '#server/realtime/inventory.ts';
import { defaultLimits } from '#server/realtime/limits.ts';
import { overQuota } from '#server/realtime/quota.ts';
import { RangeSet } from '#server/realtime/range-set.ts';
import { readUpdate } from '#server/realtime/update.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { forge, type Operation } from '../support/gate.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, raw, sectionText, until } from '../support/realtime-clients.ts';
import { blocksOf, textIn } from '../support/realtime-schedules.ts';
import { yjsTypes } from '../support/sections-gate.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({
		operationsPerUpdate: 50,
		document: { bytes: 20_000, deletedRanges: 30, clients: 12, sections: 8, rows: 8 },
		answers: { burst: 60_000, perSecond: 1 },
	});
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

const text = (doc: Y.Doc, document: TestDocument) => textIn(blocksOf(doc, document).get(0) as Y.XmlElement);

describe('what one document may hold [LIM-7] [L3]', () => {
	it.each<[string, (doc: Y.Doc, document: TestDocument) => void]>([
		['bytes', (doc, document) => text(doc, document).insert(0, 'x'.repeat(21_000))],
		[
			'operations at once',
			(doc, document) =>
				doc.transact(() => {
					for (let n = 0; n < 60; n += 1) text(doc, document).insert(0, 'x');
				}),
		],
		[
			'sections',
			(doc) => {
				for (let n = 0; n < 5; n += 1) doc.getMap('sections').set(crypto.randomUUID(), new Y.Map());
			},
		],
		[
			'deletions apart from one another',
			(doc, document) => {
				text(doc, document).insert(0, 'xy'.repeat(40));
				for (let n = 0; n < 40; n += 1) text(doc, document).delete(n, 1);
			},
		],
	])('too many %s: refused with a sentence, and what is there stays', async (_name, write) => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('Enregistré. ');
		await claire.saved();
		write(claire.doc, document);
		await until('refused', () => claire.channel.save.state === 'refused' || !claire.channel.synced);
		const yann = await join(host, document, troika.academy);
		expect(yann.text()).toContain('Enregistré.');
	});

	it('in one update too: of twenty-five more deletions none enters', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const client = await raw(host, document, troika.state);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		const words: Operation = { key: 'x', parent: 'document', content: { deleted: 200 } };
		client.send({ type: 'update', update: forge([{ client: 1, clock: 0, operations: [words] }]) });
		const ranges = Array.from({ length: 45 }, (_, n) => [2 * n, 2 * n + 1] as const);
		await until('the words are stored', () => client.received.some(({ type }) => type === 'durable'));
		// Each of three people their share of the first twenty.
		for (const [index, person] of [troika.state, troika.academy, troika.authority].entries()) {
			const one = await raw(host, document, person);
			one.send({ type: 'hello', version: 1, epoch: schemaEpoch });
			const own = ranges.slice(7 * index, Math.min(20, 7 * index + 7));
			one.send({ type: 'update', update: forge([], [{ client: 1, ranges: own }]) });
			expect(await one.next('durable')).toMatchObject({ count: 1 });
		}
		client.send({ type: 'update', update: forge([], [{ client: 1, ranges }]) });
		expect(await client.closed).toBe(4403);
		expect((await client.next('refused')).reason).toMatch(/^Ce document a atteint sa taille limite/);
	});

	it('a row is not made again, which would not say where it stands: it counts once [LIM-10] [VOC-9]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const client = await raw(host, document, troika.state);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		const row: Operation = { parent: 'actions', key: crypto.randomUUID(), content: { type: yjsTypes.map } };
		const again = (clock: number) =>
			forge(
				[{ client: 9, clock, operations: [{ ...row, origin: { client: 9, clock: clock - 1 } }] }],
				[{ client: 9, ranges: [[clock - 1, clock]] }],
			);
		client.send({ type: 'update', update: forge([{ client: 9, clock: 0, operations: [row] }]) });
		client.send({ type: 'update', update: again(1) });
		expect(await client.closed).toBe(4403);
		expect(await client.next('refused')).toMatchObject({ position: 2 });
	});

	it('what is beyond decoding is refused with the same sentence [LIM-9]', async () => {
		const client = await raw(host, troika.document, troika.state);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		const operations = Array.from({ length: 101 }, (): Operation => ({ content: { gc: 1 } }));
		client.send({ type: 'update', update: forge([{ client: 1, clock: 0, operations }]) });
		expect(await client.closed).toBe(4403);
		expect((await client.next('refused')).reason).toMatch(/^Trop de modifications en une fois\. .*Copiez/);
	});
});

describe('a document that is full of one thing takes the others [LIM-7]', () => {
	it('full of bytes, its words can be deleted, and a section be set aside', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const greedy = await join(host, document, troika.state);
		greedy.type('x'.repeat(19_000));
		await greedy.saved();
		greedy.type('y'.repeat(1500));
		await until('refused', () => greedy.channel.save.state === 'refused');
		const yann = await join(host, document, troika.academy);
		const section = yann.doc.getMap('sections').get(document.sectionId) as Y.Map<unknown>;
		section.set('status', 'ready');
		await yann.saved();
		text(yann.doc, document).delete(0, 10_000);
		await yann.saved();
	});

	const limits = {
		operationsPerUpdate: 10,
		document: { bytes: 1000, deletedRanges: 1000, clients: 1000, sections: 1000, rows: 1000 },
	};
	const none = { bytes: 0, deletedRanges: 0, clients: 0, sections: 0, rows: 0 };
	const order = (content: Operation['content']) =>
		[
			...readUpdate(
				forge([{ client: 1, clock: 0, operations: [{ parent: 'document', key: 'x', content }] }]),
			).structs.values(),
		].flat();
	const words = order({ text: 'x' });

	it.each(['bytes', 'deletedRanges', 'clients', 'sections'] as const)(
		'only %s are refused beyond their limit',
		(what) => {
			const holding = { ...none, [what]: 1000 };
			const judge = (gain: Partial<typeof none>) =>
				overQuota(holding, { ...none, ...gain }, words, () => 0, limits);
			expect(judge({ [what]: 1 })).toMatch(/^Ce document/);
			for (const other of ['bytes', 'deletedRanges', 'clients', 'sections'] as const)
				if (other !== what) expect(judge({ [other]: 1 })).toBeUndefined();
		},
	);

	it.each<[string, ReturnType<typeof order>, number]>([
		['words', words, 1000],
		['values', order({ values: [1] }), 1125],
		['deletions', [], 1250],
	])('%s have their own limit', (_name, brought, most) => {
		const judge = (bytes: number) =>
			overQuota({ ...none, bytes }, { ...none, bytes: 1 }, brought, () => 0, limits);
		expect(judge(most - 1)).toBeUndefined();
		expect(judge(most)).toMatch(/^Ce document/);
	});
});

describe('questions that cost a whole document [LIM-8]', () => {
	const whole = { type: 'step-1', stateVector: new Uint8Array([0]) } as const;

	it('are answered some times, then their author is sent away, and the others write on', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('x'.repeat(15_000));
		await claire.saved();
		const greedy = await raw(host, document, troika.reader);
		for (let n = 0; n < 3; n += 1) greedy.send(whole);
		await until('answered', () => greedy.received.some(({ type }) => type === 'step-2'));
		for (let n = 0; n < 3; n += 1) greedy.send(whole);
		expect(await greedy.closed).toBe(4429);
		claire.type('encore');
		await claire.saved();
	});

	it('cost nothing to who knows the document', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('x'.repeat(15_000));
		await claire.saved();
		const follower = await raw(host, document, troika.reader);
		const stateVector = Y.encodeStateVector(claire.doc);
		for (let n = 0; n < 100; n += 1) follower.send({ type: 'step-1', stateVector });
		follower.send({ type: 'query-awareness' });
		await follower.next('awareness');
	});
});

describe('updates that wait for what they refer to [ACK-4] [LIM-3]', () => {
	it('enter one after the other when what they lack comes, whatever the order', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate((await join(host, document, troika.state)).doc));
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		for (const letter of 'abcdefgh') text(doc, document).insert(text(doc, document).length, letter);
		const client = await raw(host, document, troika.state);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		for (const update of updates.toReversed()) client.send({ type: 'update', update });
		await until('all are stored', () =>
			client.received.some((frame) => frame.type === 'durable' && frame.count === updates.length),
		);
		const journal = await readJournal(host.context.database.reader, document.id);
		expect(sectionText(loadState(journal), document)).toContain('abcdefgh');
	});
});

describe('what an update costs to judge', () => {
	/** Of the processor, which this machine's other loads do not change much. */
	const milliseconds = (work: () => void) => {
		const start = process.cpuUsage();
		work();
		return process.cpuUsage(start).user / 1000;
	};

	it.each([2, 64])('grows with its operations, though %i clients depend on each other in turn', (clients) => {
		const turns = (count: number) =>
			readUpdate(
				forge(
					Array.from({ length: clients }, (_, n) => ({
						client: n + 1,
						clock: 0,
						operations: Array.from({ length: count / clients }, (_, clock): Operation => {
							// On the one before in the circle; the first of all on its last turn.
							const origin = n > 0 ? { client: n, clock } : { client: clients, clock: clock - 1 };
							return origin.clock < 0
								? { content: { text: 'x' }, key: 'x', parent: 'document' }
								: { origin, content: { text: 'x' } };
						}),
					})),
				),
			);
		const most = turns(defaultLimits.operationsPerUpdate - (defaultLimits.operationsPerUpdate % clients));
		const taken = milliseconds(() => expect(new Inventory().judge(most).novelty).toBe('new'));
		// A tenth of a second alone; an order of magnitude for whatever else runs here. Quadratic takes minutes.
		expect(taken).toBeLessThan(2000);
	});

	it('grows with its deletions, however many there were', () => {
		const ranges = Array.from({ length: 200_000 }, (_, n) => ({ from: 4 * n, to: 4 * n + 1 }));
		const others = ranges.map(({ from }) => ({ from: from + 2, to: from + 3 }));
		const set = new RangeSet();
		const taken = milliseconds(() => {
			set.addAll(ranges);
			set.addAll(others);
		});
		expect(set.count).toBe(400_000);
		expect(set.covers(4 * 777 + 2, 4 * 777 + 3)).toBe(true);
		expect(taken).toBeLessThan(2000);
	});
});
