import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#domain/access/person.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import type { Database } from '#server/database/connection.ts';
import { rebuildIndex, reindexSubjects } from '#server/search/reindex.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import { indexEntries, removeEntries } from '#server/search/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration, wholeCountry } from '#tests/support/demonstration.ts';
import { golden } from '#tests/support/golden.ts';
import { personOf } from '#tests/support/people.ts';

const naughty = join(process.env['REFERENCE_DIR'] ?? '../shared/data', 'chaines/blns.json');
const entry: SearchEntry = {
	kind: 'group',
	subjectId: '00000000-0000-4000-8000-00000000000a',
	title: 'Zoographie des quartiers',
	context: 'Groupe de travail',
	rest: '',
	functions: '',
	organisationKinds: [],
	languages: '',
	address: '/groupes/00000000-0000-4000-8000-00000000000a',
	territories: ['commune-49007'],
	visibility: 'public',
	groupId: null,
	confirmedOn: null,
};

describe.each(databases)('search on $name', ({ name, open }) => {
	let database: Database;
	let context: TestContext;
	let search: ReturnType<typeof searchUseCases>;
	const titles = async (q: string) => (await search.find(anonymous, { q })).entries.map(({ title }) => title);

	beforeAll(async () => {
		// Among all the communes of the country once; the second time, the words are what is tested.
		database = await open(name === 'SQLite' ? wholeCountry : demonstration);
		context = testContext(database);
		search = searchUseCases(context);
	}, 240_000);
	afterAll(() => database.close());

	it.each(golden)('finds what « %s » asks for among the first five', async (q, ...expected) => {
		const first = (await titles(q)).slice(0, 5);
		for (const title of expected) expect(first).toContain(title);
	});

	it('puts the person first for « coordonnatrice PRE Angers », and says what it understood', async () => {
		const found = await search.find(anonymous, { q: 'coordonnatrice PRE Angers' });
		expect(found.entries[0]?.title).toBe('Nathalie Gaudin-Pham');
		expect(found.understood.territory).toMatchObject({ id: 'commune-49007', recognised: true });
		expect(found.understood.acronyms).toMatchObject([
			{ acronym: 'PRE', meaning: 'programme de réussite éducative' },
		]);
		expect(found.facets.wider.map(({ name }) => name)).toContain('Maine-et-Loire');
	});

	it('takes the place back as a word when it is removed', async () => {
		const found = await search.find(anonymous, { q: 'coordonnatrice Angers', territory: 'everywhere' });
		expect(found.understood.territory).toBeNull();
		expect(found.total).toBeGreaterThan(3);
	});

	it('leads a misspelt word back, and says so', async () => {
		const found = await search.find(anonymous, { q: 'coordonatrise' });
		expect(found.didYouMean?.query).toBe('coordonnatrice');
		expect(found.total).toBe(found.didYouMean?.total);
	});

	it('counts by kind what it lists, page after page, each entry once', async () => {
		const first = await search.find(anonymous, { q: 'Pays de la Loire' });
		expect(first.facets.kinds.reduce((sum, { entries }) => sum + entries, 0)).toBe(first.total);
		const seen: string[] = [];
		for (let page = 1; page <= first.pages; page++)
			seen.push(
				...(await search.find(anonymous, { q: 'Pays de la Loire', page })).entries.map(
					({ address }) => address,
				),
			);
		expect(seen).toHaveLength(first.total);
		expect(new Set(seen).size).toBe(first.total);
		const people = await search.find(anonymous, { q: 'Pays de la Loire', kinds: ['actor'] });
		expect(people.total).toBe(first.facets.kinds.find(({ kind }) => kind === 'actor')?.entries);
		expect(new Set(people.entries.map(({ kind }) => kind))).toEqual(new Set(['actor']));
	});

	it('narrows by a place only to places below it', async () => {
		const found = await search.find(anonymous, { q: 'Normandie' });
		const normandie = ['14', '27', '50', '61', '76'];
		const departements = found.facets.levels.find(({ kind }) => kind === 'departement')?.places ?? [];
		expect(departements.map(({ code }) => code).filter((code) => !normandie.includes(code))).toEqual([]);
		expect(departements[0]?.code).toBe('76');
	});

	it('knows nothing of who objected: not found, not counted, not suggested [R6]', async () => {
		for (const q of ['Roland Quesnel-Ferrand', 'quesnel', 'quesnell', 'Animateur Angers']) {
			const found = await search.find(anonymous, { q });
			const told = [found.entries, found.facets, found.didYouMean?.word, found.understood];
			expect(JSON.stringify(told)).not.toMatch(/quesnel|roland/i);
		}
		const before = await search.find(anonymous, { q: 'Gaudin' });
		expect(before.total).toBeGreaterThan(0);
		await database.write(async (trx) => {
			const id = seedId('actor', 'pre');
			await trx
				.updateTable('actors')
				.set({ objected_at: context.now().toISOString() })
				.where('id', '=', id)
				.execute();
			await reindexSubjects(trx, '2026-03-12', 'actor', [id]);
		});
		const after = await search.find(anonymous, { q: 'gaudinn' });
		expect(after.total).toBe(0);
		expect(after.didYouMean).toBeNull();
		await database.write(async (trx) => {
			const id = seedId('actor', 'pre');
			await trx.updateTable('actors').set({ objected_at: null }).where('id', '=', id).execute();
			await reindexSubjects(trx, '2026-03-12', 'actor', [id]);
		});
		expect((await search.find(anonymous, { q: 'Gaudin' })).total).toBe(before.total);
	});

	it('never finds someone by a field that is not public, whoever asks [R6]', async () => {
		const secret = 'ornithorynque';
		await database.write(async (trx) => {
			const id = seedId('actor', 'mediator');
			await trx
				.insertInto('actor_fields')
				.values({ actor_id: id, field: 'availability', value: secret, visibility: 'network' })
				.execute();
			await trx
				.updateTable('actor_fields')
				.set({ value: secret })
				.where('actor_id', '=', id)
				.where('visibility', '<>', 'public')
				.execute();
			await reindexSubjects(trx, '2026-03-12', 'actor', [id]);
		});
		for (const viewer of [anonymous, await personOf(context, seedId('actor', 'angers-state'))]) {
			const found = await search.find(viewer, { q: secret });
			expect([found.total, found.entries, found.didYouMean]).toEqual([0, [], null]);
		}
	});

	it('keeps a group for its members from everyone else: lists, counts, facets, suggestions [R6]', async () => {
		const group = await database.reader
			.selectFrom('groups')
			.innerJoin('memberships', 'memberships.group_id', 'groups.id')
			.select(['groups.id', 'groups.name', 'memberships.actor_id'])
			.where('visibility', '=', 'members')
			.where('memberships.until_day', 'is', null)
			.where('memberships.from_day', '<=', '2026-03-12')
			.executeTakeFirstOrThrow();
		const inside = await search.find(await personOf(context, group.actor_id), { q: group.name });
		expect(inside.entries.map(({ address }) => address)).toContain(`/groupes/${group.id}`);
		for (const viewer of [
			anonymous,
			{
				...(await personOf(context, group.actor_id)),
				roles: new Map(),
				seats: new Map(),
				facilitates: new Set<string>(),
			},
		]) {
			const outside = await search.find(viewer, { q: group.name });
			expect(outside.entries.map(({ address }) => address)).not.toContain(`/groupes/${group.id}`);
			const counts = async () => {
				const { total, facets } = await search.find(viewer, { q: '' });
				return { total, facets, groups: (await search.find(viewer, { q: '', kinds: ['group'] })).total };
			};
			const before = await counts();
			await database.write(async (trx) => {
				await removeEntries(trx, [{ kind: 'group', subjectId: group.id }]);
			});
			expect(await counts()).toEqual(before);
			await database.write((trx) => reindexSubjects(trx, '2026-03-12', 'group', [group.id]));
		}
	});

	it('shows nothing that can() refuses, even if the index says otherwise [R1]', async () => {
		await database.write((trx) => indexEntries(trx, [{ ...entry, title: 'Zoographie interdite' }]));
		expect((await search.find(anonymous, { q: 'zoographie interdite' })).entries).toEqual([]);
		await database.write((trx) => removeEntries(trx, [entry]));
	});

	it('forgets the words of what leaves it', async () => {
		const count = async () => ({
			words: await database.reader.selectFrom('search_words').selectAll().orderBy('word').execute(),
			stems: await database.reader.selectFrom('search_stems').selectAll().orderBy('stem').execute(),
		});
		const before = await count();
		await database.write((trx) => indexEntries(trx, [entry]));
		await database.write((trx) => indexEntries(trx, [{ ...entry, title: 'Zoographie urbaine' }]));
		expect((await search.find(anonymous, { q: 'zoografie' })).didYouMean?.word).toBe('zoographie');
		await database.write((trx) => removeEntries(trx, [entry]));
		expect(await count()).toEqual(before);
	});

	it('is the same rebuilt as kept up to date', async () => {
		const rows = async () =>
			database.reader
				.selectFrom('search_entries')
				.select(['id', 'words_title', 'words_context', 'words_rest', 'facets', 'visibility'])
				.orderBy('id')
				.execute();
		const kept = await rows();
		await database.write((trx) => rebuildIndex(trx, '2026-03-12'));
		expect(await rows()).toEqual(kept);
	});

	it('answers whatever is typed', async () => {
		const strange = [
			'"',
			"'",
			'*',
			'a AND b',
			'NEAR(a b)',
			'title:x',
			'(((',
			'%_\\',
			'\u0000',
			'🧑‍🏫 école',
			'مدرسة',
			'學校',
			'\u202Eelocé',
			'-- ; drop table',
			':*',
			'<->',
			'!a & b |',
			'é'.repeat(10_000),
			`${'mot '.repeat(3_000)}`,
			'\uD800',
		];
		for (const q of strange) await search.find(anonymous, { q, page: -3, territory: q.slice(0, 50) });
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer(), async (q, page) => {
				await search.find(anonymous, { q, page });
			}),
			{ numRuns: 60 },
		);
	}, 120_000);

	it.skipIf(!existsSync(naughty))(
		'answers the big list of naughty strings',
		async () => {
			// One in seven here; all of them in tests/domain/search-words.test.ts.
			const all = JSON.parse(readFileSync(naughty, 'utf8')) as string[];
			for (const q of all.filter((_, index) => index % 7 === 0)) await search.find(anonymous, { q });
		},
		240_000,
	);
});
