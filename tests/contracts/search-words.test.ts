import type { SearchEntry } from '#domain/search/entry.ts';
import type { Database, Transaction } from '#server/database/connection.ts';
import { emptyIndex, indexEntries, removeEntries } from '#server/search/writes.ts';
import { databases } from '#tests/support/databases.ts';
import { InsertQueryNode, type KyselyPlugin } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const entry = (subjectId: string, title: string, change: Partial<SearchEntry> = {}): SearchEntry => ({
	...{
		kind: 'actor',
		subjectId,
		title,
		context: 'médiatrice santé',
		rest: '',
		address: `/acteurs/${subjectId}`,
	},
	...{ territories: [], functions: '', organisationKinds: [], languages: '' },
	...{ visibility: 'public', groupId: null, confirmedOn: '2026-03-12' },
	...change,
});

/** Notes the tables that are written, with the first value of each row. */
function noting(written: string[]): KyselyPlugin {
	return {
		transformQuery({ node }) {
			if (InsertQueryNode.is(node) && node.values?.kind === 'ValuesNode')
				for (const row of (node.values as unknown as { values: { values: unknown[] }[] }).values)
					written.push(`${node.into?.table.identifier.name} ${String(row.values[0])}`);
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result),
	};
}

describe.each(databases)('the words of the index on $name', ({ open }) => {
	let database: Database;
	beforeEach(async () => {
		database = await open();
	});
	afterEach(() => database.close());

	const index = (...entries: SearchEntry[]) => database.write((trx) => indexEntries(trx, entries));
	/** Words, stems and trigrams, as counted. */
	const counted = async () => ({
		words: await database.reader.selectFrom('search_words').selectAll().orderBy('word').execute(),
		stems: await database.reader.selectFrom('search_stems').selectAll().orderBy('stem').execute(),
		trigrams: await database.reader
			.selectFrom('search_trigrams')
			.selectAll()
			.orderBy('word')
			.orderBy('trigram')
			.execute(),
	});
	const madeAgain = async (...entries: SearchEntry[]) => {
		await database.write(async (trx) => {
			await emptyIndex(trx);
			await indexEntries(trx, entries);
		});
		return counted();
	};

	it.each([
		['another name', [entry('a', 'Nadia Kerbrat')]],
		[
			'a word that another loses in the same change',
			[entry('a', 'Nadia Morvan'), entry('b', 'Denis Kerbrat')],
		],
		['a word less and one twice', [entry('a', 'Nadia Nadia', { context: 'médiatrice' })]],
		['no longer public', [entry('a', 'Nadia Le Goff', { visibility: 'members', groupId: 'g' })]],
		['another day alone', [entry('a', 'Nadia Le Goff', { confirmedOn: '2026-03-13' })]],
	] satisfies [string, SearchEntry[]][])('are counted as from nothing after %s', async (_, changed) => {
		const before = [entry('a', 'Nadia Le Goff'), entry('b', 'Denis Morvan')];
		await index(...before);
		await index(...changed);
		const kept = await counted();
		const now = before.map((one) => changed.find(({ subjectId }) => subjectId === one.subjectId) ?? one);
		expect(kept).toEqual(await madeAgain(...now));
		expect(kept.words.length).toBeGreaterThan(0);
	});

	it('are counted as from nothing when a private entry becomes public, and when it goes', async () => {
		const closed = entry('a', 'Nadia Le Goff', { visibility: 'members', groupId: 'g' });
		await index(closed, entry('b', 'Denis Morvan'));
		await index(entry('a', 'Nadia Le Goff'));
		expect((await counted()).words.map(({ word }) => word)).toContain('nadia');
		await database.write((trx) => removeEntries(trx, [closed]));
		const kept = await counted();
		expect(kept).toEqual(await madeAgain(entry('b', 'Denis Morvan')));
	});

	it('are written only where their count changes', async () => {
		await index(
			entry('a', 'Nadia Le Goff', { rest: 'calligraphie chant couture' }),
			entry('b', 'Denis Morvan'),
		);
		const written: string[] = [];
		await database.write((trx) =>
			indexEntries(trx.withPlugin(noting(written)) as Transaction, [
				entry('a', 'Nadia Morvan', { rest: 'calligraphie chant couture' }),
			]),
		);
		const words = written
			.filter((one) => /^search_(?:words|stems) /.test(one))
			.map((one) => one.split(' ')[1]);
		expect(new Set(words)).toEqual(new Set(['goff', 'nadiagoff', 'morvan', 'nadiamorvan']));
		expect(written.filter((one) => one.startsWith('search_trigrams'))).toEqual([]);
	});

	it('and nothing at all is written for what has not changed', async () => {
		await index(entry('a', 'Nadia Le Goff'));
		const written: string[] = [];
		await database.write((trx) =>
			indexEntries(trx.withPlugin(noting(written)) as Transaction, [entry('a', 'Nadia Le Goff')]),
		);
		expect(written).toEqual(['settings search-writing']);
	});
});
