import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { compact } from '#server/realtime/compaction.ts';
import { Content } from '#server/realtime/content.ts';
import { Inventory } from '#server/realtime/inventory.ts';
import { RangeSet } from '#server/realtime/range-set.ts';
import { ForeignUpdate, MalformedUpdate, OversizedUpdate, readUpdate } from '#server/realtime/update.ts';
import { forge, type Operation } from '../support/gate.ts';

/** What three people do to a text and a map, with deliveries between them, as the list of updates in causal order. */
function history(steps: readonly [who: number, what: number, where: number][]): Uint8Array[] {
	const docs = [0, 1, 2].map(() => new Y.Doc());
	const updates: Uint8Array[] = [];
	for (const doc of docs)
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'delivery') updates.push(update);
		});
	for (const [who, what, where] of steps) {
		const doc = docs[who]!;
		const text = doc.getText('sections');
		if (what === 0) for (const update of updates) Y.applyUpdate(doc, update, 'delivery');
		else if (what === 1 && text.length > 0) text.delete(where % text.length, 1);
		else if (what === 2) doc.getMap('document').set('abc'[where % 3]!, where);
		else text.insert(where % (text.length + 1), 'xy');
	}
	return updates;
}

const steps = fc.array(fc.tuple(fc.nat(2), fc.nat(4), fc.nat(50)), { minLength: 1, maxLength: 40 });

