import { amountKey } from '#domain/programme/amount.ts';
import { unfound } from '#domain/programme/funder.ts';
import { rowShapes } from '#domain/programme/rows.ts';
import { buildState } from '#server/documents/state.ts';
import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { forge, Gate, type Operation } from '../support/gate.ts';
import { actorOf, beginning, seeded, Writers } from '../support/programmes.ts';
import { yjsTypes } from '../support/sections-gate.ts';

const programme = beginning();
const made = buildState([], programme);
const { bytes } = made;
const id = '33333333-3333-4333-8333-333333333333';
const liar = actorOf(9);
const funder = programme.funders[0]!.id;

/** A gate before a programme of one action that somebody else made, with an amount of theirs. */
function closed() {
	const gate = new Gate(bytes);
	const author = new Writers(1, made);
	const { doc, live } = author.all[0]!;
	const offer = (update: Uint8Array) => gate.offer(actorOf(0), update);
	const before = Y.encodeStateVector(gate.doc);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(gate.doc));
	const action = live.add('action', { title: 'Ateliers', under: programme.axes[0]!.id });
	live.writeAmount(action, { funder, year: 2027, stage: 'requested' }, 100);
	expect(offer(Y.encodeStateAsUpdate(doc, before))).toBe('taken');
	const map = gate.doc.getMap<Y.Map<unknown>>(rowShapes.action.root).get(action)!;
	const [key = ''] = [...map.keys()].filter((one) => one.startsWith('amount/'));
	const rowId = map._item!.id;
	const one = (operation: Operation, deletes: Parameters<typeof forge>[1] = [], more: Operation[] = []) =>
		gate.offer(liar, forge([{ client: 77, clock: 0, operations: [operation, ...more] }], deletes));
	return { gate, map, rowId, key, one };
}

describe('what may stand in a row [VOC-9]', () => {
	const own = amountKey({ funder, year: 2028, stage: 'granted' }, liar, 'abc123');
	it.each<[string, string, Operation['content']]>([
		['a state', 'state', { values: ['done'] }],
		['a date that is not sure', 'start', { values: ['2027-03'] }],
		['one of the directory', `carrier/${id}`, { values: [true] }],
		['a typed name', 'carrier/x1', { values: ['Association Le Fil'] }],
		['a quarter with its name of the day', 'territory/qpv:QN04904M', { values: ['Grand-Pigeon'] }],
		['a carrier with its name of the day', `carrier/${id}`, { values: ['Escale'] }],
		['an amount of one’s own', own, { values: [1_250_000] }],
		['a row set aside', 'removed', { values: [true] }],
	])('takes %s', (_name, key, content) => {
		const { rowId, one } = closed();
		expect(one({ parent: rowId, key, content })).toBe('taken');
	});

	it.each<[string, string, Operation['content']]>([
		['an unknown value', 'colour', { values: ['red'] }],
		['a state that is none', 'state', { values: ['finished'] }],
		['a date that is none', 'start', { values: ['2027-02-30'] }],
		['half a percent', 'progress', { values: [0.5] }],
		['an empty name', 'carrier/x1', { values: [' '] }],
		['a quarter of no name at all', 'territory/qpv:QN04904M', { values: [''] }],
		['a name that is too long', 'territory/qpv:QN04904M', { values: ['Q'.repeat(201)] }],
		['a key that is none', 'territory/qpv QN04904M', { values: ['Grand-Pigeon'] }],
		['a list that is none', 'friend/x1', { values: [true] }],
		['a negative amount', own, { values: [-1] }],
		['half a cent', own, { values: [0.5] }],
		['an absurd amount', own, { values: [1e15] }],
		['two amounts in one, to be had by turns', own, { values: [1, 2] }],
		['an amount in words', own, { values: ['100'] }],
		['an amount of the year 1', own.replace('2028', '0001'), { values: [1] }],
		['an amount in the name of somebody else', own.replace(liar, actorOf(1)), { values: [1] }],
		['an amount in the application’s name', own.replace(liar, 'application'), { values: [1] }],
		['another title', 'title', { type: yjsTypes.text }],
		['another content', 'content', { type: yjsTypes.fragment }],
		['a map', 'state', { type: yjsTypes.map }],
	])('refuses %s', (_name, key, content) => {
		const { rowId, one } = closed();
		expect(one({ parent: rowId, key, content })).not.toBe('taken');
	});

	const nobody = amountKey({ funder: id, year: 2028, stage: 'granted' }, liar, 'abc123');
	const elsewhere = amountKey({ funder: unfound, year: 2028, stage: 'granted' }, liar, 'abc123');

	test('nobody pays who was never a row of the document [VOC-9]', () => {
		const { rowId, one } = closed();
		expect(one({ parent: rowId, key: nobody, content: { values: [100] } })).toBe(
			'an amount of a funder that is none',
		);
		expect(one({ parent: rowId, key: elsewhere, content: { values: [100] } })).toBe('taken');
	});

	test('a refused amount leaves nobody known', () => {
		const { rowId, one } = closed();
		const amount: Operation = { parent: rowId, key: nobody, content: { values: [100] } };
		const row: Operation = { parent: rowShapes.funder.root, key: id, content: { type: yjsTypes.map } };
		const bad: Operation = { parent: rowId, key: 'colour', content: { values: ['red'] } };
		const offer = (...operations: Operation[]) => one(amount, [], operations);
		expect(offer(row, bad)).not.toBe('taken');
		expect(offer()).not.toBe('taken');
		// The row may come behind the amount, in one update.
		expect(offer(row)).toBe('taken');
	});

	test('a funder that was undone, and is seen by somebody still, may be paid by', () => {
		const { gate, rowId } = closed();
		const [maker] = new Writers(2, made).all;
		const { doc, live } = maker!;
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(gate.doc));
		const before = Y.encodeStateVector(doc);
		const undone = live.add('funder', { title: 'Caf' });
		expect(gate.offer(actorOf(0), Y.encodeStateAsUpdate(doc, before))).toBe('taken');
		live.undo();
		expect(gate.offer(actorOf(0), Y.encodeStateAsUpdate(doc, before))).toBe('taken');
		gate.reopen();
		const key = amountKey({ funder: undone, year: 2028, stage: 'granted' }, liar, 'abc123');
		const late = forge([
			{ client: 77, clock: 0, operations: [{ parent: rowId, key, content: { values: [100] } }] },
		]);
		expect(gate.offer(liar, late)).toBe('taken');
	});

	test('what is stored of a payer that is none may be written over', () => {
		const { gate, rowId } = closed();
		const stored = forge([
			{ client: 80, clock: 0, operations: [{ parent: rowId, key: nobody, content: { values: [100] } }] },
		]);
		const opened = new Gate(Y.encodeStateAsUpdate(gate.doc), stored);
		const key = nobody.replace('abc123', 'abc124');
		const over = forge(
			[{ client: 77, clock: 0, operations: [{ parent: rowId, key, content: { values: [200] } }] }],
			[{ client: 80, ranges: [[0, 1]] }],
		);
		expect(opened.offer(liar, over)).toBe('taken');
	});

	test('an amount is never written over, not even by its author', () => {
		const { rowId, key, one, gate } = closed();
		expect(one({ parent: rowId, key, content: { values: [101] } })).not.toBe('taken');
		const author = forge([
			{ client: 78, clock: 0, operations: [{ parent: rowId, key, content: { values: [101] } }] },
		]);
		expect(gate.offer(actorOf(0), author)).not.toBe('taken');
	});

	test('somebody’s undo puts back what another wrote, as it was', () => {
		const { rowId, key, one } = closed();
		expect(one({ parent: rowId, key, content: { values: [100] } })).toBe('taken');
	});

	test('a row is not deleted, nor its title: not even by who made it', () => {
		const { map, one, gate } = closed();
		const bystander: Operation = { parent: map._item!.id, key: 'people', content: { values: [4] } };
		for (const item of [map._item!, (map.get('title') as Y.Text)._item!]) {
			const ranges = [[item.id.clock, item.id.clock + 1]] as const;
			const deletes = [{ client: item.id.client, ranges }];
			expect(one(bystander, deletes)).not.toBe('taken');
			expect(gate.offer(actorOf(0), forge([], deletes))).toContain('deletion');
		}
	});

	test('roots hold rows only, under identifiers', () => {
		const { gate } = closed();
		const offer = (operation: Operation) =>
			gate.offer(liar, forge([{ client: 79, clock: 0, operations: [operation] }]));
		expect(offer({ parent: 'actions', key: 'mine', content: { type: yjsTypes.map } })).not.toBe('taken');
		expect(offer({ parent: 'actions', key: id, content: { values: [1] } })).not.toBe('taken');
		expect(offer({ parent: 'programme', key: 'firstYear', content: { values: [12] } })).not.toBe('taken');
		expect(offer({ parent: 'programme', key: 'firstYear', content: { values: [2028] } })).toBe('taken');
	});
});

