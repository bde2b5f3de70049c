import type { Line } from './lines.ts';

/** The same lines, those that say what they said before being the same objects: only what changed is drawn again. */
export function steady(before: ReadonlyMap<string, Line>, lines: readonly Line[]): Line[] {
	return lines.map((line) => {
		const known = before.get(line.id);
		return known && isSame(known, line) ? known : line;
	});
}

function isSame(one: Line, other: Line): boolean {
	const keys = Object.keys(one) as (keyof Line)[];
	return keys.every((key) => one[key] === other[key]);
}
