import type { Person } from '#domain/access/person.ts';
import type { EntryKind } from '#domain/search/entry.ts';
import type { TerritoryKind } from '#domain/territory/territory.ts';
import { sql, type RawBuilder } from 'kysely';
import type { DialectName } from '../database/columns.ts';
import type { Reader } from '../database/connection.ts';
import type { Schema } from '../database/schema.ts';
import { inside } from '../groups/scope.ts';
import { searchDialect } from './dialect.ts';

/** What is looked for, with the rights of who looks: every read below goes through the same conditions. */
export interface Scope {
	readonly dialect: DialectName;
	/** Folded stems, or none for everything. */
	readonly stems: readonly string[];
	readonly territory: string | null;
	readonly viewer: Person;
}

export type EntryRow = Schema['search_entries'];

/** The first entries by the database's own measure, to be put in order by the domain's. */
export async function listCandidates(
	db: Reader,
	scope: Scope,
	kinds: readonly EntryKind[],
	limit: number,
	offset: number,
): Promise<EntryRow[]> {
	const { relevance } = searchDialect(scope.dialect);
	const order =
		scope.stems.length > 0 ? sql`${relevance(scope.stems)}, e.id` : sql`${kindOrder}, e.title, e.id`;
	const { rows } =
		await sql<EntryRow>`select e.* from ${source(scope)} where ${conditions(scope)} ${ofKinds(kinds)}
		order by ${order} limit ${limit} offset ${offset}`.execute(db as never);
	return rows;
}

export async function countKinds(db: Reader, scope: Scope): Promise<Map<EntryKind, number>> {
	const { rows } = await sql<{
		kind: EntryKind;
		entries: number;
	}>`select e.kind, count(*) as entries from ${source(scope)}
		where ${conditions(scope)} group by e.kind`.execute(db as never);
	return new Map(rows.map((row) => [row.kind, Number(row.entries)]));
}

export interface PlaceCount {
	id: string;
	kind: TerritoryKind;
	code: string;
	name: string;
	entries: number;
}

/** How many entries stand in each territory of one kind, the fullest first. */
export async function countPlaces(
	db: Reader,
	scope: Scope,
	kinds: readonly EntryKind[],
	placeKind: TerritoryKind,
	limit: number,
): Promise<PlaceCount[]> {
	const { rows } = await sql<PlaceCount>`select t.id, t.kind, t.code, t.name, n.entries from (
			select s.territory_id, count(*) as entries from ${source(scope)} join search_entry_territories s on s.entry_id = e.id
			where ${conditions(scope)} ${ofKinds(kinds)} and s.territory_id like ${`${placeKind}-%`} group by s.territory_id
		) n join territories t on t.id = n.territory_id ${under(scope)} order by n.entries desc, t.name, t.id limit ${limit}`.execute(
		db as never,
	);
	return rows.map((row) => ({ ...row, entries: Number(row.entries) }));
}

/** Someone may act in several places: only those below the one that is looked at narrow it. */
function under({ territory }: Scope): RawBuilder<unknown> {
	if (territory === null) return sql``;
	return sql`where exists (select 1 from territory_ancestors a where a.territory_id = t.id and a.ancestor_id = ${territory})`;
}

/** How many entries each of these territories holds: « Chercher plus large ». */
export async function countIn(
	db: Reader,
	scope: Scope,
	kinds: readonly EntryKind[],
	territories: readonly string[],
): Promise<Map<string, number>> {
	if (territories.length === 0) return new Map();
	const wide = { ...scope, territory: null };
	const { rows } = await sql<{ id: string; entries: number }>`select s.territory_id as id, count(*) as entries
		from ${source(wide)} join search_entry_territories s on s.entry_id = e.id
		where ${conditions(wide)} ${ofKinds(kinds)} and s.territory_id in (${sql.join([...territories])})
		group by s.territory_id`.execute(db as never);
	return new Map(rows.map((row) => [row.id, Number(row.entries)]));
}

const kindOrder = sql`case e.kind when 'cite' then 0 when 'actor' then 1 when 'group' then 2 when 'organisation' then 3 else 4 end`;

function source(scope: Scope): RawBuilder<unknown> {
	return scope.stems.length > 0 ? searchDialect(scope.dialect).source : sql`search_entries e`;
}

function conditions(scope: Scope): RawBuilder<unknown> {
	const all: RawBuilder<unknown>[] = [visible(scope)];
	if (scope.stems.length > 0) all.unshift(searchDialect(scope.dialect).matches(scope.stems));
	if (scope.territory !== null)
		all.push(
			sql`exists (select 1 from search_entry_territories w where w.entry_id = e.id and w.territory_id = ${scope.territory})`,
			sql`(e.kind <> 'territory' or e.subject_id <> ${scope.territory})`,
		);
	return sql.join(all, sql` and `);
}

/** Only groups have entries that are not public: those that `group.read` opens to this person. */
function visible({ viewer }: Scope): RawBuilder<unknown> {
	if (viewer.kind === 'anonymous') return sql`e.visibility = 'public'`;
	return sql`(e.visibility in ('public', 'network') or e.group_id in (select groups.id from groups where ${inside(viewer)}))`;
}

function ofKinds(kinds: readonly EntryKind[]): RawBuilder<unknown> {
	return kinds.length > 0 ? sql`and e.kind in (${sql.join([...kinds])})` : sql``;
}
