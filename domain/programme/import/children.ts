import { isAboutChild, isOneChild } from '../../minors/columns.ts';

/** Titles may stand above the line of headers. */
const looked = 5;

export interface WithoutChildren {
	readonly rows: readonly (readonly string[])[];
	/** Headers of the columns that are not there any more, as they were written. */
	readonly refused: readonly string[];
}

/**
 * Rows without the columns that hold data about minors, one by one: names of pupils, dates of birth. A programme counts children, it never lists them
 * [P5].
 */
export function withoutChildren(rows: readonly (readonly string[])[]): WithoutChildren {
	const heads = rows.slice(0, looked);
	const first = heads.findIndex((row) => row.some((cell) => cell.trim() !== ''));
	const refused = new Map<number, string>();
	heads.forEach((row, at) =>
		row.forEach((cell, column) => {
			if (isAboutChild(cell) || (at === first && isOneChild(cell))) refused.set(column, cell.trim());
		}),
	);
	if (refused.size === 0) return { rows, refused: [] };
	return {
		rows: rows.map((row) => row.filter((_, column) => !refused.has(column))),
		refused: [...refused.values()],
	};
}

/** Why they are not taken. */
export const childrenWords = (refused: readonly string[]): string =>
	`${refused.length === 1 ? 'La colonne' : 'Les colonnes'} ${refused.map((head) => `«\u00a0${head}\u00a0»`).join(', ')} ${
		refused.length === 1 ? 'n’est pas reprise' : 'ne sont pas reprises'
	} : aucune donnée sur un enfant n’entre dans un programme, ni nom, ni date de naissance. Un nombre d’enfants suffit. Rien de ce qu’${
		refused.length === 1 ? 'elle contient' : 'elles contiennent'
	} n’a quitté votre appareil.`;
