import type { Box } from './contour.ts';
import { project } from './projection.ts';

type Position = readonly [longitude: number, latitude: number];
type Point = readonly [x: number, y: number];

/** A part of our map of France, as large as the places that are looked at. */
export interface Frame {
	readonly width: number;
	readonly height: number;
	/** From units of the drawing of France to those of the frame: multiplied, then moved. */
	readonly scale: number;
	readonly shift: Point;
	/** A length to measure with; null where the map has several scales, as between the mainland and overseas. */
	readonly rule: { readonly kilometres: number; readonly length: number } | null;
	/** How wide it is, in kilometres, at the scale of its first place. */
	readonly kilometres: number;
	at(position: Position): Point | undefined;
}

/** Kilometres across, at least: one quarter alone is still seen in its town. */
const narrowest = 5;
const degree = 111.2;
const lengths = [0.5, 1, 2, 5, 10, 20, 50, 100, 200];

/**
 * The frame in which places are all seen; undefined when none of them is in France.
 * @param size of the frame; `margin` stays free on each side.
 */
export function frameOf(
	positions: readonly Position[],
	{ width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): Frame | undefined {
	const seen = positions.flatMap((position) => {
		const point = project(...position);
		const north = project(position[0], position[1] + 0.01);
		return point && north
			? [{ point, unit: (0.01 * degree) / Math.hypot(north[0] - point[0], north[1] - point[1]) }]
			: [];
	});
	const [first] = seen;
	if (!first) return undefined;
	const [xs, ys] = [0, 1].map((axis) => seen.map(({ point }) => point[axis] ?? 0)) as [number[], number[]];
	const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const scale = Math.min(
		(width - 2 * margin) / (east - west),
		(height - 2 * margin) / (south - north),
		(width * first.unit) / narrowest,
	);
	const shift: Point = [width / 2 - (scale * (west + east)) / 2, height / 2 - (scale * (north + south)) / 2];
	const perKilometre = scale / first.unit;
	const isEven = seen.every(({ unit }) => Math.abs(unit / first.unit - 1) < 0.05);
	const kilometres = lengths.findLast((one) => one * perKilometre <= width / 4) ?? lengths[0]!;
	return {
		...{ width, height, scale, shift },
		rule: isEven ? { kilometres, length: kilometres * perKilometre } : null,
		kilometres: width / perKilometre,
		at: (position) => {
			const point = project(...position);
			return point && [point[0] * scale + shift[0], point[1] * scale + shift[1]];
		},
	};
}

/** The corners of a box, for a frame in which all of it is seen. */
export const cornersOf = ([west, south, east, north]: Box): Position[] => [
	[west, south],
	[west, north],
	[east, south],
	[east, north],
];

/** Where the drawing of the country is: the rest of its 1080 × 968 units is empty. */
const country = { top: 62, width: 1040, height: 894 } as const;

/** The frame in which the whole country is seen, with its insets, in a drawing of this width. */
export function countryFrame(width: number): Frame {
	const scale = width / country.width;
	const shift: Point = [0, -country.top * scale];
	return {
		...{ width, height: country.height * scale, scale, shift, rule: null, kilometres: country.width * 1.17 },
		at: (position) => {
			const point = project(...position);
			return point && [point[0] * scale + shift[0], point[1] * scale + shift[1]];
		},
	};
}
