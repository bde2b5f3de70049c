/** What a file of the directory holds. */
export const importKinds = ['organisations', 'actors', 'cites', 'memberships'] as const;
export type ImportKind = (typeof importKinds)[number];

export const isImportKind = (text: string): text is ImportKind => importKinds.some((kind) => kind === text);

export const importKindNames: Record<ImportKind, string> = {
	organisations: 'Structures',
	actors: 'Personnes',
	cites: 'Cités éducatives',
	memberships: 'Membres de groupes',
};

/** One line, and several: « 12 structures ». */
export const importKindNouns: Record<ImportKind, readonly [one: string, many: string]> = {
	organisations: ['structure', 'structures'],
	actors: ['personne', 'personnes'],
	cites: ['cité éducative', 'cités éducatives'],
	memberships: ['inscription', 'inscriptions'],
};
