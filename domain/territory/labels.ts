/** Something drawn on a map, and what it is called. */
export interface Spot {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	readonly name: string;
}

/** Where a name is written: from there on, or up to there. */
export interface Label {
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** A letter of 14 px, on average, and the height of a line. */
const [letter, line] = [7.1, 17];
const gap = 6;

/**
 * A place for each name where it covers no spot and no other name; null where there is none. Those that have one place only, at the edge of the
 * drawing, choose first; then those that come first.
 * @param size of the drawing.
 * @param marks small things that are drawn besides, which no name covers either.
 */
export function labelsOf(
	spots: readonly Spot[],
	{ width, height }: { readonly width: number; readonly height: number },
	marks: readonly Omit<Spot, 'name'>[] = [],
): (Label | null)[] {
	const taken = [...spots, ...marks].map(({ x, y, radius }): Box => ({
		left: x - radius,
		right: x + radius,
		top: y - radius,
		bottom: y + radius,
	}));
	const isFree = (box: Box) => taken.every((other) => isApart(box, other));
	const choices = spots.map(({ x, y, radius, name }) => {
		const long = name.length * letter;
		const away = radius + gap;
		const tries = [
			place({ x: x + away, y, anchor: 'start' }, long),
			place({ x: x - away, y, anchor: 'end' }, long),
			place({ x, y: y + away + line / 2, anchor: 'middle' }, long),
			place({ x, y: y - away - line / 2, anchor: 'middle' }, long),
		];
		return tries.filter(
			([, box]) =>
				box.left >= 4 && box.right <= width - 4 && box.top >= 0 && box.bottom <= height && isFree(box),
		);
	});
	const labels = spots.map((): Label | null => null);
	const isForced = (index: number) => Number(choices[index]!.length === 1);
	for (const index of [...spots.keys()].toSorted((a, b) => isForced(b) - isForced(a))) {
		const found = choices[index]!.find(([, box]) => isFree(box));
		if (!found) continue;
		taken.push(found[1]);
		labels[index] = found[0];
	}
	return labels;
}

function place(label: Label, long: number): readonly [Label, Box] {
	const left =
		label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - long : label.x - long / 2;
	return [label, { left, right: left + long, top: label.y - line / 2, bottom: label.y + line / 2 }];
}

const isApart = (a: Box, b: Box): boolean =>
	a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
