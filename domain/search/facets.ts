import { functions } from '../directory/functions.ts';
import { languages } from '../directory/languages.ts';
import {
	organisationKindNames,
	organisationKinds,
	type OrganisationKind,
} from '../directory/organisation.ts';
import { schemes } from '../directory/schemes.ts';
import { themes } from '../directory/themes.ts';
import type { VocabularyValue } from '../directory/vocabulary.ts';
import { toSlug } from '../identifier.ts';
import { acronymOf, acronymToken } from './acronyms.ts';
import { fold } from './fold.ts';
import { wordsOf } from './words.ts';

/** What results can be narrowed by, besides their kind and their place. */
export const facets = ['function', 'theme', 'organisation', 'scheme', 'language'] as const;
export type Facet = (typeof facets)[number];

export const facetNames: Record<Facet, string> = {
	function: 'Fonction',
	theme: 'Thème',
	organisation: 'Structure',
	scheme: 'Dispositif',
	language: 'Langue',
};

/** What the address of the directory says for each. */
export const facetParameters: Record<Facet, string> = {
	function: 'fonction',
	theme: 'theme',
	organisation: 'structure',
	scheme: 'dispositif',
	language: 'langue',
};

/** `social-centre` → `centre-social`: a kind of organisation as a value of its list. */
export const organisationKey = (kind: OrganisationKind): string => toSlug(organisationKindNames[kind]);

export const facetValues: Record<Facet, readonly VocabularyValue[]> = {
	function: functions,
	theme: themes,
	organisation: organisationKinds.map((kind) => ({
		key: organisationKey(kind),
		name: kind === 'other' ? 'Autre structure' : organisationKindNames[kind],
		words: [],
	})),
	scheme: schemes,
	language: languages,
};

const names = new Map(
	facets.flatMap((facet) => facetValues[facet].map(({ key, name }) => [`${facet}:${key}`, name])),
);

/** The name of a value, or undefined when the list has none such. */
export const facetValueName = (facet: Facet, key: string): string | undefined => names.get(`${facet}:${key}`);

/** ` mediateur sant `: the stems of a phrase between blanks, an acronym as its token. */
function phraseOf(words: string): string {
	const acronym = words === words.toUpperCase() ? acronymOf(fold(words).replace('+', 'plus')) : undefined;
	return acronym ? ` ${acronymToken(acronym.acronym)} ` : ` ${stemsOf(words).join(' ')} `;
}

const stemsOf = (text: string) => wordsOf(text).map((word) => word.stem);

interface Phrase {
	readonly key: string;
	readonly stems: string;
}

const phrasesOf = (facet: Facet): readonly Phrase[] =>
	facetValues[facet].flatMap(({ key, words }) => words.map((one) => ({ key, stems: phraseOf(one) })));

const phrases: Record<Facet, readonly Phrase[]> = {
	function: phrasesOf('function'),
	theme: phrasesOf('theme'),
	organisation: phrasesOf('organisation'),
	scheme: phrasesOf('scheme'),
	language: phrasesOf('language'),
};

/**
 * The values of a list that a text names.
 * @param stems what the index keeps of the text, joined by one space (`indexWords`).
 */
export function valuesIn(facet: Facet, stems: string): string[] {
	if (stems === '') return [];
	const line = ` ${stems} `;
	return [...new Set(phrases[facet].filter((one) => line.includes(one.stems)).map(({ key }) => key))];
}

/** A function that a question names, with the words of the question that say it. */
export interface NamedFunction {
	readonly key: string;
	readonly name: string;
}

/** The function a question asks for: the longest that it says, by a word for who does it (« médiatrice », not « médiation »). */
export function functionIn(question: string): NamedFunction | undefined {
	const words = wordsOf(question).filter((word) => !word.text.endsWith('tion'));
	const acronyms = words.flatMap((word) => {
		const acronym = acronymOf(word.text);
		return acronym ? [acronymToken(acronym.acronym)] : [];
	});
	const line = ` ${[...words.map((word) => word.stem), ...acronyms].join(' ')} `;
	const found = phrases.function
		.filter((one) => line.includes(one.stems))
		.sort((a, b) => b.stems.length - a.stems.length)[0];
	return found && { key: found.key, name: facetValueName('function', found.key) ?? '' };
}