describe('the inventory of a document', () => {
	it('agrees with Yjs on what an update lacks, in whatever order updates come', () => {
		fc.assert(
			fc.property(steps, fc.infiniteStream(fc.nat()), (done, random) => {
				const updates = history(done).map((bytes) => ({ bytes, key: random.next().value as number }));
				const doc = new Y.Doc();
				const inventory = new Inventory();
				for (const { bytes } of updates.sort((a, b) => a.key - b.key)) {
					const update = readUpdate(bytes);
					const trial = new Y.Doc();
					Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
					Y.applyUpdate(trial, bytes);
					const lacks = trial.store.pendingStructs !== null || trial.store.pendingDs !== null;
					const verdict = inventory.judge(update).novelty;
					expect(verdict === 'missing').toBe(lacks);
					if (verdict !== 'new') continue;
					inventory.absorb(update);
					Y.applyUpdate(doc, bytes);
					expect(inventory.judge(update).novelty).toBe('nothing');
				}
				expect(inventory.known).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
			}),
			{ numRuns: 60 },
		);
	});

	it('serves to anyone exactly what they lack, without anything pending', () => {
		fc.assert(
			fc.property(steps, fc.nat(40), fc.nat(40), (done, has, folded) => {
				const updates = history(done);
				const content = new Content();
				const [whole, theirs] = [new Y.Doc(), new Y.Doc()];
				updates.forEach((bytes, index) => {
					content.append(readUpdate(bytes));
					Y.applyUpdate(whole, bytes);
					if (index < has) Y.applyUpdate(theirs, bytes);
				});
				if (folded % 2 === 1) content.replaceFirst(updates.length, compact(content.freeze().pieces).summary);
				for (const bytes of content.since(Y.decodeStateVector(Y.encodeStateVector(theirs)))) {
					Y.applyUpdate(theirs, bytes);
					expect(theirs.store.pendingStructs).toBeNull();
				}
				expect(theirs.getText('sections').toJSON()).toEqual(whole.getText('sections').toJSON());
				expect(theirs.getMap('document').toJSON()).toEqual(whole.getMap('document').toJSON());
				expect(Y.decodeStateVector(content.stateVector)).toEqual(
					Y.decodeStateVector(Y.encodeStateVector(whole)),
				);
			}),
			{ numRuns: 60 },
		);
	});

	it('serves someone who reads at their own pace while it grows and is compacted [LIM-6]', () => {
		// 0 and 1: the next update arrives; 2 and 3: they read one; 4: what there is becomes a snapshot.
		const paces = fc.array(fc.nat(4), { minLength: 20, maxLength: 120 });
		fc.assert(
			fc.property(steps, paces, fc.nat(40), (done, pace, has) => {
				const updates = history(done);
				const content = new Content();
				const [whole, theirs] = [new Y.Doc(), new Y.Doc()];
				const arrive = (bytes: Uint8Array) => {
					content.append(readUpdate(bytes));
					Y.applyUpdate(whole, bytes);
				};
				const early = updates.splice(0, has);
				for (const bytes of early) {
					arrive(bytes);
					Y.applyUpdate(theirs, bytes);
				}
				const cursor = content.cursorAtEnd();
				const read = () => {
					const bytes = cursor.next();
					if (bytes) Y.applyUpdate(theirs, bytes);
					expect(theirs.store.pendingStructs).toBeNull();
					return bytes !== undefined;
				};
				for (const step of pace) {
					if (step < 2 && updates.length > 0) arrive(updates.shift()!);
					else if (step < 4) read();
					else if (content.length > 0)
						content.replaceFirst(content.length, compact(content.freeze().pieces).summary);
				}
				for (const bytes of updates) arrive(bytes);
				while (read());
				expect(Y.encodeStateVector(theirs)).toEqual(Y.encodeStateVector(whole));
				expect(theirs.getText('sections').toJSON()).toEqual(whole.getText('sections').toJSON());
				expect(theirs.getMap('document').toJSON()).toEqual(whole.getMap('document').toJSON());
			}),
			{ numRuns: 200 },
		);
	});

	it('never lets a mutated update through that Yjs would keep pending or choke on', () => {
		fc.assert(
			fc.property(steps, fc.nat(), fc.nat(255), (done, where, value) => {
				const updates = history(done);
				const last = updates.at(-1);
				if (!last) return;
				const doc = new Y.Doc();
				const inventory = new Inventory();
				for (const bytes of updates.slice(0, -1)) {
					inventory.absorb(readUpdate(bytes));
					Y.applyUpdate(doc, bytes);
				}
				const mutated = last.slice();
				mutated[where % mutated.length] = value;
				let verdict: string;
				try {
					verdict = inventory.judge(readUpdate(mutated)).novelty;
				} catch (error) {
					expect(error).toBeInstanceOf(MalformedUpdate);
					return;
				}
				if (verdict !== 'new') return;
				Y.applyUpdate(doc, mutated);
				expect(doc.store.pendingStructs).toBeNull();
				expect(doc.store.pendingDs).toBeNull();
			}),
			{ numRuns: 400 },
		);
	});

	it.each([
		['a client announced twice', [2, 1, 5, 0, 0, 1, 1, 5, 1, 0, 1, 0]],
		['an operation of no length', [1, 1, 5, 0, 0, 0, 0]],
		['an operation of absurd length', [1, 1, 5, 0, 0, 255, 255, 255, 255, 255, 127, 0]],
		['a deletion of no length', [0, 1, 5, 1, 0, 0]],
		['deletions from the last to the first', [0, 1, 5, 2, 4, 1, 2, 1]],
		['deletions that overlap', [0, 1, 5, 2, 2, 3, 4, 1]],
		['deletions of one client in two blocks', [0, 2, 5, 1, 4, 1, 5, 1, 2, 1]],
		['bytes behind', [0, 0, 7]],
	])('refuses %s', (_name, bytes) => {
		expect(() => readUpdate(Uint8Array.from(bytes))).toThrow(MalformedUpdate);
	});
});

