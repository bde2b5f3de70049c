import { grouped } from '#domain/french/numbers.ts';
import type { Frame } from '#domain/territory/frame.ts';
import { labelsOf, type Label } from '#domain/territory/labels.ts';

/** A place with how many things are there. */
export interface Counted {
	readonly id: string;
	readonly name: string;
	readonly entries: number;
	/** Longitude and latitude. */
	readonly position: readonly [number, number] | null;
}

/** A circle of the map: its surface says how many. */
export interface Circle<Of> {
	readonly of: Of;
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	/** « 1 234 », when the circle has room for it. */
	readonly figure: string;
	/** Also on a phone, where figures are twice as large beside circles. */
	readonly isRoomy: boolean;
	/** What is written beside it: its name, with the figure that it has no room for. */
	readonly name: string;
}

export interface Spot<Of> extends Circle<Of> {
	readonly label: (Label & { readonly text: string }) | null;
}

/** One thing that has its own place: a cité, an organisation. */
export interface Mark {
	readonly kind: 'cite' | 'organisation';
	/** « Escale santé, Lorient ». */
	readonly title: string;
	readonly address: string;
	readonly x: number;
	readonly y: number;
}

/** Half of what a mark takes. */
const markSize = 7;

const digit = 8;
const largest = (many: number) => (many > 60 ? 20 : 34);
const least = 7;

/** Radius of the circle of a count beside the greatest one. */
export const radiusOf = (entries: number, greatest: number, many: number): number =>
	Math.max(least, Math.sqrt(entries / Math.max(1, greatest)) * largest(many));

/** Circles for places that have a position, the largest under the others. */
export function circlesOf<Of extends Counted>(places: readonly Of[], frame: Frame): Circle<Of>[] {
	const greatest = Math.max(0, ...places.map(({ entries }) => entries));
	return places.flatMap((of) => {
		const point = of.position && frame.at(of.position);
		if (!point) return [];
		const radius = radiusOf(of.entries, greatest, places.length);
		const figure = grouped(of.entries);
		const isIn = figure.length * digit <= 2 * radius - 3;
		return [
			{
				...{ of, x: point[0], y: point[1], radius, figure: isIn ? figure : '' },
				isRoomy: figure.length * digit * 2.1 <= 2 * radius,
				name: isIn ? of.name : `${of.name} ${figure}`,
			},
		];
	});
}

/** The same with their names, where there is room beside circles and marks; the fullest choose first. */
export function spotsOf<Of>(
	circles: readonly Circle<Of>[],
	frame: Frame,
	marks: readonly Mark[],
): Spot<Of>[] {
	const taken = marks.map(({ x, y }) => ({ x, y, radius: markSize }));
	const labels = labelsOf(circles, frame, taken);
	return circles.map((circle, index) => {
		const label = labels[index];
		return { ...circle, label: label ? { ...label, text: circle.name } : null };
	});
}

/** Round counts for the legend: a few, from the greatest down. */
export function scaleOf(greatest: number): number[] {
	const round = (count: number) => {
		const power = 10 ** Math.floor(Math.log10(count));
		return Math.max(1, Math.floor(count / power) * power);
	};
	return [...new Set([greatest, greatest / 4, greatest / 20].filter((count) => count >= 1).map(round))];
}