describe.each([1, 2, 3])('honest people are never refused, seed %i', (seed) => {
	test('whatever they write, undo and send late', () => {
		const random = seeded(seed);
		const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
		const gate = new Gate(bytes);
		const writers = new Writers(3, made);
		for (const { doc } of writers.all) Y.applyUpdate(doc, Y.encodeStateAsUpdate(gate.doc));
		const waiting = writers.all.map((): Uint8Array[] => []);
		writers.all.forEach(({ doc }, n) =>
			doc.on(
				'update',
				(update: Uint8Array, origin: unknown) => origin !== 'network' && waiting[n]!.push(update),
			),
		);
		const flush = (n: number) => {
			for (const update of waiting[n]!.splice(0))
				expect(gate.offer(actorOf(n), update)).toMatch(/^(taken|nothing)$/);
			Y.applyUpdate(writers.all[n]!.doc, Y.encodeStateAsUpdate(gate.doc), 'network');
		};
		for (let step = 0; step < 900; step++) {
			const n = Math.floor(random() * 3);
			const { live } = writers.all[n]!;
			const { actions, axes, funders } = live.programme;
			const turn = random();
			if (turn < 0.1 || actions.length === 0) live.add('action', { title: 'Action', under: pick(axes).id });
			else if (turn < 0.5)
				live.writeAmount(
					pick(actions).id,
					{ funder: pick(funders).id, year: pick([2027, 2028]), stage: 'requested' },
					random() < 0.2 ? null : Math.floor(random() * 1e6),
				);
			else if (turn < 0.55) live.setText('action', pick(actions).id, 'title', `Titre ${step}`);
			else if (turn < 0.6) live.addItem(pick(actions).id, 'carrier', { key: `k${step % 7}`, name: 'Le Fil' });
			else if (turn < 0.64) live.remove('action', pick(actions).id);
			else if (turn < 0.68) live.add('reading', { value: '12.5', at: '2027-03' });
			else if (turn < 0.8) live.undo();
			else if (turn < 0.84) live.redo();
			else flush(n);
		}
		for (let round = 0; round < 2; round++) for (let n = 0; n < 3; n++) flush(n);
		const [one, two, three] = writers.all.map(({ live }) => live.programme);
		expect(one).toEqual(two);
		expect(two).toEqual(three);
	});
});
