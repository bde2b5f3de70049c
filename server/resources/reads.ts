import { resourceLimits } from '#domain/resource/resource.ts';
import { fold } from '#domain/search/fold.ts';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';

/** What a list of resources is narrowed by; null for all. */
export interface ResourceNarrowing {
	readonly q: string;
	readonly collectionId: string | null;
	readonly theme: string | null;
	readonly language: string | null;
	readonly easy: boolean;
}

export const everything: ResourceNarrowing = {
	...{ q: '', collectionId: null, theme: null, language: null, easy: false },
};

const columns = [
	...(['r.id', 'r.group_id as groupId', 'r.title', 'r.note', 'r.address', 'r.theme', 'r.language'] as const),
	...(['r.easy', 'r.published_on as publishedOn', 'r.expires_on as expiresOn', 'r.revision'] as const),
	...(['r.collection_id as collectionId', 'c.name as collection', 'r.added_at as addedAt'] as const),
	...(['r.added_by as addedBy', 'a.name as addedByName', 'r.withdrawn_at as withdrawnAt'] as const),
] as const;

/** Whoever objected to the directory is not named. */
const resources = (db: Reader) =>
	db
		.selectFrom('resources as r')
		.leftJoin('resource_collections as c', 'c.id', 'r.collection_id')
		.leftJoin('actors as a', (join) => join.onRef('a.id', '=', 'r.added_by').on('a.objected_at', 'is', null));

/** One of a group, taken out or not. */
export const findResource = (db: Reader, groupId: string, id: string) =>
	resources(db).select(columns).where('r.group_id', '=', groupId).where('r.id', '=', id).executeTakeFirst();

/** As a condition on rows of `resources as r`. */
function kept(groupId: string, narrowing: ResourceNarrowing): Expression<SqlBool> {
	const conditions = [sql`r.group_id = ${groupId}`, sql`r.withdrawn_at is null`];
	if (narrowing.collectionId !== null) conditions.push(sql`r.collection_id = ${narrowing.collectionId}`);
	if (narrowing.theme !== null) conditions.push(sql`r.theme = ${narrowing.theme}`);
	if (narrowing.language !== null) conditions.push(sql`r.language = ${narrowing.language}`);
	if (narrowing.easy) conditions.push(sql`r.easy = 1`);
	for (const word of fold(narrowing.q).split(/\s+/).filter(Boolean).slice(0, 8))
		conditions.push(sql`r.folded like ${`%${word.replace(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`);
	return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Those that hold on `day` first, the last added first, then those that are out of date. */
export const listResources = (
	db: Reader,
	groupId: string,
	narrowing: ResourceNarrowing,
	day: Day,
	{ limit, offset }: { readonly limit: number; readonly offset: number },
) =>
	resources(db)
		.select(columns)
		.where(kept(groupId, narrowing))
		.orderBy(sql`case when r.expires_on < ${day} then 1 else 0 end`)
		.orderBy('r.added_at', 'desc')
		.orderBy('r.id')
		.limit(limit)
		.offset(offset)
		.execute();

export type ListedResource = Awaited<ReturnType<typeof listResources>>[number];

export async function countResources(
	db: Reader,
	groupId: string,
	narrowing: ResourceNarrowing,
): Promise<number> {
	const row = await db
		.selectFrom('resources as r')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where(kept(groupId, narrowing))
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

/** What the resources of a group are about, with how many of each: what one may narrow them by. */
export async function tallyResources(db: Reader, groupId: string) {
	const rows = await db
		.selectFrom('resources as r')
		.select(['r.theme', 'r.language', 'r.easy', ({ fn }) => fn.countAll<number>().as('count')])
		.where(kept(groupId, everything))
		.groupBy(['r.theme', 'r.language', 'r.easy'])
		.execute();
	const tally = {
		themes: new Map<string, number>(),
		languages: new Map<string, number>(),
		easy: 0,
		total: 0,
	};
	const add = (counts: Map<string, number>, key: string, count: number) =>
		counts.set(key, (counts.get(key) ?? 0) + count);
	for (const { theme, language, easy, count } of rows) {
		if (theme !== null) add(tally.themes, theme, Number(count));
		add(tally.languages, language, Number(count));
		tally.total += Number(count);
		if (easy === 1) tally.easy += Number(count);
	}
	return tally;
}

/** Collections by name, empty ones too. */
export async function listCollections(db: Reader, groupId: string) {
	const rows = await db
		.selectFrom('resource_collections as c')
		.leftJoin('resources as r', (join) =>
			join.onRef('r.collection_id', '=', 'c.id').on('r.withdrawn_at', 'is', null),
		)
		.select(['c.id', 'c.name', ({ fn }) => fn.count<number>('r.id').as('count')])
		.where('c.group_id', '=', groupId)
		.groupBy(['c.id', 'c.name', 'c.folded_name'])
		.orderBy('c.folded_name')
		.limit(resourceLimits.collections)
		.execute();
	return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** The one of a group that has this key, `exceptId` apart. */
export const findTwin = (db: Reader, groupId: string, key: string, exceptId: string) =>
	db
		.selectFrom('resources')
		.select(['id', 'title'])
		.where('group_id', '=', groupId)
		.where('address_key', '=', key)
		.where('withdrawn_at', 'is', null)
		.where('id', '!=', exceptId)
		.executeTakeFirst();
