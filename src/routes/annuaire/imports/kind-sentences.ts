import type { ImportKind } from '#domain/import/kinds.ts';

/** What a file of each kind brings, and what its rows need. */
export const kindSentences: Record<ImportKind, string> = {
	organisations: 'Associations, services, établissements. Seul un nom est nécessaire.',
	actors:
		'Un nom, une adresse, une fonction et une structure de l’annuaire. Chaque personne reçoit un courriel qui le lui dit.',
	cites:
		'Un nom et des communes ou des quartiers. Vague, année du label, structures qui siègent, si le fichier les dit.',
	memberships:
		'Une personne de l’annuaire et un groupe que vous animez. Chaque personne reçoit un courriel qui le lui dit.',
};
