import type { EntryKind } from '#domain/search/entry.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { collectActors } from './collect-actors.ts';
import { collectCites } from './collect-cites.ts';
import { collectGroups } from './collect-groups.ts';
import { collectOrganisations } from './collect-organisations.ts';
import { collectTerritories } from './collect-territories.ts';
import { addEntries, indexEntries, removeEntries } from './writes.ts';

/** Rebuilds the whole index from the rows, in one transaction. @returns how many entries it holds. */
export async function reindexAll(context: Pick<Context, 'database' | 'now'>): Promise<number> {
	return context.database.write((trx) => rebuildIndex(trx, today(context)));
}

/** The same inside a transaction under way, as the facts stand on `day`. */
export async function rebuildIndex(trx: Transaction, day: string): Promise<number> {
	for (const table of [
		'search_entry_territories',
		'search_entries',
		'search_words',
		'search_stems',
		'search_trigrams',
	] as const)
		await trx.deleteFrom(table).execute();
	const db = reading(trx);
	const entries = [
		...(await collectActors(db, day)),
		...(await collectOrganisations(db)),
		...(await collectCites(db)),
		...(await collectGroups(db)),
		...(await collectTerritories(db)),
	];
	await addEntries(trx, entries);
	return entries.length;
}

const collectors = {
	actor: collectActors,
	organisation: (db: Reader, _day: string, ids: readonly string[]) => collectOrganisations(db, ids),
	cite: (db: Reader, _day: string, ids: readonly string[]) => collectCites(db, ids),
	group: (db: Reader, _day: string, ids: readonly string[]) => collectGroups(db, ids),
} as const;

/** After a change: reads the subjects again and puts them in the index, or takes out those that are no longer to be found. */
export async function reindexSubjects(
	trx: Transaction,
	day: string,
	kind: Exclude<EntryKind, 'territory'>,
	ids: readonly string[],
): Promise<void> {
	const entries = await collectors[kind](reading(trx), day, ids);
	await removeEntries(
		trx,
		ids.map((subjectId) => ({ kind, subjectId })),
	);
	await indexEntries(trx, entries);
}
