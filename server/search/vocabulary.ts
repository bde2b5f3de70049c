import { closest, trigrams } from '#domain/search/similarity.ts';
import { vocabularyOf } from '#domain/search/words.ts';
import { insertNew } from '../database/bulk.ts';
import type { Database, Reader, Transaction } from '../database/connection.ts';
import type { Schema } from '../database/schema.ts';

type Indexed = Pick<
	Schema['search_entries'],
	'title' | 'context' | 'rest' | 'words_title' | 'words_context' | 'words_rest' | 'visibility'
>;

const some = 1_000;

/**
 * Takes the words of the entries that are gone out of the vocabulary and puts in those of the entries that come: an entry that is
 * written again with one word more costs one word.
 * Only what anyone may read counts: neither a suggestion nor an order tells of a private thing [R6].
 */
export async function countWords(
	trx: Transaction,
	gone: readonly Indexed[],
	come: readonly Indexed[],
): Promise<void> {
	const words = new Map<string, number>();
	const stems = new Map<string, number>();
	const count = (entries: readonly Indexed[], by: 1 | -1) => {
		for (const entry of entries) {
			if (entry.visibility !== 'public') continue;
			add(stems, '', by);
			for (const word of vocabularyOf(`${entry.title} ${entry.context} ${entry.rest}`)) add(words, word, by);
			const all = `${entry.words_title} ${entry.words_context} ${entry.words_rest}`;
			for (const stem of new Set(all.split(' '))) if (stem) add(stems, stem, by);
		}
	};
	count(gone, -1);
	count(come, 1);
	const changed = [...words].filter(([, by]) => by !== 0);
	const more = changed.filter(([, by]) => by > 0).map(([word]) => word);
	const less = changed.filter(([, by]) => by < 0).map(([word]) => word);
	await addCounts(
		trx,
		'search_stems',
		'stem',
		[...stems].filter(([, by]) => by !== 0),
	);
	// What nothing public holds any more is not kept: it may be the name of somebody who objected.
	const lost = [...stems].filter(([, by]) => by < 0).map(([stem]) => stem);
	for (let start = 0; start < lost.length; start += some)
		await trx
			.deleteFrom('search_stems')
			.where('stem', 'in', lost.slice(start, start + some))
			.where('entries', '<=', 0)
			.execute();
	// Trigrams are many: those of words already known are there.
	const fresh = await unknownOf(trx, more);
	await addCounts(trx, 'search_words', 'word', changed);
	await insertNew(
		trx,
		'search_trigrams',
		fresh.flatMap((word) => trigrams(word).map((trigram) => ({ trigram, word }))),
	);
	await forget(trx, less);
}

async function unknownOf(trx: Transaction, words: readonly string[]): Promise<string[]> {
	const known = new Set<string>();
	for (let start = 0; start < words.length; start += some)
		for (const { word } of await trx
			.selectFrom('search_words')
			.select('word')
			.where('word', 'in', words.slice(start, start + some))
			.execute())
			known.add(word);
	return words.filter((word) => !known.has(word));
}

function add(counts: Map<string, number>, key: string, by: number): void {
	counts.set(key, (counts.get(key) ?? 0) + by);
}

async function addCounts(
	trx: Transaction,
	table: 'search_stems' | 'search_words',
	column: 'stem' | 'word',
	counts: readonly (readonly [string, number])[],
): Promise<void> {
	const rows = counts.map(([key, entries]) => ({ [column]: key, entries }));
	for (let start = 0; start < rows.length; start += some)
		await trx
			.insertInto(table)
			.values(rows.slice(start, start + some) as never)
			.onConflict((conflict) =>
				conflict.column(column as never).doUpdateSet(
					(row) =>
						({
							entries: row(`${table}.entries` as never, '+', row.ref('excluded.entries' as never)),
						}) as never,
				),
			)
			.execute();
}

async function forget(trx: Transaction, words: readonly string[]): Promise<void> {
	for (let start = 0; start < words.length; start += some) {
		const gone = await trx
			.deleteFrom('search_words')
			.where('word', 'in', words.slice(start, start + some))
			.where('entries', '<=', 0)
			.returning('word')
			.execute();
		if (gone.length > 0)
			await trx
				.deleteFrom('search_trigrams')
				.where(
					'word',
					'in',
					gone.map((row) => row.word),
				)
				.execute();
	}
}

/**
 * Takes out what nothing public holds any more and an earlier release had left with a count of zero: it may be the name of somebody who objected.
 */
export async function forgetUnheld({ reader, write }: Pick<Database, 'reader' | 'write'>): Promise<void> {
	for (const [table, column] of [
		['search_stems', 'stem'],
		['search_words', 'word'],
	] as const) {
		const one = await reader.selectFrom(table).select('entries').where('entries', '<=', 0).limit(1).execute();
		if (one.length === 0) continue;
		await write(async (trx) => {
			const unheld = trx
				.selectFrom(table as 'search_words')
				.select(column as 'word')
				.where('entries', '<=', 0);
			if (table === 'search_words')
				await trx.deleteFrom('search_trigrams').where('word', 'in', unheld).execute();
			await trx.deleteFrom(table).where('entries', '<=', 0).execute();
		});
	}
}

/** How many public entries hold each stem; the empty one counts them all. Stems that nothing holds are absent. */
export async function holdingsOf(db: Reader, stems: readonly string[]): Promise<Map<string, number>> {
	const rows = await db
		.selectFrom('search_stems')
		.selectAll()
		.where('stem', 'in', ['', ...stems])
		.where('entries', '>', 0)
		.execute();
	return new Map(rows.map((row) => [row.stem, row.entries]));
}

/** Words of the vocabulary that a misspelt word may have meant, most likely first. */
export async function likelyWords(db: Reader, word: string): Promise<string[]> {
	if (word.length < 4 || word.length > 30) return [];
	const asked = trigrams(word);
	const rows = await db
		.selectFrom('search_trigrams')
		.innerJoin('search_words', 'search_words.word', 'search_trigrams.word')
		.select(['search_words.word', 'search_words.entries'])
		.where('search_trigrams.trigram', 'in', asked)
		.groupBy(['search_words.word', 'search_words.entries'])
		.having((e) => e.fn.countAll<number>(), '>=', Math.max(2, Math.floor(asked.length / 3)))
		.orderBy((e) => e.fn.countAll(), 'desc')
		.limit(80)
		.execute();
	return closest(word, rows);
}

/** Words of the vocabulary that begin so, the most held first: more of them when more of the word is known. */
export async function beginningSo(db: Reader, start: string): Promise<string[]> {
	if (!/^[\p{L}\p{N}]{1,30}$/u.test(start)) return [];
	const rows = await db
		.selectFrom('search_words')
		.select('word')
		.where('word', '>=', start)
		.where('word', '<', `${start}\u{10FFFF}`)
		.where('entries', '>', 0)
		// A letter or two begin too many words: those that few entries have are names, which is what is picked.
		.$if(start.length < 3, (query) => query.where('entries', '<', 500))
		.orderBy('entries', 'desc')
		.orderBy('word')
		.limit(start.length < 3 ? 12 : 40)
		.execute();
	return rows.map(({ word }) => word);
}
