import type { Day } from '#domain/french/day.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import { reindexSubjects } from './reindex.ts';
import { entryId } from './rows.ts';

/** Subjects read and written at once. */
const some = 500;

/** After a change of an organisation: it, what is part of it, and the people who are found by its name and its place. */
export async function reindexOrganisation(trx: Transaction, day: Day, id: string): Promise<void> {
	const db = reading(trx);
	const parts = await db.selectFrom('organisations').select('id').where('parent_id', '=', id).execute();
	const people = await db
		.selectFrom('affiliations as a')
		.select('a.actor_id as id')
		.distinct()
		.where('a.organisation_id', '=', id)
		.where('a.visibility', '=', 'public')
		.where(onDay('a', day))
		.execute();
	await inSlices([{ id }, ...parts], (ids) => reindexSubjects(trx, day, 'organisation', ids));
	await inSlices(people, (ids) => reindexSubjects(trx, day, 'actor', ids));
}

/**
 * Functions and seats begin and end without anybody writing: once a day, people whose dates have passed since the index was last of its
 * day are read again.
 */
export async function followDays(context: Pick<Context, 'database' | 'now'>): Promise<void> {
	const { database } = context;
	const day = today(context);
	const made = await database.reader
		.selectFrom('settings')
		.select('value')
		.where('key', '=', 'search-day')
		.executeTakeFirst();
	if (made === undefined || made.value === day) return;
	const people = await listTurned(database.reader, made.value, day);
	await inSlices(people, (ids) => database.write((trx) => reindexSubjects(trx, day, 'actor', ids)));
	await database.write((trx) =>
		trx.updateTable('settings').set({ value: day }).where('key', '=', 'search-day').execute(),
	);
}

/** People of whom a function or a seat began after `last`, or had its last day since then, up to `day`. */
async function listTurned(db: Reader, last: Day, day: Day): Promise<{ id: string }[]> {
	const of = (table: 'affiliations' | 'seat_tenures') =>
		db
			.selectFrom(table)
			.select('actor_id as id')
			.where((where) =>
				where.or([
					where.and([where('from_day', '>', last), where('from_day', '<=', day)]),
					where.and([where('until_day', '>=', last), where('until_day', '<', day)]),
				]),
			);
	return of('affiliations').union(of('seat_tenures')).execute();
}

async function inSlices(
	rows: readonly { id: string }[],
	work: (ids: string[]) => Promise<unknown>,
): Promise<void> {
	for (let start = 0; start < rows.length; start += some)
		await work(rows.slice(start, start + some).map(({ id }) => id));
}

/** After something was found to be somewhere: places that were not to be found yet. What an entry of a place says does not change with what is there. */
export async function reindexNewPlaces(trx: Transaction, day: Day, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const found = await trx
		.selectFrom('search_entries')
		.select('subject_id')
		.where(
			'id',
			'in',
			ids.map((subjectId) => entryId({ kind: 'territory', subjectId })),
		)
		.execute();
	const known = new Set(found.map((row) => row.subject_id));
	const fresh = ids.filter((id) => !known.has(id));
	if (fresh.length > 0) await reindexSubjects(trx, day, 'territory', fresh);
}
