import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Person } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { reindexSubjects } from '#server/search/reindex.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

describe.each(databases)('results on a map, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let search: ReturnType<typeof searchUseCases>;
	const look = (q: string, territory?: string, viewer: Person = anonymous) =>
		search.findOnMap(viewer, { q, territory });

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		search = searchUseCases(context);
	}, 240_000);
	afterAll(() => database.close());

	it('counts by région, then by département, then by commune: exactly what each gives', async () => {
		for (const territory of [undefined, 'region-52', 'departement-49'])
			for (const q of ['', 'médiation']) {
				const { map } = await look(q, territory);
				expect(map.places.length, `${q} ${territory}`).toBeGreaterThan(0);
				for (const { id, entries } of map.places.slice(0, 4))
					expect((await search.find(anonymous, { q, territory: id })).total, `${q} ${id}`).toBe(entries);
			}
		const kinds = async (territory?: string) => (await look('', territory)).map.kinds;
		expect(await kinds()).toEqual(['region']);
		expect(await kinds('region-52')).toEqual(['departement']);
		expect(await kinds('departement-49')).toEqual(['commune']);
		expect(await kinds('commune-49007')).toEqual(['commune', 'qpv']);
		expect(await kinds('qpv-QN05604M')).toEqual([]);
	});

	it('says the same total as the list, and what is in none of the places', async () => {
		const { found, map } = await look('', 'departement-49');
		expect(found.total).toBe((await search.find(anonymous, { q: '', territory: 'departement-49' })).total);
		expect(map.elsewhere).toBeLessThan(found.total);
		expect(map.box).not.toBeNull();
		expect(map.shapes[0]?.id).toBe('departement-49');
		expect(map.cites.map(({ title }) => title)).toContain('Cité éducative d’Angers');
	});

	it('puts a commune without coordinates in the middle of its quarters, and what has none on no map', async () => {
		const { map } = await look('', 'departement-56');
		const lorient = map.places.find(({ id }) => id === 'commune-56121');
		const quarters = await database.reader
			.selectFrom('territory_ancestors as a')
			.innerJoin('territories as t', 't.id', 'a.territory_id')
			.select(['t.longitude'])
			.where('a.ancestor_id', '=', 'commune-56121')
			.where('t.longitude', 'is not', null)
			.execute();
		const mean = quarters.reduce((sum, one) => sum + one.longitude!, 0) / quarters.length;
		expect(lorient?.position?.[0]).toBeCloseTo(mean, 6);
	});

	it('shows each organisation at its commune, near enough at its quarter, and as many as the list says', async () => {
		const { map } = await look('', 'departement-56');
		const { facets } = await search.find(anonymous, { q: '', territory: 'departement-56' });
		const counted = facets.kinds.find(({ kind }) => kind === 'organisation')!.entries;
		const rows = await database.reader
			.selectFrom('organisations as o')
			.innerJoin('territory_ancestors as a', 'a.territory_id', 'o.territory_id')
			.innerJoin('territories as t', 't.id', 'o.territory_id')
			.select('o.name')
			.where('a.ancestor_id', '=', 'departement-56')
			.where('t.kind', 'in', ['commune', 'qpv'])
			.execute();
		expect(map.organisations.map(({ title }) => title).toSorted()).toEqual(
			rows.map(({ name }) => name).toSorted(),
		);
		expect(map.organisations.length).toBeLessThanOrEqual(counted);
		const lorient = map.places.find(({ id }) => id === 'commune-56121')!;
		const escale = map.organisations.find(({ title }) => title === 'Escale santé')!;
		expect(escale).toMatchObject({ position: lorient.position });
		expect(escale.address).toBe(`/structures/${seedId('organisation', 'escale')}`);
		// Filters are those of the list; where communes are not told apart, circles count.
		const people = await search.findOnMap(anonymous, {
			...{ q: '', territory: 'departement-56', kinds: ['actor'] },
		});
		expect(people.map.organisations).toEqual([]);
		for (const place of [undefined, 'region-53'])
			expect((await look('', place)).map.organisations).toEqual([]);
	});

	it('shows none of the organisations of a commune when there are more than one can tell apart', async () => {
		const at = '2026-01-05T08:00:00.000Z';
		const ids = Array.from({ length: 61 }, () => crypto.randomUUID());
		await database.write(async (trx) => {
			await trx
				.insertInto('organisations')
				.values(
					ids.map((id, n) => ({
						...{ id, name: `Club de quilles ${n}`, kind: 'association' as const, presentation: '' },
						...{ territory_id: 'commune-49007', source: 'test', created_at: at, updated_at: at },
					})),
				)
				.execute();
			await reindexSubjects(trx, '2026-03-12', 'organisation', ids);
		});
		const many = (await look('quilles', 'commune-49007')).map;
		expect([many.organisations.length, many.tooManyOrganisations]).toEqual([0, true]);
		await database.write(async (trx) => {
			await trx.deleteFrom('organisations').where('id', 'in', ids).execute();
			await reindexSubjects(trx, '2026-03-12', 'organisation', ids);
		});
		expect((await look('', 'commune-49007')).map.tooManyOrganisations).toBe(false);
	});

	it('counts for nobody what they may not see [R6]', async () => {
		const actor = seedId('actor', 'mediator');
		const at = async (viewer: Person = anonymous) =>
			(await look('Denis Kerbrat', 'region-53', viewer)).map.places.find(({ id }) => id === 'departement-56');
		expect((await at())?.entries).toBe(1);
		const hide = (visibility: 'network' | 'public') =>
			database.write(async (trx) => {
				await trx.updateTable('affiliations').set({ visibility }).where('actor_id', '=', actor).execute();
				await trx
					.updateTable('actor_territories')
					.set({ visibility })
					.where('actor_id', '=', actor)
					.execute();
				await reindexSubjects(trx, '2026-03-12', 'actor', [actor]);
			});
		await hide('network');
		expect(await at()).toBeUndefined();
		await hide('public');
		await database.write(async (trx) => {
			await trx
				.updateTable('actors')
				.set({ objected_at: '2026-03-11T08:00:00.000Z' })
				.where('id', '=', actor)
				.execute();
			await reindexSubjects(trx, '2026-03-12', 'actor', [actor]);
		});
		expect(await at(await personOf(context, seedId('actor', 'newcomer')))).toBeUndefined();
	});
});
