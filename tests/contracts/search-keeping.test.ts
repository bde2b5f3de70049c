import { anonymous, type Member } from '#domain/access/person.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { followDays } from '#server/search/index-keeping.ts';
import { rebuildIndex, reindexSubjects } from '#server/search/reindex.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const mediator = seedId('actor', 'mediator');
const escale = seedId('organisation', 'escale');
const tilleuls = seedId('organisation', 'tilleuls');

describe.each(databases)('search follows records on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let search: ReturnType<typeof searchUseCases>;
	let self: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		directory = directoryUseCases(context);
		search = searchUseCases(context);
		self = await personOf(context, mediator);
	}, 240_000);
	afterAll(() => database.close());

	const titles = async (q: string) =>
		(await search.find(anonymous, { q, territory: 'everywhere' })).entries.map(({ title }) => title);
	const rows = () =>
		database.reader
			.selectFrom('search_entries')
			.select(['id', 'title', 'context', 'rest', 'facets', 'confirmed_on'])
			.orderBy('id')
			.execute();
	/** All that anyone is told by a search, but when records were confirmed. */
	const told = async (viewer: Member | typeof anonymous) => {
		const { facets, total } = await search.find(viewer, { q: '' });
		const file = new TextDecoder().decode((await search.csv(viewer, { q: 'Lorient' })).body);
		return { facets: { ...facets, fresh: 0 }, total, lines: file.split('\r\n').length };
	};
	const line = (value: string, visibility: FieldVisibility) => ({ value, visibility });
	const say = async (visibility: FieldVisibility) =>
		directory.saveRecord(self, mediator, {
			seen: (await directory.record(self, mediator)).seen,
			name: 'Denis Kerbrat',
			lines: {
				presentation: line('Ornithorynque', visibility),
				offers: line('Calligraphie', visibility),
				seeks: line('Funambules', visibility),
				languages: line('Wolof', visibility),
				email: line('denis@exemple.fr', visibility),
				phone: line('02 97 00 00 00', visibility),
				availability: line('Mercredi', visibility),
			},
			themes: ['sport'],
			themesVisibility: visibility,
			writers: 'network',
		});

	it('a line that is not public is in no result, count, list, file or suggestion, whoever asks [R6]', async () => {
		await database.write((trx) => trx.deleteFrom('actor_fields').where('actor_id', '=', mediator).execute());
		const { places } = await directory.places(self, mediator, '');
		await directory.savePlaces(
			self,
			mediator,
			new Map(),
			places.map(({ id }) => id),
		);
		const others = [anonymous, await personOf(context, seedId('actor', 'asv')), self] as const;
		const before = await Promise.all(others.map(told));
		const secret = { function: 'Haruspice', from: '2025-01-01', until: null };
		for (const visibility of ['me', 'groups', 'network'] as const) {
			await say(visibility);
			await directory.addFunction(self, mediator, { organisationId: tilleuls }, { ...secret, visibility });
			await directory.addPlace(self, mediator, 'departement-49', visibility);
			expect(await Promise.all(others.map(told)), visibility).toEqual(before);
			for (const viewer of others)
				for (const q of [
					'ornithorynque',
					'ornitorynque',
					'calligraphie',
					'haruspice',
					'wolof',
					'0297000000',
				]) {
					const found = await search.find(viewer, { q, territory: 'everywhere' });
					expect([found.total, found.didYouMean, found.facets.lists], `${visibility} ${q}`).toEqual([
						0,
						null,
						[],
					]);
				}
		}
		await say('public');
		expect(await titles('ornitorynque')).toEqual(['Denis Kerbrat']);
		expect(await titles('0297000000')).toEqual([]);
	});

	it('a town in the name of somebody is part of the name, and a place in any other question', async () => {
		const rename = (name: string) =>
			database.write(async (trx) => {
				await trx.updateTable('actors').set({ name }).where('id', '=', mediator).execute();
				await reindexSubjects(trx, '2026-03-12', 'actor', [mediator]);
			});
		await rename('Denis Rouen');
		for (const q of ['Denis Rouen', 'rouen denis']) {
			const found = await search.find(anonymous, { q });
			expect([found.understood.territory, found.entries[0]?.title], q).toEqual([null, 'Denis Rouen']);
		}
		const { understood } = await search.find(anonymous, { q: 'médiateur Rouen' });
		expect(understood.territory).toMatchObject({ name: 'Rouen', recognised: true });
		await rename('Denis Kerbrat');
		expect((await search.find(anonymous, { q: 'Denis Rouen' })).understood.territory?.name).toBe('Rouen');
	});

	it('people are found by the name their organisation has now, and it by its other names', async () => {
		const record = async (name: string, aliases: string) => {
			const { organisation } = await directory.organisationRecord(self, escale, { place: '', parent: '' });
			return directory.saveOrganisation(self, escale, {
				seen: organisation.updated_at,
				...{ name, kind: 'association', acronym: '', aliases, presentation: '', website: '' },
				...{ email: '', phone: '', opening_hours: '', siret: '' },
			});
		};
		await record('Le Galion bleu', 'La Vigie\nLe Phare de Kerguestenen');
		expect(await titles('galion')).toEqual(expect.arrayContaining(['Le Galion bleu', 'Denis Kerbrat']));
		expect(await titles('kerguestenen')).toContain('Le Galion bleu');
		await record('Escale santé', '');
		expect(await titles('galion')).toEqual([]);
		expect(await titles('kerguestenen')).not.toContain('Escale santé');
	});

	it('a place is found while an organisation is there', async () => {
		const communes = await database.reader
			.selectFrom('territories')
			.select('id')
			.where('kind', '=', 'commune')
			.where('id', 'not in', (query) =>
				query.selectFrom('search_entries').select('subject_id').where('kind', '=', 'territory'),
			)
			.limit(1)
			.execute();
		const before = (await directory.organisationRecord(self, escale, { place: '', parent: '' })).organisation
			.territory_id;
		const known = async (id: string) => (await rows()).some((row) => row.id === `territory:${id}`);
		for (const { id } of communes) {
			await directory.placeOrganisation(self, escale, id);
			expect(await known(id)).toBe(true);
			await directory.placeOrganisation(self, escale, before ?? '');
			expect(await known(id)).toBe(false);
		}
	});

	it('a function is found from its first day to its last', async () => {
		await directory.addFunction(
			self,
			mediator,
			{ organisationId: tilleuls },
			{ function: 'Funambule', from: '2026-03-20', until: '2026-03-22', visibility: 'public' },
		);
		const found: boolean[] = [];
		for (const day of ['13', '20', '22', '23']) {
			context.standAt(`2026-03-${day}T08:30:00.000Z`);
			await followDays(context);
			const row = (await rows()).find(({ id }) => id === `actor:${mediator}`);
			found.push(row?.context.includes('Funambule') ?? false);
		}
		expect(found).toEqual([false, true, true, false]);
	});

	it('and is then the same as made again from the rows', async () => {
		const kept = await rows();
		await database.write((trx) => rebuildIndex(trx, '2026-03-23'));
		expect(await rows()).toEqual(kept);
	});
});
