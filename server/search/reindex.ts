import { entryKinds, type EntryKind, type SearchEntry } from '#domain/search/entry.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { collectActors } from './collect-actors.ts';
import { collectCites } from './collect-cites.ts';
import { collectGroups } from './collect-groups.ts';
import { collectOrganisations } from './collect-organisations.ts';
import { collectTerritories } from './collect-territories.ts';
import { forgetUnheld } from './vocabulary.ts';
import { emptyIndex, indexEntries, oneAtATime, removeEntries } from './writes.ts';

/** To be raised with what the index keeps of a text: a server that starts on an older index makes it again. */
const edition = '2';

/** Subjects read and written in one transaction: others write between two. */
const some = 500;

const collectors: Record<
	EntryKind,
	(db: Reader, day: string, ids?: readonly string[]) => Promise<SearchEntry[]>
> = {
	actor: collectActors,
	organisation: (db, _day, ids) => collectOrganisations(db, ids),
	cite: (db, _day, ids) => collectCites(db, ids),
	group: (db, _day, ids) => collectGroups(db, ids),
	territory: (db, _day, ids) => collectTerritories(db, ids),
};

const tables = {
	actor: 'actors',
	organisation: 'organisations',
	cite: 'cites',
	group: 'groups',
	territory: 'territories',
} as const;

/**
 * Makes the whole index again from the rows, a few hundred at a time: the server goes on serving, searching included.
 * @returns how many entries it holds.
 */
export async function reindexAll({ database, now }: Pick<Context, 'database' | 'now'>): Promise<number> {
	const day = today({ now });
	for (const kind of entryKinds) {
		for await (const ids of pagesOfIds(database.reader, kind))
			await database.write((trx) => reindexSubjects(trx, day, kind, ids));
		for await (const ids of pagesOfLost(database.reader, kind))
			await database.write((trx) =>
				removeEntries(
					trx,
					ids.map((subjectId) => ({ kind, subjectId })),
				),
			);
	}
	await forgetUnheld(database);
	await database.write((trx) => mark(trx, day));
	const { entries } = await database.reader
		.selectFrom('search_entries')
		.select(({ fn }) => fn.countAll().as('entries'))
		.executeTakeFirstOrThrow();
	return Number(entries);
}

/** At start: makes the index when it is not there yet, or was made by a release that read words otherwise. */
export async function keepIndexed(context: Pick<Context, 'database' | 'now'>): Promise<boolean> {
	const made = await context.database.reader
		.selectFrom('settings')
		.select('value')
		.where('key', '=', 'search-edition')
		.executeTakeFirst();
	if (made?.value === edition) {
		await forgetUnheld(context.database);
		return false;
	}
	await reindexAll(context);
	return true;
}

/** The same inside a transaction under way, from nothing, as the facts stand on `day`. */
export async function rebuildIndex(trx: Transaction, day: string): Promise<void> {
	await emptyIndex(trx);
	for (const kind of entryKinds) await indexEntries(trx, await collectors[kind](reading(trx), day));
	await mark(trx, day);
}

/** After a change: reads the subjects again and puts them in the index, or takes out those that are no longer to be found. */
export async function reindexSubjects(
	trx: Transaction,
	day: string,
	kind: EntryKind,
	ids: readonly string[],
): Promise<void> {
	// Before they are read: another would otherwise close a line meanwhile, and it would be found again.
	await oneAtATime(trx);
	await indexEntries(
		trx,
		await collectors[kind](reading(trx), day, ids),
		ids.map((subjectId) => ({ kind, subjectId })),
	);
}

/** Says of which edition and of which day the index is. */
async function mark(trx: Transaction, day: string): Promise<void> {
	for (const [key, value] of [
		['search-edition', edition],
		['search-day', day],
	] as const)
		await trx
			.insertInto('settings')
			.values({ key, value })
			.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
			.execute();
}

async function* pagesOfIds(db: Reader, kind: EntryKind): AsyncGenerator<string[]> {
	for (let last = ''; ;) {
		const rows = await db
			.selectFrom(tables[kind])
			.select('id')
			.where('id', '>', last)
			.orderBy('id')
			.limit(some)
			.execute();
		if (rows.length === 0) return;
		yield rows.map(({ id }) => id);
		last = rows.at(-1)!.id;
	}
}

/** Subjects of entries whose row is gone. */
async function* pagesOfLost(db: Reader, kind: EntryKind): AsyncGenerator<string[]> {
	for (;;) {
		const rows = await db
			.selectFrom('search_entries')
			.select('subject_id')
			.where('kind', '=', kind)
			.where('subject_id', 'not in', (query) =>
				query.selectFrom<'actors'>(tables[kind] as 'actors').select('id'),
			)
			.limit(some)
			.execute();
		if (rows.length === 0) return;
		yield rows.map((row) => row.subject_id);
	}
}
