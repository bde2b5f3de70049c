import type { ImportKind } from '#domain/import/kinds.ts';

/** Who will see what is written, and who is told. */
export const seenSentences: Record<ImportKind, string> = {
	organisations: 'Ce qui est écrit sera public.',
	actors: 'Les noms seront publics, le reste vu par le réseau.',
	cites: 'Ce qui est écrit sera public. Personne n’est nommé à un siège par un fichier.',
	memberships: 'Qui peut lire un groupe verra qui y est. Personne n’anime un groupe par un fichier.',
};
