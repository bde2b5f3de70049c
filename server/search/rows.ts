import type { EntryKind, SearchEntry } from '#domain/search/entry.ts';
import { organisationKey, valuesIn } from '#domain/search/facets.ts';
import { indexWords, joinedWords } from '#domain/search/words.ts';
import type { Insertable } from 'kysely';
import type { Reader } from '../database/connection.ts';
import type { Schema } from '../database/schema.ts';

/** An entry as it is stored, but for where it stands. */
export type IndexedRow = Omit<Insertable<Schema['search_entries']>, 'position'>;

/** Parameters of one question to the database. */
const many = 400;

export const entryId = ({ kind, subjectId }: { readonly kind: EntryKind; readonly subjectId: string }) =>
	`${kind}:${subjectId}`;

/** What the index keeps of an entry: its words folded and stemmed, and what it can be narrowed by. */
export function rowOf(entry: SearchEntry, above: ReadonlyMap<string, readonly string[]>): IndexedRow {
	const words_title = `${indexWords(entry.title)} ${joinedWords(entry.title)}`.trim();
	const words_context = indexWords(entry.context);
	const words_rest = indexWords(entry.rest);
	return {
		id: entryId(entry),
		kind: entry.kind,
		subject_id: entry.subjectId,
		title: entry.title,
		context: entry.context,
		rest: entry.rest,
		address: entry.address,
		words_title,
		words_context,
		words_rest,
		facets: facetsOf(entry, `${words_title} ${words_context} ${words_rest}`, above),
		visibility: entry.visibility,
		group_id: entry.groupId,
		confirmed_on: entry.confirmedOn,
	};
}

export function sameRow(a: IndexedRow, b: IndexedRow): boolean {
	return (Object.keys(b) as (keyof IndexedRow)[]).every((column) => a[column] === b[column]);
}

/** `kind:actor place:commune-49007 place:departement-49 function:mediation theme:sante`. */
function facetsOf(entry: SearchEntry, words: string, above: ReadonlyMap<string, readonly string[]>): string {
	const places = new Set(
		entry.territories.flatMap((territory) => [territory, ...(above.get(territory) ?? [])]),
	);
	// A place called « Lire » is not about reading.
	const told = entry.kind === 'territory' ? '' : words;
	return [
		`kind:${entry.kind}`,
		...[...places].map((place) => `place:${place}`),
		...valuesIn('function', indexWords(entry.functions)).map((key) => `function:${key}`),
		...valuesIn('theme', told).map((key) => `theme:${key}`),
		...valuesIn('scheme', told).map((key) => `scheme:${key}`),
		...[...new Set(entry.organisationKinds)].map((kind) => `organisation:${organisationKey(kind)}`),
		...valuesIn('language', indexWords(entry.languages)).map((key) => `language:${key}`),
	].join(' ');
}

/** The places above those of entries, however far. */
export async function ancestorsOf(
	db: Reader,
	entries: readonly SearchEntry[],
): Promise<Map<string, string[]>> {
	const territories = [...new Set(entries.flatMap((entry) => entry.territories))];
	const above = new Map<string, string[]>();
	for (let start = 0; start < territories.length; start += many) {
		const rows = await db
			.selectFrom('territory_ancestors')
			.select(['territory_id', 'ancestor_id'])
			.where('territory_id', 'in', territories.slice(start, start + many))
			.orderBy('ancestor_id')
			.execute();
		for (const row of rows) {
			const own = above.get(row.territory_id);
			if (own) own.push(row.ancestor_id);
			else above.set(row.territory_id, [row.ancestor_id]);
		}
	}
	return above;
}
