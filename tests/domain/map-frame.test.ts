import { seatAround } from '#domain/territory/around.ts';
import { frameOf } from '#domain/territory/frame.ts';
import { labelsOf, type Spot } from '#domain/territory/labels.ts';
import { expect, test } from 'vitest';

const size = { width: 600, height: 480, margin: 60 };
const monplaisir = [-0.5262, 47.4869] as const;
const beille = [-0.5912, 47.4763] as const;
const roseraie = [-0.5624, 47.4474] as const;

test('the places of a town fill their frame, north up and west left', () => {
	const frame = frameOf([monplaisir, beille, roseraie], size)!;
	const [x, y] = frame.at(monplaisir)!;
	const [west] = frame.at(beille)!;
	const [, south] = frame.at(roseraie)!;
	for (const position of [monplaisir, beille, roseraie]) {
		const at = frame.at(position)!;
		expect(at[0]).toBeGreaterThanOrEqual(size.margin - 0.01);
		expect(at[0]).toBeLessThanOrEqual(size.width - size.margin + 0.01);
		expect(at[1]).toBeGreaterThanOrEqual(size.margin - 0.01);
		expect(at[1]).toBeLessThanOrEqual(size.height - size.margin + 0.01);
	}
	expect(west).toBeLessThan(x);
	expect(south).toBeGreaterThan(y);
});

test('its rule measures true, on the mainland and overseas', () => {
	// Ten kilometres apart along a meridian: 10 / 111.2 degrees.
	for (const [longitude, latitude] of [
		[-0.55, 47.47],
		[45.2, -12.85],
	] as const) {
		const [here, there] = [
			[longitude, latitude],
			[longitude, latitude + 10 / 111.2],
		] as const;
		const frame = frameOf([here, there], size)!;
		const [one, other] = [frame.at(here)!, frame.at(there)!];
		const drawn = Math.hypot(one[0] - other[0], one[1] - other[1]);
		expect((drawn / frame.rule!.length) * frame.rule!.kilometres).toBeCloseTo(10, 0);
	}
});

test('one quarter alone stands in the middle of five kilometres; between two scales there is no rule', () => {
	const frame = frameOf([monplaisir], size)!;
	expect(frame.at(monplaisir)).toEqual([expect.closeTo(300, 5), expect.closeTo(240, 5)]);
	expect(frame.kilometres).toBeCloseTo(5, 5);
	expect(frameOf([monplaisir, [45.2, -12.85]], size)!.rule).toBeNull();
	expect(frameOf([], size)).toBeUndefined();
	expect(frameOf([[-73.98, 40.75]], size)).toBeUndefined();
});

test('a name covers no other, and is left out where there is no room', () => {
	const spot = (x: number, y: number, name: string): Spot => ({ x, y, radius: 14, name });
	const [one, beside, edge] = labelsOf(
		[spot(60, 100, 'Monplaisir'), spot(110, 100, 'Grand Pigeon'), spot(580, 300, 'Roseraie')],
		size,
	);
	expect(beside).toMatchObject({ anchor: 'start' });
	expect(one).toMatchObject({ anchor: 'middle' });
	expect(edge).toMatchObject({ anchor: 'end' });
	const crowd = Array.from({ length: 30 }, (_, n) =>
		spot(300 + (n % 6) * 4, 200 + Math.floor(n / 6) * 4, `Quartier ${n}`),
	);
	const labels = labelsOf(crowd, size);
	expect(labels.filter((label) => label === null).length).toBeGreaterThan(20);
	expect(labels.some((label) => label !== null)).toBe(true);
});

test('a name that can stand in one place only has it, before one that has others', () => {
	const [wide, edge] = labelsOf(
		[
			{ x: 300, y: 100, radius: 20, name: 'Nouvelle-Aquitaine' },
			{ x: 12, y: 100, radius: 7, name: 'Martinique, tout entière' },
			{ x: 480, y: 100, radius: 34, name: 'Auvergne' },
		],
		{ width: 600, height: 220 },
		// What is drawn besides.
		[{ x: 12, y: 118, radius: 7 }],
	);
	expect(edge).toMatchObject({ anchor: 'start', y: 100 });
	expect(wide).toMatchObject({ anchor: 'middle' });
});

test('what is drawn one by one covers neither circles nor its like, and stays where it is when it can', () => {
	const circles = [
		{ x: 100, y: 100, radius: 30 },
		{ x: 125, y: 110, radius: 12 },
	];
	const alone = { id: -1, x: 300, y: 50 };
	const many = Array.from({ length: 60 }, (_, id) => ({ id, x: 100 + (id % 3) * 12, y: 100 }));
	const bare = Array.from({ length: 7 }, (_, id) => ({ id: 100 + id, x: 400, y: 300 }));
	const drawn = seatAround([alone, ...many, ...bare], circles);
	expect(drawn.map(({ id }) => id)).toEqual([alone, ...many, ...bare].map(({ id }) => id));
	expect(drawn[0]).toEqual(alone);
	// The first one is straight below its circle.
	expect(drawn[1]).toEqual({ id: 0, x: expect.closeTo(100, 6) as number, y: 141 });
	const between = (a: { x: number; y: number }, b: { x: number; y: number }) =>
		Math.hypot(a.x - b.x, a.y - b.y);
	for (const one of drawn) {
		for (const circle of circles) expect(between(one, circle)).toBeGreaterThanOrEqual(circle.radius + 7);
		for (const other of drawn) if (other !== one) expect(between(one, other)).toBeGreaterThanOrEqual(16);
	}
	for (const one of drawn.slice(-7)) expect(between(one, { x: 400, y: 300 })).toBeLessThanOrEqual(17.01);
});
