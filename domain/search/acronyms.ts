import { fold } from './fold.ts';
import { stem } from './stem.ts';

export interface Acronym {
	readonly acronym: string;
	/** In plain words, as the page says it. */
	readonly meaning: string;
	/** Other ways to write the same thing. */
	readonly synonyms?: readonly string[];
	/** Acronyms people type for this one, or this one for them. */
	readonly confusedWith?: readonly string[];
	/** Other things the same letters say. */
	readonly alsoMeans?: readonly string[];
}

/** The acronyms of politique de la ville and of the cités éducatives. */
export const acronyms: readonly Acronym[] = [
	{
		acronym: 'PRE',
		meaning: 'programme de réussite éducative',
		synonyms: ['réussite éducative'],
		confusedWith: ['REP'],
	},
	{
		acronym: 'REP',
		meaning: 'réseau d’éducation prioritaire',
		synonyms: ['éducation prioritaire'],
		confusedWith: ['PRE'],
	},
	{ acronym: 'REP+', meaning: 'réseau d’éducation prioritaire renforcé', confusedWith: ['PRE'] },
	{
		acronym: 'CLAS',
		meaning: 'contrat local d’accompagnement à la scolarité',
		synonyms: ['accompagnement à la scolarité', 'aide aux devoirs', 'soutien scolaire'],
	},
	{ acronym: 'ASV', meaning: 'atelier santé ville' },
	{ acronym: 'CLS', meaning: 'contrat local de santé', confusedWith: ['CLAS'] },
	{ acronym: 'CLSM', meaning: 'conseil local de santé mentale' },
	{ acronym: 'CMP', meaning: 'centre médico-psychologique' },
	{ acronym: 'PMI', meaning: 'protection maternelle et infantile' },
	{
		acronym: 'QPV',
		meaning: 'quartier prioritaire de la politique de la ville',
		synonyms: ['quartier prioritaire', 'ZUS'],
	},
	{
		acronym: 'CRPV',
		meaning: 'centre de ressources politique de la ville',
		synonyms: ['centre de ressources pour la politique de la ville', 'centre de ressources'],
	},
	{ acronym: 'PEDT', meaning: 'projet éducatif de territoire', synonyms: ['projet éducatif territorial'] },
	{
		acronym: 'DAC',
		meaning: 'délégation académique aux cités éducatives',
		alsoMeans: ['dispositif d’appui à la coordination'],
	},
	{ acronym: 'BOP', meaning: 'budget opérationnel de programme' },
	{ acronym: 'CCAS', meaning: 'centre communal d’action sociale' },
	{ acronym: 'CIAS', meaning: 'centre intercommunal d’action sociale' },
	{ acronym: 'CAF', meaning: 'caisse d’allocations familiales', synonyms: ['allocations familiales'] },
	{ acronym: 'DDETS', meaning: 'direction départementale de l’emploi, du travail et des solidarités' },
	{
		acronym: 'DREETS',
		meaning: 'direction régionale de l’économie, de l’emploi, du travail et des solidarités',
	},
	{ acronym: 'DSDEN', meaning: 'direction des services départementaux de l’Éducation nationale' },
	{ acronym: 'DASEN', meaning: 'directeur académique des services de l’Éducation nationale' },
	{ acronym: 'IEN', meaning: 'inspecteur de l’Éducation nationale' },
	{ acronym: 'ARS', meaning: 'agence régionale de santé' },
	{ acronym: 'ANCT', meaning: 'agence nationale de la cohésion des territoires' },
	{
		acronym: 'DILCRAH',
		meaning:
			'délégation interministérielle à la lutte contre le racisme, l’antisémitisme et la haine anti-LGBT',
	},
	{ acronym: 'MSAP', meaning: 'maison de services au public', synonyms: ['France services'] },
	{ acronym: 'MJC', meaning: 'maison des jeunes et de la culture' },
	{ acronym: 'CIDFF', meaning: 'centre d’information sur les droits des femmes et des familles' },
	{
		acronym: 'EPCI',
		meaning: 'établissement public de coopération intercommunale',
		synonyms: ['intercommunalité'],
	},
	{ acronym: 'REAAP', meaning: 'réseau d’écoute, d’appui et d’accompagnement des parents' },
	{ acronym: 'UPE2A', meaning: 'unité pédagogique pour élèves allophones arrivants' },
	{ acronym: 'ULIS', meaning: 'unité localisée pour l’inclusion scolaire' },
	{ acronym: 'SEGPA', meaning: 'section d’enseignement général et professionnel adapté' },
	{ acronym: 'FLE', meaning: 'français langue étrangère' },
	{ acronym: 'CSC', meaning: 'centre socioculturel', synonyms: ['centre social'] },
	{ acronym: 'GUSP', meaning: 'gestion urbaine et sociale de proximité' },
	{
		acronym: 'NPNRU',
		meaning: 'nouveau programme national de renouvellement urbain',
		synonyms: ['ANRU', 'renouvellement urbain'],
	},
	{
		acronym: 'CPO',
		meaning: 'chef de projet opérationnel',
		synonyms: ['cheffe de projet opérationnelle'],
		alsoMeans: ['convention pluriannuelle d’objectifs'],
	},
];

/** `REP+` → `xrepplus`: no word of the language looks like it, so « pré » never counts as « PRE ». */
export const acronymToken = (acronym: string) => `x${fold(acronym).replace('+', 'plus')}`;

const byLetters = new Map(acronyms.map((one) => [fold(one.acronym).replace('+', 'plus'), one]));

/** The acronym that a folded word is, whatever its case. */
export function acronymOf(word: string): Acronym | undefined {
	return byLetters.get(word);
}

const small = new Set([
	'de',
	'du',
	'des',
	'la',
	'le',
	'les',
	'l',
	'd',
	'a',
	'au',
	'aux',
	'et',
	'en',
	'pour',
	'sur',
]);
const stems = (phrase: string) =>
	(fold(phrase).match(/[\p{L}\p{N}]+/gu) ?? [])
		.filter((word) => !small.has(word))
		.map(stem)
		.join(' ');

const phrases = acronyms.flatMap((one) =>
	[one.meaning, ...(one.synonyms ?? [])].map((phrase) => ({
		token: acronymToken(one.acronym),
		stems: ` ${stems(phrase)} `,
	})),
);

/**
 * Tokens of the acronyms that a text writes in capitals or spells out.
 * In a text all in capitals, letters prove nothing: only what is spelt out counts.
 */
export function acronymsIn(text: string, textStems: readonly string[]): string[] {
	const found = new Set<string>();
	const line = ` ${textStems.join(' ')} `;
	for (const phrase of phrases) if (line.includes(phrase.stems)) found.add(phrase.token);
	if (text !== text.toUpperCase() || text.length < 9)
		for (const match of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]{1,7}\+?(?![\p{L}\p{N}])/gu)) {
			const one = byLetters.get(fold(match[0]).replace('+', 'plus'));
			if (one) found.add(acronymToken(one.acronym));
		}
	return [...found];
}
