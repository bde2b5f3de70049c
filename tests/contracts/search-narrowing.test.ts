import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#domain/access/person.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import type { Database } from '#server/database/connection.ts';
import { keepIndexed, reindexAll, reindexSubjects } from '#server/search/reindex.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import type { SearchInput } from '#server/search/view.ts';
import { indexEntries, removeEntries } from '#server/search/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';

const day = '2026-03-12';

describe.each(databases)('narrowing a search on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let search: ReturnType<typeof searchUseCases>;
	const find = (input: Partial<SearchInput>) => search.find(anonymous, { q: '', ...input });
	const titles = async (input: Partial<SearchInput>) => (await find(input)).entries.map(({ title }) => title);

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		search = searchUseCases(context);
	}, 240_000);
	afterAll(() => database.close());

	it('says of each value how many results it gives, and gives them', async () => {
		for (const q of ['', 'santé', 'Normandie', 'médiateur']) {
			const found = await find({ q });
			expect(found.facets.lists.map(({ facet }) => facet)).toContain('theme');
			for (const { facet, values } of found.facets.lists)
				for (const { key, entries } of values.slice(0, 3))
					expect((await find({ q, chosen: { [facet]: [key] } })).total, `${q} ${facet} ${key}`).toBe(entries);
			for (const { kind, entries } of found.facets.kinds)
				expect((await find({ q, kinds: [kind] })).total).toBe(entries);
			for (const { places } of found.facets.levels)
				for (const { id, entries } of places.slice(0, 3))
					// A place is counted where it lies, and is not listed in itself.
					expect([entries, entries - 1]).toContain((await find({ q: found.rest, territory: id })).total);
		}
	});

	it('widens within a list and narrows across lists', async () => {
		const health = (await find({ chosen: { theme: ['sante'] } })).total;
		const sport = (await find({ chosen: { theme: ['sport'] } })).total;
		const both = await find({ chosen: { theme: ['sante', 'sport'] } });
		expect(both.total).toBeGreaterThan(Math.max(health, sport));
		const people = both.facets.kinds.find(({ kind }) => kind === 'actor')!.entries;
		expect((await find({ kinds: ['actor'], chosen: { theme: ['sante', 'sport'] } })).total).toBe(people);
		const values = both.facets.lists.find(({ facet }) => facet === 'theme')!.values;
		expect(values.find(({ key }) => key === 'sante')).toMatchObject({ entries: health, chosen: true });
	});

	it('knows a function by all its spellings, an organisation by its kind, a scheme, a language', async () => {
		expect(await titles({ chosen: { function: ['mediation'] }, q: 'Lorient' })).toEqual(['Denis Kerbrat']);
		expect(await titles({ chosen: { organisation: ['bailleur'] }, kinds: ['organisation'] })).toEqual([
			'Habitat des Deux Ponts',
		]);
		expect(await titles({ chosen: { scheme: ['asv'] }, kinds: ['actor'] })).toContain('Rose-May Hoarau');
		expect(await titles({ chosen: { language: ['bambara'] } })).toEqual(['Awa Coulibaly']);
	});

	it('puts first who does what the question says, unless those are plain words', async () => {
		const found = await find({ q: 'médiatrice santé Lorient' });
		expect(found.understood.function).toMatchObject({ key: 'mediation' });
		expect(found.entries[0]?.title).toBe('Denis Kerbrat');
		expect((await find({ q: 'médiatrice santé', plainFunction: true })).understood.function).toBeNull();
		expect((await find({ q: 'médiation sociale Rouen' })).understood.function).toBeNull();
	});

	it('finds nothing with values that no list has, and shows what is chosen all the same', async () => {
		const found = await find({ chosen: { theme: ['nulle-part', '%', "'; drop table"] } });
		expect(found.total).toBe(0);
		const health = await find({ q: 'zzzz', chosen: { theme: ['sante'] } });
		expect(health.facets.lists).toEqual([
			{ facet: 'theme', values: [{ key: 'sante', name: 'Santé', entries: 0, chosen: true }] },
		]);
	});

	it('puts the last confirmed first when asked, and keeps only those of the year', async () => {
		const rows = await database.reader
			.selectFrom('search_entries')
			.select(['title', 'confirmed_on'])
			.where('visibility', '=', 'public')
			.where('confirmed_on', 'is not', null)
			.orderBy('confirmed_on', 'desc')
			.execute();
		const byTitle = new Map(rows.map((row) => [row.title, row.confirmed_on]));
		const first = await titles({ sorting: 'freshness' });
		expect(first.map((title) => byTitle.get(title))).toEqual(
			rows.slice(0, first.length).map((row) => row.confirmed_on),
		);
		const fresh = await find({ fresh: true });
		expect(fresh.total).toBe(rows.filter(({ confirmed_on }) => confirmed_on! >= '2025-03-12').length);
		expect((await find({})).facets.fresh).toBe(fresh.total);
	});

	it('gives a file that holds what the pages show, and no formula [C4]', async () => {
		const id = seedId('actor', 'mediator');
		await database.write(async (trx) => {
			await trx.updateTable('actors').set({ name: '=HYPERLINK("x")' }).where('id', '=', id).execute();
			await reindexSubjects(trx, day, 'actor', [id]);
		});
		const { body } = await search.csv(anonymous, { q: 'médiateur Lorient' });
		await database.write(async (trx) => {
			await trx.updateTable('actors').set({ name: 'Denis Kerbrat' }).where('id', '=', id).execute();
			await reindexSubjects(trx, day, 'actor', [id]);
		});
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
		expect(text.startsWith('\uFEFFType;Nom;')).toBe(true);
		expect(text).toContain(`"'=HYPERLINK(""x"")";Médiateur santé, Escale santé;Lorient;`);
		expect(text).toContain(`http://maillage.test/acteurs/${id}`);
		const { total } = await find({ q: 'médiateur Lorient' });
		expect(text.trim().split('\r\n')).toHaveLength(total + 1);
		const everything = new TextDecoder().decode((await search.csv(anonymous, { q: '' })).body);
		expect(everything).not.toMatch(/Quesnel|@|\b0[1-9](?: ?\d\d){4}\b/);
	});

	it('holds what its rows say, whatever was changed before, word for word', async () => {
		const before = await indexed(database);
		const ids = (await database.reader.selectFrom('actors').select('id').execute()).map((row) => row.id);
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.record({ id: fc.constantFrom(...ids), name: fc.string({ maxLength: 30 }), gone: fc.boolean() }),
					{
						minLength: 1,
						maxLength: 6,
					},
				),
				async (changes) => {
					await database.write(async (trx) => {
						for (const { id, name, gone } of changes)
							await indexEntries(trx, gone ? [] : [entryOf(id, name)], [{ kind: 'actor', subjectId: id }]);
					});
				},
			),
			{ numRuns: 12 },
		);
		expect(await reindexAll(context)).toBe(before.entries.length);
		expect(await indexed(database)).toEqual(before);
		// SQLite compares its index with every row itself.
		database.sqlite?.exec(`insert into search_index(search_index, rank) values ('integrity-check', 1)`);
	}, 120_000);

	it('finds at once what another process wrote, and no more what it took away', async () => {
		const entry = entryOf('00000000-0000-4000-8000-00000000000b', 'Xylophone partagé');
		expect((await find({ q: 'xylophone' })).total).toBe(0);
		await database.write((trx) => indexEntries(trx, [{ ...entry, kind: 'organisation' }]));
		expect((await find({ q: 'xylophone' })).total).toBe(1);
		await database.write((trx) => removeEntries(trx, [{ ...entry, kind: 'organisation' }]));
		expect((await find({ q: 'xylophone' })).total).toBe(0);
	});

	it('is made again by a server that starts on an index of another edition, and only then', async () => {
		expect(await keepIndexed(context)).toBe(false);
		await database.write(async (trx) => {
			await trx.updateTable('settings').set({ value: '0' }).where('key', '=', 'search-edition').execute();
			await trx.deleteFrom('search_entries').where('kind', '=', 'cite').execute();
		});
		expect(await keepIndexed(context)).toBe(true);
		expect((await find({ kinds: ['cite'] })).total).toBeGreaterThan(10);
		expect(await keepIndexed(context)).toBe(false);
	});

	it('keeps no word that an earlier release had left with a count of zero, once made again or started on [P3]', async () => {
		const before = await indexed(database);
		for (const mend of [reindexAll, keepIndexed]) {
			await database.write(async (trx) => {
				await trx.insertInto('search_stems').values({ stem: 'quesnelferrand', entries: 0 }).execute();
				await trx.insertInto('search_words').values({ word: 'quesnelferrand', entries: 0 }).execute();
				await trx.insertInto('search_trigrams').values({ trigram: 'que', word: 'quesnelferrand' }).execute();
			});
			await mend(context);
			expect(await indexed(database), mend.name).toEqual(before);
		}
	});
});

const entryOf = (subjectId: string, title: string): SearchEntry => ({
	kind: 'actor',
	subjectId,
	title,
	context: title,
	rest: 'zoographie',
	functions: title,
	organisationKinds: [],
	languages: '',
	address: `/acteurs/${subjectId}`,
	territories: [],
	visibility: 'public',
	groupId: null,
	confirmedOn: null,
});

/** Everything the index keeps, but for where entries stand. */
async function indexed({ reader }: Database) {
	return {
		entries: await reader
			.selectFrom('search_entries')
			.select(['id', 'title', 'context', 'rest', 'address', 'words_title', 'words_context', 'words_rest'])
			.select(['facets', 'visibility', 'group_id', 'confirmed_on'])
			.orderBy('id')
			.execute(),
		words: await reader.selectFrom('search_words').selectAll().orderBy('word').execute(),
		stems: await reader.selectFrom('search_stems').selectAll().orderBy('stem').execute(),
		trigrams: await reader
			.selectFrom('search_trigrams')
			.selectAll()
			.orderBy('trigram')
			.orderBy('word')
			.execute(),
	};
}
