import { fold } from './fold.ts';
import { stem } from './stem.ts';

/** What people say, and what records say instead; acronyms of the field have a list of their own. */
const said: Record<string, string> = {
	ado: 'adolescent jeune',
	asso: 'association',
	assoc: 'association',
	bébé: 'enfant crèche',
	bac: 'baccalauréat',
	bibliothèque: 'médiathèque lecture',
	boulot: 'emploi',
	chômage: 'emploi',
	copropriété: 'logement',
	devoirs: 'scolarité scolaire',
	docteur: 'médecin',
	foot: 'football',
	gamin: 'enfant',
	garderie: 'crèche périscolaire',
	hlm: 'bailleur logement',
	instit: 'enseignant école',
	mairie: 'ville commune municipal',
	maman: 'mère parent',
	médiathèque: 'bibliothèque lecture',
	mère: 'maman parent',
	ordi: 'ordinateur numérique',
	papa: 'père parent',
	père: 'papa parent',
	prof: 'enseignant professeur',
	professeur: 'enseignant',
	psy: 'psychologue',
	toubib: 'médecin',
};

const stemOf = (word: string) => stem(fold(word));

const byStem = new Map(
	Object.entries(said).map(([word, others]) => [stemOf(word), others.split(' ').map(stemOf)]),
);

/** Stems of words that may say the same thing as this one. */
export const synonymsOf = (asked: string): readonly string[] => byStem.get(asked) ?? [];
