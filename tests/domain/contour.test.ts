import { contoursOf, simplify } from '#domain/territory/contour.ts';
import { readTopology } from '#domain/territory/topology.ts';
import { twoSquares } from '#tests/support/contours.ts';
import { expect, test } from 'vitest';

const draw = (json: unknown, isLarge = true) => contoursOf(readTopology(json), () => isLarge);

test('neighbours keep the same border, whichever way each goes along it', () => {
	const [west, east] = draw(twoSquares('departements', { code: '49' }, { code: '53' }));
	const corners = (path = '') => {
		const [start = '', ...steps] = path
			.slice(1, -1)
			.split('l')
			.flatMap((part) => part.match(/-?\d+ ?-?\d+/g) ?? []);
		let [x, y] = start.split(' ').map(Number) as [number, number];
		return [
			`${x} ${y}`,
			...steps.map((step) => {
				const [dx, dy] = step.match(/-?\d+/g)!.map(Number) as [number, number];
				return `${(x += dx)} ${(y += dy)}`;
			}),
		];
	};
	expect(corners(west?.near)).toHaveLength(4);
	expect(corners(west?.near).filter((corner) => corners(east?.near).includes(corner))).toHaveLength(2);
});

test('a contour knows its middle and how far it goes', () => {
	const [west] = draw(twoSquares('departements', { code: '49' }, { code: '53' }));
	expect(west?.box).toEqual([-1, 47, -0.5, 47.5]);
	expect(west?.middle[0]).toBeCloseTo(-0.75, 6);
	expect(west?.middle[1]).toBeCloseTo(47.25, 6);
});

test('what is small is not drawn on the map of the country, and what is elsewhere is on no map', () => {
	expect(draw(twoSquares('qpv', {}, {}, [-0.5, 47.4], 0.01), false)[0]?.wide).toBe('');
	expect(draw(twoSquares('qpv', {}, {}, [-149.9, -17.6], 0.01), false)).toEqual([undefined, undefined]);
});

test('simplifying keeps the ends of a line and the surface of a ring', () => {
	expect(
		simplify(
			[
				[0, 0],
				[1, 0.001],
				[2, 0],
			],
			1,
		),
	).toEqual([
		[0, 0],
		[2, 0],
	]);
	expect(
		simplify(
			[
				[0, 0],
				[1, 0],
				[1, 1],
				[0.5, 1.001],
				[0, 1],
				[0, 0],
			],
			100,
		),
	).toHaveLength(4);
});
