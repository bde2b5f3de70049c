import { LineSlots } from '#lib/programme/table/line-slots.ts';
import type { Line, LineKind } from '#lib/programme/table/lines.ts';
import { nearer } from '#lib/programme/table/visible-lines.ts';
import { describe, expect, test } from 'vitest';

const line = (id: string, kind: LineKind = 'action'): Line => ({
	...{ id, kind, number: '', title: id, action: null, count: 0, folded: false, lost: null, height: 36 },
});

describe('the rows of the page', () => {
	test('a line keeps its row, and one that comes takes that of one like it that has gone', () => {
		const slots = new LineSlots();
		const [a, b, c] = slots.of([line('a'), line('b'), line('c')]);
		expect(slots.of([line('b'), line('c'), line('d')])).toEqual([b, c, a]);
		expect(slots.of([line('a'), line('b'), line('c'), line('d')]).slice(1)).toEqual([b, c, a]);
	});

	test('an axis takes no row of an action, and no row shows two lines', () => {
		const slots = new LineSlots();
		const before = slots.of([line('a'), line('b')]);
		const after = slots.of([line('axis', 'axis'), line('a'), line('c')]);
		expect(after[1]).toBe(before[0]);
		expect(after[2]).toBe(before[1]);
		expect(new Set(after).size).toBe(3);
	});

	test('what becomes something else takes another row', () => {
		const slots = new LineSlots();
		const [before] = slots.of([line('one', 'objective')]);
		expect(slots.of([line('one', 'orphan-objective')])).not.toEqual([before]);
	});
});

describe('a window on its way', () => {
	test('goes on by no more than so many lines', () => {
		expect(nearer([0, 30], [20, 50], 25, 8)).toEqual([20, 38]);
		expect(nearer([40, 60], [20, 50], 25, 8)).toEqual([32, 50]);
	});

	test('begins with the line one sees when it was elsewhere', () => {
		expect(nearer([0, 30], [200, 240], 207, 8)).toEqual([207, 215]);
		expect(nearer([207, 215], [200, 240], 207, 8)).toEqual([207, 223]);
	});

	test('ends where it is going, whatever it began with', () => {
		let window: [number, number] = [0, 0];
		for (let frame = 0; frame < 10; frame += 1) window = nearer(window, [100, 130], 107, 8);
		expect(window).toEqual([100, 130]);
	});
});
