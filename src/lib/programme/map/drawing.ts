import { counted } from '#domain/french/words.ts';
import { eurosOf } from '#domain/programme/money.ts';
import type { Item } from '#domain/programme/programme.ts';
import type { Territories } from '#domain/programme/territories.ts';
import { frameOf, type Frame } from '#domain/territory/frame.ts';
import { labelsOf, type Label } from '#domain/territory/labels.ts';

/** A territory that has a point. */
export interface Mark {
	/** Of the territory: `qpv-QN04905M`. */
	readonly id: string;
	readonly name: string;
	/** All that it shows, in words. */
	readonly words: string;
	/** Of its actions; 0 for a quarter that has none. */
	readonly count: number;
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	readonly label: Label | null;
}

export interface Drawing {
	readonly frame: Frame;
	/** The largest first, so that no small one is under it. */
	readonly marks: readonly Mark[];
}

/** Surface for each action, and the radius that a number needs. */
const [perAction, least, quietRadius] = [11, 13, 6];

/** Null where no territory has a point: a map of nothing is not drawn. */
export function drawingOf(
	{ parts, quiet }: Territories,
	nameOf: (item: Item) => string,
	size: { readonly width: number; readonly height: number; readonly margin: number },
): Drawing | null {
	const found = [
		...parts.map(({ place, item, actions, sum }) => ({
			...{ place, name: nameOf(item), count: actions.length },
			words: `${nameOf(item)}, ${counted(actions.length, 'action')}, ${eurosOf(sum)}`,
		})),
		...quiet.map((place) => ({ place, name: place.name, count: 0, words: `${place.name}, aucune action` })),
	];
	const positions = found.flatMap(({ place }) => (place?.position ? [place.position] : []));
	const frame = frameOf(positions, size);
	if (!frame) return null;
	const spots = found.flatMap(({ place, ...one }) => {
		const at = place?.position && frame.at(place.position);
		if (!at) return [];
		const radius = one.count === 0 ? quietRadius : Math.max(least, perAction * Math.sqrt(one.count));
		return [{ ...one, id: place.id, x: at[0], y: at[1], radius }];
	});
	const labels = labelsOf(spots, frame);
	return {
		frame,
		marks: spots
			.map((spot, index) => ({ ...spot, label: labels[index] ?? null }))
			.sort((a, b) => b.radius - a.radius),
	};
}
