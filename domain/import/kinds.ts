/** What a file of the directory holds. */
export const importKinds = ['organisations', 'actors'] as const;
export type ImportKind = (typeof importKinds)[number];

export const isImportKind = (text: string): text is ImportKind => importKinds.some((kind) => kind === text);

export const importKindNames: Record<ImportKind, string> = {
	organisations: 'Structures',
	actors: 'Personnes',
};

/** One line, and several: « 12 structures ». */
export const importKindNouns: Record<ImportKind, readonly [one: string, many: string]> = {
	organisations: ['structure', 'structures'],
	actors: ['personne', 'personnes'],
};
