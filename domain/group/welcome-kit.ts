import { typeset } from '../french/typography.ts';
import type { FoundedKind } from './new-group.ts';

/** A first text, begun from a template of the network; the group renames it as any other. */
export interface FirstDocument {
	/** Of domain/document/templates. */
	readonly template: 'minutes' | 'synthesis' | 'note';
	readonly title: string;
	/** What it is for, in one sentence. */
	readonly means: string;
}

export interface FirstQuestion {
	/** Stable name inside its kit. */
	readonly id: string;
	readonly title: string;
	readonly body: string;
}

/** What a group of a kind may begin with: nothing in it is made unless it is ticked. */
export interface WelcomeKit {
	readonly document: FirstDocument;
	/** Three at most, asked in the name of who opens the group. */
	readonly questions: readonly FirstQuestion[];
}

const document = (template: FirstDocument['template'], title: string, means: string): FirstDocument => ({
	...{ template, title: typeset(title), means: typeset(means) },
});
const question = (id: string, title: string, body: string): FirstQuestion => ({
	...{ id, title: typeset(title), body: typeset(body) },
});

const whoIsMissing = question(
	'missing',
	'Qui manque autour de la table ?',
	'Une structure, un métier, un quartier : dites qui il faudrait inviter, et pourquoi.',
);

export const welcomeKits: Record<FoundedKind, WelcomeKit> = {
	club: {
		document: document(
			'note',
			'Ce que nous attendons du club',
			'une page blanche où chaque cité écrit ce qu’elle apporte et ce qu’elle cherche',
		),
		questions: [
			question(
				'stuck',
				'Sur quoi butez-vous en ce moment ?',
				'Une difficulté précise, en trois lignes : d’autres l’ont peut-être déjà résolue.',
			),
			question(
				'proud',
				'Qu’est-ce qui marche chez vous et que d’autres devraient voir ?',
				'Une action, un outil, une rencontre : dites où on peut la voir et à qui écrire.',
			),
			whoIsMissing,
		],
	},
	thematic: {
		document: document(
			'synthesis',
			'Ce que nous savons de la question',
			'constats, échos et réactions côte à côte, remplis à plusieurs',
		),
		questions: [
			question(
				'doing',
				'Que fait chacun, aujourd’hui, sur cette question ?',
				'Une action, ses moyens, et ce que vous feriez autrement.',
			),
			question(
				'reading',
				'Quelle ressource conseillez-vous pour commencer ?',
				'Un guide, une enquête, un film : dites en une phrase à quoi elle vous a servi.',
			),
			whoIsMissing,
		],
	},
	territorial: {
		document: document(
			'synthesis',
			'Ce qui se fait ici',
			'constats, échos et réactions côte à côte, remplis à plusieurs',
		),
		questions: [
			question(
				'places',
				'Quels lieux comptent pour les familles d’ici ?',
				'Une école, un local, une place : dites qui s’y retrouve, et quand.',
			),
			question(
				'gap',
				'Qu’est-ce qui manque ici et existe à côté ?',
				'Une permanence, un créneau, un interlocuteur : dites pour qui cela manque.',
			),
			whoIsMissing,
		],
	},
	working: {
		document: document(
			'minutes',
			'Compte rendu de la première réunion',
			'qui était là, ce qui est décidé, et qui le fait',
		),
		questions: [
			question(
				'delivery',
				'Que devons-nous rendre, et pour quand ?',
				'Ce qu’on attend du groupe, de qui vient la demande, et à quoi on saura que c’est fini.',
			),
			question(
				'material',
				'Qui a déjà écrit quelque chose là-dessus ?',
				'Un brouillon, un tableau, un compte rendu : même incomplet, il fait gagner du temps.',
			),
			whoIsMissing,
		],
	},
	citizens: {
		document: document(
			'minutes',
			'Compte rendu de la première réunion',
			'qui était là, ce qui est décidé, et qui le fait',
		),
		questions: [
			question(
				'change',
				'Que faudrait-il changer en premier dans le quartier ?',
				'Une chose à la fois, avec vos mots. Ne nommez aucun enfant, ni aucune famille.',
			),
			question(
				'time',
				'Quel jour et quelle heure vous arrangent pour nous réunir ?',
				'Dites aussi ce qui vous empêcherait de venir : la garde d’un enfant, le trajet, la langue.',
			),
			whoIsMissing,
		],
	},
	committee: {
		document: document(
			'minutes',
			'Relevé de décisions de la première séance',
			'qui était là, ce qui est décidé, et qui le fait',
		),
		questions: [
			question(
				'decisions',
				'Quelles décisions sont attendues d’ici à six mois ?',
				'Le sujet, la date, et qui prépare le dossier.',
			),
			question(
				'rules',
				'Comment décidons-nous quand nous ne sommes pas d’accord ?',
				'Vote, consentement, renvoi à la séance suivante : dites ce qui a marché ailleurs.',
			),
			whoIsMissing,
		],
	},
};

/** What somebody ticked of a kit: `document`, and questions by their id. */
export type Ticked = ReadonlySet<string>;

/** Of what is ticked, what this kit has, in its order; anything else stands for nothing. */
export const chosenOf = (kit: WelcomeKit, ticked: Ticked) => ({
	document: ticked.has('document') ? kit.document : null,
	questions: kit.questions.filter(({ id }) => ticked.has(id)),
});

/** The field of a form that one thing of a kit is ticked by. */
export const kitField = (kind: FoundedKind, id: string): string => `kit-${kind}-${id}`;
