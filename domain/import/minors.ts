import { isAboutChild } from '../minors/columns.ts';
import { foldName } from '../search/fold.ts';
import { listed } from '../french/words.ts';

/** What a directory of people and organisations holds of nobody under age, nor of their families [P5]. */
const shapes = [
	/^(enfants?|eleves?|mineure?s?|fratrie|pupilles?|jeunes?)( \d+)?$/,
	/^(classe|niveau (scolaire|de classe)|division|etablissement scolaire de l .*)$/,
	/\b(responsable|representant) legal\b/,
	// Whatever it is « de l’élève », it is said of one.
	/\b(de l|du|de la) (eleve|enfant|mineure?|jeune|collegien(ne)?|lyceen(ne)?|ecoliere?)\b/,
	/\b(parents?|pere|mere|tuteur) d(e|u|es)\b.*\b(enfants?|eleves?|jeunes?|mineure?s?)\b/,
	/\bdate de naissance\b|\bddn\b|^age$/,
];

/** Whether a column speaks of minors one by one, by its header. */
export function isAboutMinors(header: string): boolean {
	const name = foldName(header);
	return isAboutChild(header) || shapes.some((shape) => shape.test(name));
}

export interface WithoutMinors {
	readonly rows: readonly (readonly string[])[];
	/** Headers of the columns that were taken away, as they are written. */
	readonly refused: readonly string[];
}

/** Rows without those columns, whose words are kept nowhere. @param at which row holds the headers. */
export function withoutMinors(rows: readonly (readonly string[])[], at: number): WithoutMinors {
	const heads = rows[at] ?? [];
	const gone = new Set(heads.flatMap((head, column) => (isAboutMinors(head) ? [column] : [])));
	if (gone.size === 0) return { rows, refused: [] };
	return {
		rows: rows.map((row) => row.filter((_, column) => !gone.has(column))),
		refused: [...gone].map((column) => (heads[column] ?? '').trim()),
	};
}

/** Why they are not taken. */
export function minorsWords(refused: readonly string[]): string {
	const columns = listed(refused.map((head) => `«\u00a0${head}\u00a0»`));
	return refused.length === 1
		? `La colonne ${columns} est refusée : l’annuaire ne garde aucune donnée sur des mineurs, ni âge, ni classe, ni date de naissance. Ce qu’elle contient n’a pas été gardé.`
		: `Les colonnes ${columns} sont refusées : l’annuaire ne garde aucune donnée sur des mineurs, ni âge, ni classe, ni date de naissance. Ce qu’elles contiennent n’a pas été gardé.`;
}
