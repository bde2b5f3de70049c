import { addDays } from '#domain/french/day.ts';
import { alertDays } from '#domain/search/saved.ts';
import type { Selectable } from 'kysely';
import { v7 } from 'uuid';
import { mayEnter, readOwner } from '../accounts/reads.ts';
import { today, type Context } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { typed } from '../directory/letters.ts';
import { enqueue } from '../mail/outbox.ts';
import { listEntries } from '../search/reads.ts';
import { keepReadable } from '../search/rights.ts';
import { markOf, readKnown, written } from './known.ts';
import { newsLetter, type News } from './letter.ts';
import { searchesPurpose } from './stop-links.ts';
import { listWatched } from './watched.ts';

type Saved = Selectable<Schema['saved_searches']>;

/** People looked at in one hour. */
const mostPeople = 500;
/** Entries that a letter names of one search. */
const mostNamed = 10;
/** A search taken away can be put back for so many days; the link of a letter works for so many. */
const undoDays = 7;
const linkDays = 400;

/**
 * Writes to people what their saved searches newly find, within the rights they have now: one letter a week at most, and none when
 * nothing is new. Run each hour, by each process: who comes second changes nothing.
 */
export async function sendAlerts(context: Context): Promise<void> {
	for (const accountId of await listDue(context))
		await tell(context, accountId).catch((error: unknown) =>
			context.log.error({ err: error }, 'saved searches not looked at'),
		);
	await forget(context);
}

async function listDue(context: Context): Promise<string[]> {
	const week = new Date(context.now().getTime() - alertDays.week * 86_400_000).toISOString();
	const rows = await context.database.reader
		.selectFrom('saved_searches as s')
		.innerJoin('accounts', 'accounts.id', 's.account_id')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select('s.account_id')
		.distinct()
		.where('accounts.suspended_at', 'is', null)
		.where(mayEnter)
		.where('s.deleted_at', 'is', null)
		.where((row) =>
			row.or(
				(['week', 'month'] as const).map((alert) =>
					row.and([
						row('s.alert', '=', alert),
						row('s.looked_on', '<=', addDays(today(context), -alertDays[alert])),
					]),
				),
			),
		)
		.where('s.account_id', 'not in', (letters) =>
			letters.selectFrom('search_letters').select('account_id').where('created_at', '>', week),
		)
		.orderBy('s.account_id')
		.limit(mostPeople)
		.execute();
	return rows.map((row) => row.account_id);
}

async function tell(context: Context, accountId: string): Promise<void> {
	const { database } = context;
	const day = today(context);
	const owner = await readOwner(database.reader, accountId, day);
	if (!owner) return;
	const searches = await database.reader
		.selectFrom('saved_searches')
		.selectAll()
		.where('account_id', '=', accountId)
		.where('alert', '<>', 'never')
		.where('deleted_at', 'is', null)
		.orderBy('created_at')
		.execute();
	const due = searches.filter(
		({ alert, looked_on: last }) => alert !== 'never' && last <= addDays(day, -alertDays[alert]),
	);
	const looked: Looked[] = [];
	for (const search of due) looked.push(await lookAgain(context, owner.person, search));
	const news = looked.flatMap((one) => one.news ?? []);
	const written = await database
		.write(async (trx) => {
			for (const { search, known } of looked) {
				const { numUpdatedRows } = await trx
					.updateTable('saved_searches')
					.set({ known, looked_on: day })
					.where('id', '=', search.id)
					.where('looked_on', '=', search.looked_on)
					.where('alert', '=', search.alert)
					.where('deleted_at', 'is', null)
					.executeTakeFirst();
				// Another process was first, or its owner has just changed it: the next hour looks again.
				if (numUpdatedRows === 0n) throw new Superseded();
			}
			if (news.length === 0) return false;
			const id = v7();
			await trx
				.insertInto('search_letters')
				.values({
					...{ id, account_id: accountId, token_hash: null, created_at: context.now().toISOString() },
					entries: JSON.stringify([...new Set(looked.flatMap((one) => one.named))]),
				})
				.execute();
			return enqueue(trx, context, {
				...{ recipient: owner.email, purpose: searchesPurpose, key: id },
				...newsLetter(typed(owner.person.name), news, context.config.ORIGIN),
			});
		})
		.catch((error: unknown) => {
			if (error instanceof Superseded) return false;
			throw error;
		});
	if (written) context.events.emit('mail-waiting');
}

class Superseded extends Error {}

interface Looked {
	readonly search: Saved;
	readonly known: string;
	/** Ids of the entries that the letter names. */
	readonly named: readonly string[];
	readonly news?: News;
}

async function lookAgain(
	context: Context,
	viewer: Parameters<typeof listWatched>[1],
	search: Saved,
): Promise<Looked> {
	const watched = await listWatched(context, viewer, search.address);
	if (!watched) return { search, known: search.known, named: [] };
	const before = readKnown(search.known);
	const fresh = watched.filter(({ id }) => !before.has(markOf(id)));
	const known = written(watched.map(({ id }) => id));
	const db = context.database.reader;
	const rows = await listEntries(
		db,
		fresh.slice(0, mostNamed).map(({ position }) => position),
	);
	const readable = await keepReadable(db, viewer, rows);
	if (readable.length === 0) return { search, known, named: [] };
	const news = {
		...{ name: typed(search.name), address: search.address },
		many: fresh.length - (rows.length - readable.length),
		entries: readable.map(({ title, context: line, address }) => ({
			...{ title: typed(title), context: typed(line), address },
		})),
	};
	return { search, known, named: readable.map(({ id }) => id), news };
}

async function forget(context: Context): Promise<void> {
	const ago = (days: number) => new Date(context.now().getTime() - days * 86_400_000).toISOString();
	await context.database.write(async (trx) => {
		await trx.deleteFrom('saved_searches').where('deleted_at', '<=', ago(undoDays)).execute();
		await trx.deleteFrom('search_letters').where('created_at', '<=', ago(linkDays)).execute();
	});
}
