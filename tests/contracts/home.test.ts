import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#domain/access/person.ts';
import { appendEntries } from '#server/documents/journal.ts';
import type { Database } from '#server/database/connection.ts';
import { homeUseCases } from '#server/home/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

describe.each(databases)('the two homes on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let home: ReturnType<typeof homeUseCases>;
	const todayOf = async (key: string) => home.today(await personOf(context, seedId('actor', key)));

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		home = homeUseCases(context);
	});
	afterAll(() => database.close());

	it('counts what is there, and puts every cité on the map and in its region', async () => {
		const { network, map } = await home.visitor(anonymous);
		expect(network.cites).toBe(13);
		expect(map.points).toHaveLength(13);
		expect(map.regions.map(({ name, cites }) => [name, cites])).toEqual([
			['Normandie', 4],
			['Pays de la Loire', 4],
			['Centre-Val de Loire', 3],
			['Bretagne', 2],
		]);
		expect(new Set(map.points.map(({ x, y }) => `${x} ${y}`)).size).toBe(13);
	});

	it('counts no one who objected', async () => {
		const before = (await home.visitor(anonymous)).network.actors;
		await database.write((trx) =>
			trx
				.updateTable('actors')
				.set({ objected_at: context.now().toISOString() })
				.where('id', '=', seedId('actor', 'landlord'))
				.execute(),
		);
		expect((await home.visitor(anonymous)).network.actors).toBe(before - 1);
	});

	it('shows a visitor public groups and documents only', async () => {
		const { groups, documents } = await home.visitor(anonymous);
		const visible = await database.reader
			.selectFrom('documents')
			.select('id')
			.where('visibility', '=', 'public')
			.execute();
		expect(groups.map((group) => group.name)).toContain('Club de l’Ouest');
		expect(visible.map(({ id }) => id)).toEqual(expect.arrayContaining(documents.map(({ id }) => id)));
	});

	it('tells someone who sits for the State which articles wait for them, and their own cités only', async () => {
		const { awaiting, cites, situation } = await todayOf('angers-state');
		expect(awaiting[0]?.kind).toBe('review');
		expect(cites.map(({ name }) => name)).toEqual(['Angers']);
		expect(cites[0]).toMatchObject({ party: 'state', holder: true });
		expect(situation[0]).toMatch(/relecture/);
	});

	it('goes on without a document whose journal is damaged [E8]', async () => {
		await database.write(async (trx) => {
			// What was read before is remembered until something is written.
			for (const { id } of await trx.selectFrom('documents').select('id').execute())
				await appendEntries(trx, id, [{ actorId: null, clientId: 0, bytes: new Uint8Array([0, 0]) }]);
			await trx.updateTable('document_journal').set({ checksum: 'wrong' }).execute();
		});
		const { cites, awaiting } = await todayOf('angers-state');
		expect(cites.map(({ name }) => name)).toEqual(['Angers']);
		expect(awaiting.filter(({ kind }) => kind === 'review')).toEqual([]);
	});

	it('tells a facilitator about vacant seats of the cités they facilitate', async () => {
		const { awaiting, cites } = await todayOf('facilitator-resovilles');
		const vacant = cites.flatMap(({ seats }) => seats.filter((seat) => seat.vacant));
		expect(vacant.length).toBeGreaterThan(0);
		expect(awaiting.filter(({ kind }) => kind === 'seat')).toHaveLength(vacant.length);
	});

	it('is never empty: a newcomer is told where to begin', async () => {
		const { awaiting, moved, situation } = await todayOf('newcomer');
		expect(awaiting).toEqual([]);
		expect(moved).toEqual([]);
		expect(situation.at(-1)).toMatch(/c’est par là qu’on commence/);
	});

	it('asks whoever is not signed in to sign in', async () => {
		await expect(home.today(anonymous)).rejects.toMatchObject({ kind: 'signed-out' });
	});
});
