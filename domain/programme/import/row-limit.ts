/** The most rows that are read at once. */
export const mostRows = 1_000;

/** Why so much is not read at once; undefined when it is. */
export function tooMany(rows: number): string | undefined {
	if (rows <= mostRows) return undefined;
	return `${rows.toLocaleString('fr-FR')} lignes à la fois, c’est trop : ${mostRows.toLocaleString('fr-FR')} au plus. Rien n’a été repris ; collez-les en plusieurs fois.`;
}
