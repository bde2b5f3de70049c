import type { EntryKind, SearchEntry } from '#domain/search/entry.ts';
import { indexWords, joinedWords } from '#domain/search/words.ts';
import { insertNew } from '../database/bulk.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { countWords } from './vocabulary.ts';

const many = 400;

const entryId = (kind: EntryKind, subjectId: string) => `${kind}:${subjectId}`;

/** Puts things in the index, or replaces them, with the places above theirs and the words they bring. */
export async function indexEntries(trx: Transaction, entries: readonly SearchEntry[]): Promise<void> {
	await removeEntries(trx, entries);
	await addEntries(trx, entries);
}

/** For an empty index: nothing to replace. */
export async function addEntries(trx: Transaction, entries: readonly SearchEntry[]): Promise<void> {
	const rows = entries.map((entry) => ({
		id: entryId(entry.kind, entry.subjectId),
		kind: entry.kind,
		subject_id: entry.subjectId,
		title: entry.title,
		context: entry.context,
		address: entry.address,
		words_title: `${indexWords(entry.title)} ${joinedWords(entry.title)}`.trim(),
		words_context: indexWords(entry.context),
		words_rest: indexWords(entry.rest),
		visibility: entry.visibility,
		group_id: entry.groupId,
		confirmed_on: entry.confirmedOn,
	}));
	await insertNew(trx, 'search_entries', rows);
	await insertNew(trx, 'search_entry_territories', await placesOf(reading(trx), entries));
	await countWords(trx, rows, 1);
}

/** Takes things out of the index: they are found, counted and suggested no more. */
export async function removeEntries(
	trx: Transaction,
	entries: readonly { kind: EntryKind; subjectId: string }[],
): Promise<void> {
	const ids = entries.map((entry) => entryId(entry.kind, entry.subjectId));
	for (let start = 0; start < ids.length; start += many) {
		const some = ids.slice(start, start + many);
		const old = await trx.selectFrom('search_entries').selectAll().where('id', 'in', some).execute();
		if (old.length === 0) continue;
		await trx.deleteFrom('search_entries').where('id', 'in', some).execute();
		await countWords(trx, old, -1);
	}
}

/** Each entry's own places and everything above them. */
async function placesOf(db: Reader, entries: readonly SearchEntry[]) {
	const above = await ancestorsOf(db, [...new Set(entries.flatMap((entry) => entry.territories))]);
	return entries.flatMap((entry) => {
		const places = new Set(
			entry.territories.flatMap((territory) => [territory, ...(above.get(territory) ?? [])]),
		);
		return [...places].map((territory_id) => ({
			entry_id: entryId(entry.kind, entry.subjectId),
			territory_id,
		}));
	});
}

async function ancestorsOf(db: Reader, territories: readonly string[]): Promise<Map<string, string[]>> {
	const above = new Map<string, string[]>();
	for (let start = 0; start < territories.length; start += many) {
		const rows = await db
			.selectFrom('territory_ancestors')
			.select(['territory_id', 'ancestor_id'])
			.where('territory_id', 'in', territories.slice(start, start + many))
			.execute();
		for (const row of rows)
			above.set(row.territory_id, [...(above.get(row.territory_id) ?? []), row.ancestor_id]);
	}
	return above;
}
