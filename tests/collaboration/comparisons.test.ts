import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { buildState } from '#server/documents/state.ts';
import { forge, Gate, type Id, type Operation } from '../support/gate.ts';
import { seeded } from '../support/realtime-schedules.ts';

const state = buildState([
	{
		id: crypto.randomUUID(),
		title: 'Bilan',
		status: 'todo',
		party: null,
		content: {
			type: 'doc',
			content: [{ type: 'paragraph', attrs: { level: 0 }, content: [{ type: 'text', text: 'abcdef' }] }],
		},
	},
]).bytes;

const textOf = (doc: Y.Doc) => {
	const section = [...doc.getMap('sections').values()][0] as Y.Map<unknown>;
	return ((section.get('content') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText;
};

/** How often Yjs compares while it applies these: each operation that it passes is put in two sets. */
function comparisons(updates: readonly Uint8Array[]): number {
	const { add } = Set.prototype;
	let added = 0;
	Set.prototype.add = function (this: Set<unknown>, value: unknown) {
		if (value instanceof Y.Item) added += 1;
		return add.call(this, value);
	};
	const doc = new Y.Doc();
	try {
		for (const bytes of updates) Y.applyUpdate(doc, bytes);
	} finally {
		Set.prototype.add = add;
	}
	expect(doc.store.pendingStructs).toBeNull();
	doc.destroy();
	return added / 2;
}

/** The same text in the orders in which it may come: as it was written, all at once, by client from either end, and at random. */
function orders(written: readonly Uint8Array[], random: () => number): Uint8Array[][] {
	const doc = new Y.Doc();
	for (const bytes of written) Y.applyUpdate(doc, bytes);
	const snapshot = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	const shuffled = () =>
		written
			.map((bytes) => ({ bytes, at: random() }))
			.sort((one, other) => one.at - other.at)
			.map(({ bytes }) => bytes);
	return [[...written], [snapshot], [...written].reverse(), shuffled(), shuffled(), shuffled(), shuffled()];
}

/** Operations that are put wherever their author likes, knowing what they like of what is there. */
function forgeries(gate: Gate, random: () => number, count: number): Uint8Array[] {
	const { client, clock } = textOf(gate.doc)._first!.id;
	const there: Id[] = Array.from({ length: 6 }, (_, n) => ({ client, clock: clock + n }));
	const ends = new Map<number, number>();
	const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
	const taken: Uint8Array[] = [];
	for (let n = 0; n < count; n += 1) {
		const author = 10 + Math.floor(random() * (random() < 0.5 ? 3 : 30));
		const start = ends.get(author) ?? 0;
		const length = 1 + Math.floor(random() * 3);
		const own = start > 0 && random() < 0.4 ? { client: author, clock: start - 1 } : undefined;
		const origin = own ?? (random() < 0.5 ? any(there.slice(0, 8)) : any(there));
		const right = random() < 0.5 ? any(there) : undefined;
		const content: Operation['content'] =
			random() < 0.8 ? { text: 'xyz'.slice(0, length) } : { deleted: length };
		const bytes = forge([
			{
				client: author,
				clock: start,
				operations: [right ? { origin, right, content } : { origin, content }],
			},
		]);
		if (gate.offer(`person ${author}`, bytes) !== 'taken') continue;
		taken.push(bytes);
		ends.set(author, start + length);
		for (let at = 0; at < length; at += 1) there.push({ client: author, clock: start + at });
		if (random() > 0.15) continue;
		const { client: whose, clock: from } = any(there);
		const deletion = forge([], [{ client: whose, ranges: [[from, from + 1]] }]);
		if (gate.offer('anybody', deletion) === 'taken') taken.push(deletion);
	}
	return taken;
}

describe('Yjs compares no oftener than is counted, whatever the order [VOC-5]', () => {
	it.each(Array.from({ length: 30 }, (_, n) => 7919 * (n + 1)))('in a text forged at random (%i)', (seed) => {
		const random = seeded(seed);
		const gate = new Gate(state);
		const taken = forgeries(gate, random, 40 + Math.floor(random() * 120));
		expect(taken.length).toBeGreaterThan(20);
		const results = orders([state, ...taken], random).map(comparisons);
		// One more for each, to see that it need not go on.
		const most = gate.steps + taken.length;
		for (const count of results) expect(count).toBeLessThanOrEqual(most);
	});
});

describe('people who all write at the end of one line, seldom knowing of each other', () => {
	it('are taken, all of them, for as long as they like [VOC-5]', () => {
		const random = seeded(20_261_128);
		const gate = new Gate(state);
		const people = Array.from({ length: 8 }, () => {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, state);
			return doc;
		});
		const under: { readonly at: number; readonly bytes: Uint8Array }[] = [];
		for (let word = 0; word < 2500; word += 1) {
			for (let next = under[0]; next && next.at <= word; next = under[0]) {
				for (const doc of people) Y.applyUpdate(doc, next.bytes);
				under.shift();
			}
			const number = Math.floor(random() * people.length);
			const doc = people[number]!;
			const before = Y.encodeStateVector(doc);
			textOf(doc).insert(textOf(doc).length, `[${number}:${word}]`);
			const bytes = Y.encodeStateAsUpdate(doc, before);
			expect(gate.offer(`person ${number}`, bytes)).toBe('taken');
			// Now and then everybody is cut off for a while.
			const at = word % 800 < 100 ? word - (word % 800) + 100 : word + 1 + Math.floor(random() * 4);
			under.push({ at, bytes });
			under.sort((one, other) => one.at - other.at);
		}
		expect(gate.steps).toBeLessThan(100_000);
	});
});
