import type { Context } from '../context.ts';
import { insertNew } from '../database/bulk.ts';
import type { Transaction } from '../database/connection.ts';
import { CsvRefused, readCsv, type CsvRow } from './csv.ts';

/** Told as the work goes on, one French sentence a line. */
export type Report = (line: string) => void;

export interface Counts {
	/** Rows that became something new. */
	added: number;
	/** Rows that were known already. */
	known: number;
	/** Rows left out, each told with its line. */
	refused: number;
}

export interface ReferenceFile {
	/** What it holds, as told: « Quartiers prioritaires ». */
	readonly name: string;
	readonly path: string;
	readonly columns: readonly string[];
	/** Where it comes from and of what day, kept in the settings. */
	readonly source: string;
	/** Writes the rows; `refuse` tells one that cannot be. */
	write(
		trx: Transaction,
		rows: readonly CsvRow[],
		refuse: (row: CsvRow, why: string) => void,
		dir: string,
	): Promise<Omit<Counts, 'refused'>>;
}

/** More than this many bad rows are counted, not told one by one. */
const told = 20;

/** Imports one file in one transaction: all that is right in it, or nothing when it cannot be read. */
export async function importFile(
	context: Context,
	dir: string,
	file: ReferenceFile,
	report: Report,
): Promise<Counts | undefined> {
	let rows: CsvRow[] | undefined;
	try {
		rows = readCsv(dir, file.path, file.columns);
	} catch (error) {
		if (!(error instanceof CsvRefused)) throw error;
		report(`${file.name} : ${file.path} est refusé, rien n’en est pris (${error.message}).`);
		return undefined;
	}
	if (!rows) {
		report(`${file.name} : ${file.path} est absent, on continue sans.`);
		return undefined;
	}
	const lines = rows;
	let refused = 0;
	const refuse = (row: CsvRow, why: string) => {
		refused++;
		if (refused <= told) report(`  ${file.path}, ligne ${row.line} : ${why}.`);
	};
	const counts = await context.database.write(async (trx) => {
		const result = await file.write(trx, lines, refuse, dir);
		await remember(trx, file, context.now().toISOString());
		return result;
	});
	if (refused > told) report(`  et ${refused - told} autres lignes laissées de côté.`);
	report(`${file.name} : ${counts.added} ajoutés, ${counts.known} déjà connus, ${refused} laissés de côté.`);
	return { ...counts, refused };
}

async function remember(trx: Transaction, file: ReferenceFile, at: string): Promise<void> {
	const key = `reference:${file.path}`;
	await trx.deleteFrom('settings').where('key', '=', key).execute();
	await insertNew(trx, 'settings', [{ key, value: JSON.stringify({ source: file.source, importedAt: at }) }]);
}