describe('how much of an update is decoded [LIM-9]', () => {
	const bounds = { operations: 1000, clients: 100, deletions: 500 };
	const garbage = (count: number, client = 5) => ({
		client,
		clock: 0,
		operations: Array.from({ length: count }, (): Operation => ({ content: { gc: 1 } })),
	});
	const apart = (count: number) => [
		{ client: 5, ranges: Array.from({ length: count }, (_, n) => [2 * n, 2 * n + 1] as const) },
	];
	const values = (count: number): Operation => ({
		parent: 'document',
		key: 'x',
		content: { values: Array.from({ length: count }, () => null) },
	});

	it.each<[string, number, (count: number) => Uint8Array]>([
		['operations', 1000, (count) => forge([garbage(count)])],
		['operations of several clients', 500, (count) => forge([garbage(count), garbage(count, 6)])],
		['clients', 100, (count) => forge(Array.from({ length: count }, (_, n) => garbage(0, n + 1)))],
		[
			'clients in deletions',
			100,
			(count) =>
				forge(
					[],
					Array.from({ length: count }, (_, n) => ({ client: n + 1, ranges: [] })),
				),
		],
		['deletions', 500, (count) => forge([], apart(count))],
		// Two texts, of the root and the key, are counted with them.
		[
			'values of one operation',
			3998,
			(count) => forge([{ client: 5, clock: 0, operations: [values(count)] }]),
		],
	])('too many %s are refused, unless they are stored already', (_name, most, bytes) => {
		expect(() => readUpdate(bytes(most), bounds)).not.toThrow();
		expect(() => readUpdate(bytes(most + 1), bounds)).toThrow(OversizedUpdate);
		expect(() => readUpdate(bytes(most + 1))).not.toThrow();
	});

	const alone = (content: Operation['content']) =>
		forge([{ client: 5, clock: 0, operations: [{ parent: 'document', content }] }]);

	it.each<[string, Uint8Array]>([
		['a list', alone({ values: [[null]] })],
		['an object', alone({ values: [{ a: 1 }] })],
		['bytes', alone({ values: [new Uint8Array([1])] })],
		['long attributes', alone({ mark: 'link', value: { href: `https://${'x'.repeat(8200)}` } })],
		['an older format', Uint8Array.from([1, 1, 5, 0, 2, 1, 1, 120, 1, 1, 49, 0])],
	])('%s where one value stands is not made, unless it is stored already', (_name, bytes) => {
		expect(() => readUpdate(bytes, bounds)).toThrow(ForeignUpdate);
		expect(() => readUpdate(bytes)).not.toThrow();
	});

	it('takes the longest link', () => {
		const href = `https://${'"'.repeat(2000)}`;
		expect(() => readUpdate(alone({ mark: 'link', value: { href } }), bounds)).not.toThrow();
	});

	it('costs what is within the bounds, not what was sent', () => {
		const bytes = forge([garbage(1_000_000)]);
		const start = process.cpuUsage();
		expect(() => readUpdate(bytes, bounds)).toThrow(OversizedUpdate);
		// Less than a millisecond; decoding all of it takes half a second and more.
		expect(process.cpuUsage(start).user / 1000).toBeLessThan(200);
	});
});

describe('ranges', () => {
	it('cover what was added, one by one or many at once, and nothing else', () => {
		const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }));
		const gap = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 5 }));
		fc.assert(
			fc.property(
				fc.array(fc.array(gap, { maxLength: 9 }), { maxLength: 8 }),
				range,
				(added, [from, length]) => {
					const ranges = new RangeSet();
					const members = new Set<number>();
					for (const gaps of added) {
						let at = 0;
						const rising = gaps.map(([apart, size]) => ({ from: at + apart, to: (at += apart + size) }));
						const [before, growth] = [ranges.count, ranges.growth(rising)];
						ranges.addAll(rising);
						// Ranges that touch one another, which Yjs never writes, count once each.
						const touching = rising.filter(({ from }, n) => from === rising[n - 1]?.to).length;
						expect(ranges.count - before).toBeLessThanOrEqual(growth);
						expect(ranges.count - before).toBeGreaterThanOrEqual(growth - touching);
						for (const { from, to } of rising) for (let n = from; n < to; n += 1) members.add(n);
					}
					const all = Array.from({ length }, (_, n) => members.has(from + n)).every(Boolean);
					expect(ranges.covers(from, from + length)).toBe(all);
					const starts = [...members].filter((n) => !members.has(n - 1));
					expect(ranges.count).toBe(starts.length);
				},
			),
		);
	});
});
