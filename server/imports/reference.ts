import { reindexAll } from '../search/reindex.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { loadAdministrativeDivisions } from '../territories/load.ts';
import { importFile, type Counts, type ReferenceFile, type Report } from './file.ts';
import { citesFile } from './reference-cites.ts';
import { organisationsFile } from './reference-organisations.ts';
import { quartersFile } from './reference-quarters.ts';
import { academiesFile, communesFile, departementsFile } from './reference-territories.ts';

/** In this order: each file refers to what those before it brought. */
const files = [
	departementsFile,
	academiesFile,
	communesFile,
	quartersFile,
	citesFile,
	organisationsFile,
] as const satisfies readonly ReferenceFile[];

/**
 * Imports the official sets of a folder: académies, places of the communes, quarters, cités éducatives, organisations.
 * A file that is absent is said and passed over; importing twice changes nothing.
 * @returns what each file that could be read brought, by its path.
 */
export async function importReference(
	context: Context,
	dir: string,
	report: Report,
	loadDivisions: (trx: Transaction) => Promise<number> = loadAdministrativeDivisions,
): Promise<Record<string, Counts>> {
	const divisions = await context.database.write((trx) => loadDivisions(trx));
	report(`Découpage administratif : ${divisions} territoires.`);
	const counts: Record<string, Counts> = {};
	for (const file of files) {
		const result = await importFile(context, dir, file, report);
		if (result) counts[file.path] = result;
	}
	if (Object.keys(counts).length === 0) {
		report('Aucun fichier de référence dans ce dossier : rien n’a changé.');
		return counts;
	}
	report('Indexation…');
	report(`Index de recherche : ${await reindexAll(context)} entrées.`);
	return counts;
}
