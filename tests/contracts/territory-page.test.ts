import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Person } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { reindexSubjects } from '#server/search/reindex.ts';
import { seedId } from '#server/seed/identity.ts';
import { territoryUseCases } from '#server/territories/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

describe.each(databases)('« Qui fait quoi ici » on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	const read = (kind: string, code: string, viewer: Person = anonymous) =>
		territoryUseCases(context).territory(viewer, kind, code);

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
	}, 240_000);
	afterAll(() => database.close());

	it('says who sits, party by party, and which seats are vacant', async () => {
		const { seats } = await read('commune', '49007');
		expect(seats.map(({ slug }) => slug)).toEqual(['angers']);
		expect(seats[0]?.seats.map(({ party }) => party)).toEqual(['state', 'academy', 'authority']);
		expect(seats[0]?.seats[0]?.holder?.name).toBe('Inès Delaunay');
		const vacant = (await read('commune', '44184')).seats[0]?.seats.filter(({ isHeld }) => !isHeld);
		expect(vacant?.length).toBe(1);
	});

	it('names nobody who objected, and keeps their seat held', async () => {
		const actor = seedId('actor', 'angers-state');
		const objects = (at: string | null) =>
			database.write(async (trx) => {
				await trx.updateTable('actors').set({ objected_at: at }).where('id', '=', actor).execute();
				await reindexSubjects(trx, '2026-03-12', 'actor', [actor]);
			});
		const before = (await read('commune', '49007')).freshness.records;
		await objects('2026-03-11T08:00:00.000Z');
		const after = await read('commune', '49007');
		expect(after.seats[0]?.seats[0]).toMatchObject({ isHeld: true, holder: null });
		expect(JSON.stringify(after)).not.toContain('Inès Delaunay');
		expect(after.freshness.records).toBe(before - 1);
		await objects(null);
	});

	it('counts how recent records are among those one may see [R6]', async () => {
		const actor = seedId('actor', 'mediator');
		const records = async () => (await read('qpv', 'QN05604M')).freshness;
		expect(await records()).toMatchObject({ records: 1, fresh: 1 });
		await database.write(async (trx) => {
			for (const table of ['affiliations', 'actor_territories'] as const)
				await trx.updateTable(table).set({ visibility: 'network' }).where('actor_id', '=', actor).execute();
			await reindexSubjects(trx, '2026-03-12', 'actor', [actor]);
		});
		expect(await records()).toEqual({ records: 0, fresh: 0, last: null });
	});

	it('lists documents of the cité for who may read them only', async () => {
		const own = await personOf(context, seedId('actor', 'angers-authority'));
		const open = (await read('commune', '49007')).documents.length;
		expect((await read('commune', '49007', own)).documents.length).toBeGreaterThan(open);
	});

	it('draws a quarter among those of its town, and follows it from one geography to the next', async () => {
		const page = await read('qpv', 'QN05604M');
		expect(page.sketch?.names.find(({ isHere }) => isHere)?.name).toBe(page.name);
		expect(page.neighbours?.places.map(({ id }) => id)).not.toContain(page.id);
		await database.write((trx) =>
			trx
				.insertInto('territories')
				.values({
					...{ id: 'qpv-QP056004', kind: 'qpv', code: 'QP056004', name: 'Kervénanec', population: null },
					...{ longitude: null, latitude: null, valid_from: '2015-01-01', valid_until: '2023-12-31' },
					successor_id: 'qpv-QN05604M',
				})
				.execute(),
		);
		expect((await read('qpv', 'QP056004')).successor?.code).toBe('QN05604M');
		expect((await read('qpv', 'QN05604M')).predecessors.map(({ code }) => code)).toEqual(['QP056004']);
	});
});
