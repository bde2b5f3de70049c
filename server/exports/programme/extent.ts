/** Columns of amounts: the largest programmes have some hundreds, a spreadsheet stops at 16 384 columns of all kinds. */
export const mostColumns = 2_000;
/** Cells of amounts, what the process that makes files can hold several times over. */
export const mostCells = 500_000;

/** A table that no file can be made of; its message is a French sentence. */
export class TooLargeTable extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'TooLargeTable';
	}
}

/**
 * @param columns of amounts: a funder in a year each.
 * @throws {TooLargeTable}
 */
export function assertFits(columns: number, actions: number): void {
	const told = (count: number) => count.toLocaleString('fr-FR');
	const advice =
		'Regroupez des financeurs, ou effacez les montants écrits hors des années du programme, puis recommencez.';
	if (columns > mostColumns)
		throw new TooLargeTable(
			`Ce tableau serait trop large : ${told(columns)} colonnes de montants, une par financeur et par année ; ${told(mostColumns)} au plus. ${advice}`,
		);
	if (columns * actions > mostCells)
		throw new TooLargeTable(
			`Ce tableau serait trop grand : ${told(columns * actions)} cases de montants ; ${told(mostCells)} au plus. ${advice}`,
		);
}
