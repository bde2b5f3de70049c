import { trigrams } from '../../search/similarity.ts';

/** Words that many organisations have in their name, and that tell none from another. */
const common = new Set(
	'association asso les des de du la le l d et pour a au aux en sur un une centre social socioculturel comite club service maison ville mairie commune espace amis ecole college lycee france services ccas'.split(
		' ',
	),
);
/** Words that tell apart what is otherwise called the same at one address. */
const telling = new Set(
	'maternelle elementaire primaire college lycee nord sud est ouest nationale national departementale departemental regionale regional un deux trois i ii iii'.split(
		' ',
	),
);

const wordsOf = (name: string) => name.split(' ');

/** A folded name with what comparing it takes, worked out once. */
export interface NameShape {
	readonly name: string;
	/** In one piece: « reso villes » and « resovilles » are one. */
	readonly squeezed: string;
	/** Words that tell it from others at the same address. */
	readonly tells: string;
	readonly parts: ReadonlySet<string>;
	readonly squeezedParts: ReadonlySet<string>;
	/** Of the words that are not everyone's; empty when it has none. */
	readonly ownParts: ReadonlySet<string>;
}

export function shapeOf(name: string): NameShape {
	const words = wordsOf(name);
	const squeezed = words.join('');
	const own = words.filter((word) => !common.has(word)).join(' ');
	return {
		...{ name, squeezed },
		tells: words
			.filter((word) => telling.has(word) || /\d/.test(word))
			.toSorted()
			.join(' '),
		parts: new Set(trigrams(name)),
		squeezedParts: new Set(trigrams(squeezed)),
		ownParts: new Set(own === '' ? [] : trigrams(own)),
	};
}

/** How alike two names are, between 0 and 1. */
export function likeness(a: NameShape, b: NameShape): number {
	if (a.squeezed === b.squeezed) return 1;
	const whole = Math.max(dice(a.parts, b.parts), dice(a.squeezedParts, b.squeezedParts));
	// Nothing but common words: they are all there is to compare.
	const own = a.ownParts.size === 0 || b.ownParts.size === 0 ? whole : dice(a.ownParts, b.ownParts);
	return Math.max(0, (whole + own) / 2 - (a.tells === b.tells ? 0 : 0.25));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let shared = 0;
	for (const part of a) if (b.has(part)) shared += 1;
	return (2 * shared) / (a.size + b.size);
}

/** What organisations of alike names share: the beginning of a word of their own, that of the whole. */
export function bucketsOf(name: string): string[] {
	const own = wordsOf(name).filter((word) => !common.has(word) && word.length > 1);
	return [...new Set([...own.map((word) => word.slice(0, 5)), `=${name.replaceAll(' ', '').slice(0, 7)}`])];
}
