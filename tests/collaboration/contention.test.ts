import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { buildState } from '#server/documents/state.ts';
import { forge, Gate, type Id, type Operation } from '../support/gate.ts';

const state = buildState([
	{
		id: crypto.randomUUID(),
		title: 'Bilan',
		status: 'todo',
		party: null,
		content: {
			type: 'doc',
			content: [{ type: 'paragraph', attrs: { level: 0 }, content: [{ type: 'text', text: 'ab' }] }],
		},
	},
]).bytes;

let gate: Gate;
let first: Id;
let second: Id;
beforeEach(() => {
	gate = new Gate(state);
	first = textOf(gate.doc)._first!.id;
	second = { client: first.client, clock: first.clock + 1 };
});

const refused = 'trop d’écritures au même endroit';

describe('an update that every browser would search for minutes', () => {
	it('is refused when one client writes behind one letter as if it knew nothing of itself [VOC-5]', () => {
		expect(gate.offer('evil', write(5, [{ origin: second, content: { text: 'z'.repeat(4000) } }]))).toBe(
			'taken',
		);
		const attack = write(
			77,
			Array.from({ length: 4000 }, (_, clock) => ({
				origin: first,
				right: { client: 5, clock },
				content: { text: 'x' },
			})),
		);
		expect(gate.offer('evil', attack)).toBe(refused);
	});

	it('is refused when thousands of clients write at one place, however few each brings [VOC-5]', () => {
		expect(
			offerUntilRefused(4000, (index) => ({
				origin: first,
				right: second,
				content: { text: String(index % 10) },
			})),
		).toBeLessThan(2000);
	});

	it('is refused when each writes behind another letter, as if nothing followed it [VOC-5]', () => {
		gate.offer('evil', write(5, [{ origin: second, content: { text: 'z'.repeat(4000) } }]));
		expect(
			offerUntilRefused(3999, (index) => ({
				origin: { client: 5, clock: 3998 - index },
				content: { text: 'x' },
			})),
		).toBeLessThan(2000);
	});

	it('is refused when what stands at the place is cut into pieces afterwards [VOC-5]', () => {
		gate.offer('evil', write(5, [{ origin: first, right: second, content: { text: 'z'.repeat(20_000) } }]));
		for (let client = 100; client < 700; client += 1)
			expect(
				gate.offer('evil', write(client, [{ origin: first, right: second, content: { text: 'x' } }])),
			).toBe('taken');
		const ranges = Array.from({ length: 10_000 }, (_, index) => [2 * index, 2 * index + 1] as const);
		expect(gate.offer('evil', forge([], [{ client: 5, ranges }]))).toBe(refused);
	});

	it('is refused to one person at a quarter of what all may bring, and others still meet there [LIM-10]', () => {
		const once = { origin: first, right: second, content: { text: 'x' } };
		const taken = offerUntilRefused(4000, () => once);
		expect(taken).toBeLessThan(1500);
		expect(gate.offer('evil', write(9, [once]))).toBe(refused);
		for (let client = 50_000; client < 50_100; client += 1)
			expect(gate.offer('Claire', write(client, [once]))).toBe('taken');
	});

	it('leaves no trace when refused, and the document is written on, also after a snapshot [VOC-5]', () => {
		const once = { origin: first, right: second, content: { text: 'x' } };
		const attack = forge(
			Array.from({ length: 4000 }, (_, index) => ({ client: 100 + index, clock: 0, operations: [once] })),
		);
		expect(gate.offer('evil', attack)).toBe(refused);
		const untouched = new Gate(state);
		for (const one of [gate, untouched]) expect(one.offer('Claire', write(100, [once, once]))).toBe('taken');
		for (let client = 200; client < 300; client += 1)
			for (const one of [gate, untouched]) one.offer('Claire', write(client, [once]));
		expect(gate.steps).toBe(untouched.steps);
		expect(gate.steps).toBeGreaterThan(1000);
		const taken = offerUntilRefused(2000, () => once, 20_000);
		gate.reopen();
		expect(offerUntilRefused(2000, () => once, 40_000)).toBeLessThan(taken);
		expect(typeTitle(gate)).toBe('taken');
	});
});

describe('people who write a great deal at one place', () => {
	it('are taken: ten thousand letters, each before the one before [VOC-5]', () => {
		expect(typeBackwards(gate, 10_000)).toBe('taken');
	});

	it('are taken: fifty people who all write there at once, then go on [VOC-5]', () => {
		const people = Array.from({ length: 50 }, () => {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, state);
			return doc;
		});
		for (let round = 0; round < 2; round += 1) {
			const written = people.map((doc) => {
				const before = Y.encodeStateVector(doc);
				textOf(doc).insert(1, 'mot ');
				textOf(doc).insert(5, 'suivant ');
				return Y.encodeStateAsUpdate(doc, before);
			});
			for (const bytes of written) {
				expect(gate.offer('people', bytes)).toBe('taken');
				for (const doc of people) Y.applyUpdate(doc, bytes);
			}
		}
	});
});

/** How many clients brought one operation each before the next was refused. */
function offerUntilRefused(count: number, operation: (index: number) => Operation, client = 10_000): number {
	for (let index = 0; index < count; index += 1)
		if (gate.offer('evil', write(client + index, [operation(index)])) === refused) return index;
	return count;
}

function write(client: number, operations: readonly Operation[]): Uint8Array {
	return forge([{ client, clock: 0, operations }]);
}

/** Somebody types so many letters, each before all others. */
function typeBackwards(to: Gate, letters: number): string {
	return edit(to, (doc) => {
		for (let count = 0; count < letters; count += 1) textOf(doc).insert(0, 'x');
	});
}

function typeTitle(to: Gate): string {
	return edit(to, (doc) => {
		const section = [...doc.getMap('sections').values()][0] as Y.Map<unknown>;
		(section.get('title') as Y.Text).insert(0, 'Le ');
	});
}

function edit(to: Gate, change: (doc: Y.Doc) => void): string {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(to.doc));
	const before = Y.encodeStateVector(doc);
	change(doc);
	return to.offer('Claire', Y.encodeStateAsUpdate(doc, before));
}

function textOf(doc: Y.Doc): Y.XmlText {
	const section = [...doc.getMap('sections').values()][0] as Y.Map<unknown>;
	return ((section.get('content') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText;
}
