import type { EntryKind, SearchEntry } from '#domain/search/entry.ts';
import { insertNew } from '../database/bulk.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { ancestorsOf, entryId, rowOf, sameRow, type IndexedRow } from './rows.ts';
import { countWords } from './vocabulary.ts';

const many = 400;
/** Changes that are remembered: a process that has missed more reads everything again. */
const remembered = 50_000;

interface Subject {
	readonly kind: EntryKind;
	readonly subjectId: string;
}

/**
 * Puts things in the index, or replaces them where they stand, with the places above theirs and the words they bring; takes out those
 * of `subjects` that are not among the entries: they are found, counted and suggested no more. What has not changed is left alone.
 */
export async function indexEntries(
	trx: Transaction,
	entries: readonly SearchEntry[],
	subjects: readonly Subject[] = entries,
): Promise<void> {
	await oneAtATime(trx);
	const above = await ancestorsOf(reading(trx), entries);
	const rows = new Map(entries.map((entry) => [entryId(entry), rowOf(entry, above)]));
	const gone: { position: number; row: IndexedRow }[] = [];
	const positions = new Map<string, number>();
	for (const { position, ...old } of await listStored(trx, subjects)) {
		const row = rows.get(old.id);
		if (row && sameRow(old, row)) rows.delete(old.id);
		else {
			gone.push({ position: Number(position), row: old });
			positions.set(old.id, Number(position));
		}
	}
	await takeOut(
		trx,
		gone.map(({ row }) => row),
	);
	const all = [...rows.values()];
	const fresh = all.filter(({ id }) => !positions.has(id));
	await insertNew(
		trx,
		'search_entries',
		all.flatMap((row) => {
			const position = positions.get(row.id);
			return position === undefined ? [] : [{ ...row, position }];
		}),
	);
	await insertNew(trx, 'search_entries', fresh);
	await countWords(
		trx,
		gone.map(({ row }) => row),
		all,
	);
	await tell(trx, [...positions.values(), ...(await positionsOf(trx, fresh))]);
}

/** Takes things out of the index. */
export const removeEntries = (trx: Transaction, subjects: readonly Subject[]): Promise<void> =>
	indexEntries(trx, [], subjects);

/** Empties the index: whoever keeps what it holds reads it all again. */
export async function emptyIndex(trx: Transaction): Promise<void> {
	await oneAtATime(trx);
	await trx.deleteFrom('search_entries').execute();
	await trx.deleteFrom('search_words').execute();
	await trx.deleteFrom('search_stems').execute();
	await trx.deleteFrom('search_trigrams').execute();
	await trx.deleteFrom('search_changes').execute();
	await tell(trx, [0]);
}

/** Holds the others until this transaction ends, in both databases: changes are told in the order in which they are committed. */
export async function oneAtATime(trx: Transaction): Promise<void> {
	await trx
		.insertInto('settings')
		.values({ key: 'search-writing', value: '' })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '' }))
		.execute();
}

async function listStored(trx: Transaction, subjects: readonly Subject[]) {
	const ids = subjects.map(entryId);
	const stored = [];
	for (let start = 0; start < ids.length; start += many)
		stored.push(
			...(await trx
				.selectFrom('search_entries')
				.select(['position', 'id', 'kind', 'subject_id', 'title', 'context', 'rest', 'address'])
				.select(['words_title', 'words_context', 'words_rest', 'facets'])
				.select(['visibility', 'group_id', 'confirmed_on'])
				.where('id', 'in', ids.slice(start, start + many))
				.execute()),
		);
	return stored;
}

async function takeOut(trx: Transaction, rows: readonly IndexedRow[]): Promise<void> {
	for (let start = 0; start < rows.length; start += many)
		await trx
			.deleteFrom('search_entries')
			.where(
				'id',
				'in',
				rows.slice(start, start + many).map(({ id }) => id),
			)
			.execute();
}

async function positionsOf(trx: Transaction, rows: readonly IndexedRow[]): Promise<number[]> {
	const positions: number[] = [];
	for (let start = 0; start < rows.length; start += many) {
		const ids = rows.slice(start, start + many).map(({ id }) => id);
		const some = await trx.selectFrom('search_entries').select('position').where('id', 'in', ids).execute();
		positions.push(...some.map(({ position }) => Number(position)));
	}
	return positions;
}

async function tell(trx: Transaction, positions: readonly number[]): Promise<void> {
	if (positions.length === 0) return;
	await insertNew(
		trx,
		'search_changes',
		positions.map((position) => ({ position })),
	);
	const { last } = await trx
		.selectFrom('search_changes')
		.select(({ fn }) => fn.max('id').as('last'))
		.executeTakeFirstOrThrow();
	await trx
		.deleteFrom('search_changes')
		.where('id', '<=', Number(last) - remembered)
		.execute();
}
