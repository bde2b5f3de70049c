import type { TerritoryKind } from '../territory/territory.ts';
import { fold, foldName } from './fold.ts';
import { placeSpans } from './question.ts';

/** A territory whose folded name or code stands in a question. */
export interface NamedPlace {
	readonly id: string;
	readonly kind: TerritoryKind;
	readonly code: string;
	readonly name: string;
	readonly population: number | null;
	/** The folded name it was looked up by. */
	readonly key: string;
	/** Whether the network knows something there: a cité, a quarter, an organisation. */
	readonly known: boolean;
}

export interface RecognisedPlace {
	readonly place: NamedPlace;
	/** Other territories of that name that someone may have meant, most populous first. */
	readonly others: readonly NamedPlace[];
	/** The question without the place and the preposition before it. */
	readonly rest: string;
}

const order: Record<TerritoryKind, number> = {
	region: 0,
	commune: 1,
	departement: 2,
	epci: 3,
	academie: 4,
	qpv: 5,
};

/** Names of communes that are words of the field, or of every day, before being places. */
const words = new Set(
	`ecole ecoles centre college mission maison sante sport sports culture parents jeunes france cite cites ville villes lire
	rue bourg aide port plan projet club reseau groupe action associations conseil mairie parc jardin orientation formation
	prevention langue lecture musique accueil ars clas rep`.split(/\s+/),
);

/** A smaller commune is only meant when it is written as a name or after « à ». */
const wellKnown = 10_000;

/** What to look up for a question: folded names of every run of words, and the codes it holds. */
export function placeKeys(text: string): { names: string[]; codes: string[] } {
	const names = new Set<string>();
	const codes = new Set<string>();
	for (const span of placeSpans(text)) {
		names.add(foldName(span.text));
		if (span.words === 1) for (const id of codeIds(span.text)) codes.add(id);
	}
	names.delete('');
	return { names: [...names], codes: [...codes] };
}

/** `49` → `departement-49`, `49007` → `commune-49007`, `qn04905m` → `qpv-QN04905M`. */
function codeIds(word: string): string[] {
	const code = fold(word).toUpperCase();
	if (/^Q[NP][0-9AB]{5}[A-Z]$|^QP[0-9AB]{6}$/.test(code)) return [`qpv-${code}`];
	if (/^(\d{5}|2[AB]\d{3})$/.test(code)) return [`commune-${code}`];
	if (/^(\d{2}|2[AB]|97[1-8]|98[4-9])$/.test(code)) return [`departement-${code}`];
	return [];
}

/**
 * The territory that a question names, if it names one: the longest name first, a quarter only beside its commune.
 * It becomes a filter and stops being a word to match.
 */
export function recognisePlace(text: string, found: readonly NamedPlace[]): RecognisedPlace | undefined {
	for (const span of placeSpans(text)) {
		const key = foldName(span.text);
		const ids = new Set(span.words === 1 ? codeIds(span.text) : []);
		const named = found
			.filter((place) => ids.has(place.id) || (place.key === key && place.kind !== 'qpv'))
			.filter((place) => ids.has(place.id) || isMeant(place, text, span.start, key))
			.sort(
				(a, b) =>
					order[a.kind] - order[b.kind] ||
					(b.population ?? 0) - (a.population ?? 0) ||
					(a.id < b.id ? -1 : 1),
			);
		const [place, ...others] = named;
		if (!place) continue;
		return {
			place,
			others: others
				.filter((other) => other.known && other.id !== place.id && !sameGround(place, other))
				.slice(0, 2),
			rest: without(text, span.start, span.end),
		};
	}
	return undefined;
}

/** A département and the region or commune of the same name are one ground for who searches. */
const sameGround = (a: NamedPlace, b: NamedPlace) => a.kind !== b.kind;

function isMeant(place: NamedPlace, text: string, start: number, key: string): boolean {
	if (place.kind !== 'commune' || (place.population ?? 0) >= wellKnown) return true;
	if (words.has(key)) return false;
	if (foldName(text) === key) return true;
	const before = fold(text.slice(0, start));
	if (/(^|[\s'])(a|de|d'|sur|vers|en|pres de)\s*$/.test(before)) return place.known || /\ba\s*$/.test(before);
	return start > 0 && /^\p{Lu}/u.test(text.slice(start)) && text !== text.toUpperCase();
}

function without(text: string, start: number, end: number): string {
	const before = text
		.slice(0, start)
		.replace(/(^|[\s])(à|a|de|d['’]|du|des|en|sur|dans( le| la| les)?|près de|vers)\s*\(?$/iu, ' ');
	return `${before} ${text.slice(end)}`.replace(/[\s()]+/g, ' ').trim();
}
