import type { Person } from '#domain/access/person.ts';
import { sql, type RawBuilder } from 'kysely';
import type { DialectName } from '../database/columns.ts';
import type { Reader } from '../database/connection.ts';
import type { Schema } from '../database/schema.ts';
import { inside } from '../groups/scope.ts';
import type { RegisterRow } from './register.ts';

export type EntryRow = Omit<Schema['search_entries'], 'position'> & { readonly position: number };

/** Parameters of one question to the database. */
const many = 400;

/** Where words are: in any field, and in the title. The only thing the two databases are asked differently. */
export async function listHolding(
	db: Reader,
	dialect: DialectName,
	stems: readonly string[],
): Promise<{ anywhere: readonly number[]; title: readonly number[] }> {
	const read = dialect === 'sqlite' ? holdingInSqlite : holdingInPostgres;
	const { rows } = await read(stems).execute(db as never);
	const [row] = rows;
	return { anywhere: listOf(row?.anywhere), title: listOf(row?.title) };
}

interface Holding {
	/** An array in JSON: SQLite gives its text, PostgreSQL what it says. */
	readonly anywhere: string | number[] | null;
	readonly title: string | number[] | null;
}

const listOf = (positions: string | number[] | null | undefined): number[] =>
	typeof positions === 'string' ? (JSON.parse(positions) as number[]) : (positions ?? []);

/** Stems are letters and figures only (`wordsOf`): nothing in them is syntax. */
function holdingInSqlite(stems: readonly string[]): RawBuilder<Holding> {
	const any = stems.map((stem) => `"${stem}"`).join(' OR ');
	const list = (match: string) =>
		sql`(select json_group_array(rowid) from search_index where search_index match ${match})`;
	return sql`select ${list(any)} as anywhere, ${list(`{words_title} : (${any})`)} as title`;
}

function holdingInPostgres(stems: readonly string[]): RawBuilder<Holding> {
	const list = (label: string) =>
		sql`(select json_agg(position) from search_entries
			where words @@ to_tsquery('simple', ${stems.map((stem) => `'${stem}'${label}`).join(' | ')}))`;
	return sql`select ${list('')} as anywhere, ${list(':A')} as title`;
}

/** Entries by where they stand, in that order. */
export async function listEntries(db: Reader, positions: readonly number[]): Promise<EntryRow[]> {
	const rows: EntryRow[] = [];
	for (let start = 0; start < positions.length; start += many)
		rows.push(
			...(await db
				.selectFrom('search_entries')
				.selectAll()
				.where('position', 'in', positions.slice(start, start + many))
				.execute()),
		);
	const byPosition = new Map(rows.map((row) => [Number(row.position), row]));
	return positions.flatMap((position) => byPosition.get(position) ?? []);
}

/** Entries by their own id, in no order; those that are no more are left out. */
export async function listEntriesById(db: Reader, ids: readonly string[]): Promise<EntryRow[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.selectFrom('search_entries')
		.selectAll()
		.where('id', 'in', [...ids])
		.execute();
	return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Ids of the groups that a person belongs to, or sees into: undefined for who has no account. */
export async function findOwnGroups(db: Reader, viewer: Person): Promise<ReadonlySet<string> | undefined> {
	if (viewer.kind === 'anonymous') return undefined;
	const rows = await db.selectFrom('groups').select('groups.id').where(inside(viewer)).execute();
	return new Set(rows.map(({ id }) => id));
}

/** What the register keeps: of these positions, or the next ones after one. */
export async function listRegistered(
	db: Reader,
	which: readonly number[] | { readonly after: number; readonly limit: number },
): Promise<RegisterRow[]> {
	const query = db
		.selectFrom('search_entries')
		.select(['position', 'facets', 'visibility', 'group_id', 'confirmed_on']);
	const rows: RegisterRow[] = [];
	if ('after' in which)
		rows.push(
			...(await query.where('position', '>', which.after).orderBy('position').limit(which.limit).execute()),
		);
	else
		for (let start = 0; start < which.length; start += many)
			rows.push(...(await query.where('position', 'in', which.slice(start, start + many)).execute()));
	return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

/** Positions changed after `change`; too many of them, or none kept so far back, and everything is to be read. */
export async function findChanges(db: Reader, change: number, most: number) {
	const bounds = await db
		.selectNoFrom((query) => [
			query
				.selectFrom('search_changes')
				.select(({ fn }) => fn.min('id').as('id'))
				.as('first'),
			query
				.selectFrom('search_changes')
				.select(({ fn }) => fn.max('id').as('id'))
				.as('last'),
		])
		.executeTakeFirstOrThrow();
	const first = Number(bounds.first ?? 0);
	const last = Number(bounds.last ?? 0);
	if (last === change) return { last, positions: [], tooMany: false };
	if (first > change + 1 || last - change > most) return { last, positions: [], tooMany: true };
	const rows = await db
		.selectFrom('search_changes')
		.select('position')
		.where('id', '>', change)
		.where('id', '<=', last)
		.execute();
	const positions = [...new Set(rows.map(({ position }) => Number(position)))];
	return { last, positions, tooMany: positions.includes(0) };
}

/** The cités at these positions of the index, with the territories of each. */
export async function listCitesAt(db: Reader, positions: readonly number[]) {
	if (positions.length === 0) return [];
	const rows = await db
		.selectFrom('search_entries as s')
		.innerJoin('cite_territories as p', 'p.cite_id', 's.subject_id')
		.select(['s.subject_id as id', 's.title', 's.address', 'p.territory_id'])
		.where('s.kind', '=', 'cite')
		.where('s.position', 'in', [...positions])
		.orderBy('s.title')
		.orderBy('p.territory_id')
		.execute();
	return [...Map.groupBy(rows, (row) => row.id)].map(([id, own]) => ({
		id,
		address: own[0]!.address,
		title: own[0]!.title,
		territories: own.map((row) => row.territory_id),
	}));
}
