import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#domain/access/person.ts';
import { citeUseCases } from '#server/cites/use-cases.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { territoryUseCases } from '#server/territories/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

const unknown = '00000000-0000-4000-8000-000000000000';

describe.each(databases)('people, organisations, cités and places on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let cites: ReturnType<typeof citeUseCases>;
	let territories: ReturnType<typeof territoryUseCases>;
	const actor = (key: string) => seedId('actor', key);
	const person = (key: string) => personOf(context, actor(key));

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		directory = directoryUseCases(context);
		cites = citeUseCases(context);
		territories = territoryUseCases(context);
	});
	afterAll(() => database.close());

	describe('a person', () => {
		const fieldsOf = (view: Awaited<ReturnType<typeof directory.actor>>) => [...view.about, ...view.contact];

		it('shows a visitor public fields only, and no group', async () => {
			const view = await directory.actor(anonymous, actor('pre'));
			expect(new Set(fieldsOf(view).map(({ visibility }) => visibility))).toEqual(new Set(['public']));
			expect(view.groups).toEqual([]);
			expect(view.visibilities).toEqual([]);
			expect(view.email).toBeNull();
			expect(view.functions[0]).toMatchObject({
				function: 'Coordonnatrice du programme de réussite éducative (PRE)',
			});
		});

		it('shows the network more, and those who share a group more still', async () => {
			const rows = await database.reader
				.selectFrom('actor_fields')
				.selectAll()
				.where('visibility', '=', 'groups')
				.execute();
			const shared = await database.reader
				.selectFrom('memberships as mine')
				.innerJoin('memberships as theirs', 'theirs.group_id', 'mine.group_id')
				.select(['mine.actor_id as viewer', 'theirs.actor_id as seen'])
				.where('theirs.actor_id', 'in', [...new Set(rows.map((row) => row.actor_id))])
				.whereRef('mine.actor_id', '<>', 'theirs.actor_id')
				.executeTakeFirstOrThrow();
			const inside = await directory.actor(await personOf(context, shared.viewer), shared.seen);
			expect(fieldsOf(inside).map(({ visibility }) => visibility)).toContain('groups');
			const stranger = { ...(await personOf(context, shared.viewer)), roles: new Map() };
			const outside = await directory.actor(stranger, shared.seen);
			expect(fieldsOf(outside).map(({ visibility }) => visibility)).not.toContain('groups');
			expect(fieldsOf(outside).map(({ visibility }) => visibility)).not.toContain('me');
		});

		it('sees all of their own page, and how others see it', async () => {
			const self = await person('pre');
			const all = await database.reader
				.selectFrom('actor_fields')
				.selectAll()
				.where('actor_id', '=', self.actorId)
				.execute();
			const own = await directory.actor(self, self.actorId);
			expect(fieldsOf(own)).toHaveLength(all.length);
			const dated = [...own.functions, ...own.pastFunctions, ...own.territories];
			expect(own.visibilities.reduce((sum, { fields }) => sum + fields, 0)).toBe(all.length + dated.length);
			// What one may do stays, whatever eyes one looks with.
			const shown = ({ eyes: _, visibilities: __, signedOut: ___, abilities: ____, ...rest }: typeof own) =>
				rest;
			const asPublic = await directory.actor(self, self.actorId, 'public');
			const visitor = await directory.actor(anonymous, self.actorId);
			expect([asPublic.eyes, visitor.eyes]).toEqual(['public', null]);
			expect([asPublic.signedOut, visitor.signedOut]).toEqual([false, true]);
			expect([asPublic, visitor].map(({ abilities }) => abilities['actor.edit'])).toEqual([true, false]);
			expect(shown(asPublic)).toEqual(shown(visitor));
		});

		it('who objected answers as one who never was, and is told nowhere (domain rule 2)', async () => {
			const gone = actor('objected');
			for (const id of [gone, unknown, 'x', `${gone}\u0000`, gone.toUpperCase()])
				await expect(directory.actor(anonymous, id), id).rejects.toMatchObject({ kind: 'not-found' });
			const everywhere = [
				await directory.organisation(anonymous, seedId('organisation', 'tilleuls')),
				await territories.territory(anonymous, 'commune', '49007'),
				await territories.territory(anonymous, 'qpv', 'QN04905M'),
				await cites.cite(anonymous, 'angers'),
			];
			expect(JSON.stringify(everywhere)).not.toContain('Quesnel');
		});
	});

	describe('an organisation', () => {
		it('says who works there today', async () => {
			const view = await directory.organisation(anonymous, seedId('organisation', 'tilleuls'));
			expect(view.people.map(({ name }) => name)).toEqual(['Karim Bouzid', 'Awa Coulibaly']);
			expect(view.place).toMatchObject({ code: 'QN04905M' });
		});
		it('links only to the web', async () => {
			const id = seedId('organisation', 'tilleuls');
			for (const [address, shown] of [
				['javascript:alert(1)', null],
				['https://example.org/', 'https://example.org/'],
			] as const) {
				await database.write((trx) =>
					trx.updateTable('organisations').set({ website: address }).where('id', '=', id).execute(),
				);
				expect((await directory.organisation(anonymous, id)).website).toBe(shown);
			}
		});
		it('is not found under an unknown or malformed id', async () => {
			for (const id of [unknown, 'x', '%00'])
				await expect(directory.organisation(anonymous, id)).rejects.toMatchObject({ kind: 'not-found' });
		});
	});

	describe('a cité', () => {
		it('says who sits, since when, and which seats are vacant', async () => {
			const view = await cites.cite(anonymous, 'angers');
			expect(view.seats.map(({ party }) => party)).toEqual(['state', 'academy', 'authority']);
			expect(view.seats[0]?.holder).toMatchObject({
				function: 'Déléguée du préfet',
				person: { name: 'Inès Delaunay' },
			});
			expect(view.facilitators[0]?.organisation.name).toBe('RésO Villes');
			expect(view.quarters.length).toBeGreaterThan(5);
			const vacant = await cites.cite(anonymous, 'saint-nazaire');
			expect(vacant.seats.filter((seat) => !seat.holder)).toHaveLength(1);
		});

		it('keeps the seat of who objected, without a name or a function', async () => {
			const id = actor('angers-state');
			await database.write((trx) =>
				trx
					.updateTable('actors')
					.set({ objected_at: context.now().toISOString() })
					.where('id', '=', id)
					.execute(),
			);
			const view = await cites.cite(anonymous, 'angers');
			expect(view.seats[0]?.holder).toMatchObject({ person: null, function: '' });
			expect(JSON.stringify(view)).not.toMatch(/Delaunay|Déléguée du préfet/);
			await database.write((trx) =>
				trx.updateTable('actors').set({ objected_at: null }).where('id', '=', id).execute(),
			);
		});

		it('lists to each the documents and groups they may read', async () => {
			const outside = await cites.cite(anonymous, 'angers');
			const inside = await cites.cite(await person('angers-state'), 'angers');
			expect(new Set(outside.documents.map(({ visibility }) => visibility)).has('members')).toBe(false);
			expect(inside.documents.length).toBeGreaterThan(outside.documents.length);
			expect(inside.groups.length).toBeGreaterThanOrEqual(outside.groups.length);
		});

		it('is listed under its région, on the map too', async () => {
			const list = await cites.list(anonymous);
			expect(list.total).toBe(13);
			expect(list.regions.map(({ name }) => name)).toEqual([
				'Bretagne',
				'Centre-Val de Loire',
				'Normandie',
				'Pays de la Loire',
			]);
			expect(list.map.points).toHaveLength(13);
		});

		it('is not found under another spelling', async () => {
			for (const slug of ['Angers', 'angers ', 'atlantis', 'a\u0000'])
				await expect(cites.cite(anonymous, slug)).rejects.toMatchObject({ kind: 'not-found' });
		});
	});

	describe('a place', () => {
		it('says who does what there, and what it does not know', async () => {
			const angers = await territories.territory(anonymous, 'commune', '49007');
			expect(angers.above.map(({ name }) => name)).toEqual([
				'Pays de la Loire',
				'Maine-et-Loire',
				'Angers Loire Métropole',
			]);
			expect(angers.cites.map(({ slug }) => slug)).toEqual(['angers']);
			expect(angers.actors.map((one) => one.function)).toContain('Déléguée du préfet');
			expect(angers.gaps).toContain('health');
			const quarter = await territories.territory(anonymous, 'qpv', 'QN04905M');
			expect(quarter.cites.map(({ slug }) => slug)).toEqual(['angers']);
			expect(quarter.organisations.map(({ kind }) => kind)).toContain('social-centre');
		});
		it('gathers what is below it', async () => {
			const region = await territories.territory(anonymous, 'region', '52');
			expect(region.cites).toHaveLength(4);
			expect(region.quarterCount).toBeGreaterThan(20);
		});
		it('is not found under an unknown kind or code', async () => {
			for (const [kind, code] of [
				['commune', '00000'],
				['planet', '49007'],
				['commune', "49007' or 1=1"],
				['commune', '\u0000'],
				['', ''],
			] as const)
				await expect(territories.territory(anonymous, kind, code)).rejects.toMatchObject({
					kind: 'not-found',
				});
		});
	});
});
