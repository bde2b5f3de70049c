import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { runImport } from '#server/imports/directory/runner.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe.each(databases)('a file of cités on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let imports: ReturnType<typeof importUseCases>;
	let keeper: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		imports = importUseCases(context);
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
	});
	afterAll(async () => {
		await imports.stop();
		await database.close();
	});

	const bring = (by: Member, ...lines: string[]) =>
		imports.bring(by, {
			...{ kind: 'cites', name: 'cites.csv', source: 'Liste de la région' },
			bytes: new TextEncoder().encode(
				['Cité éducative;Communes;QPV;Dépt;Vague;Année;Préfecture;Collectivité', ...lines].join('\n'),
			),
		});
	const view = (id: string, by = keeper) => imports.import(by, id, { verdict: '', page: 1 });
	const run = async (id: string, step: 'confirm' | 'undo', by = keeper) => {
		await imports.step(by, id, step);
		await runImport(context, id);
	};
	const named = (name: string) =>
		database.reader.selectFrom('cites').selectAll().where('name', '=', name).executeTakeFirst();
	const partiesOf = async (id: string) =>
		(await database.reader.selectFrom('seats').selectAll().where('cite_id', '=', id).execute()).map(
			({ party }) => party,
		);

	it('writes what it is of, where, since when and who sits, once it is confirmed, and takes it back', async () => {
		const { name: state } = await database.reader
			.selectFrom('organisations')
			.select('name')
			.where('kind', '=', 'state')
			.orderBy('name')
			.executeTakeFirstOrThrow();
		const id = await bring(
			keeper,
			`Cité éducative de Trélazé;49353, Nulle-Part;;49;Vague 3;2024;${state};Mairie qui n’existe pas`,
			'Sans lieu;;;49;;;;',
			';Angers;;49;;;;',
		);
		const { rows, mapping } = await view(id);
		expect(mapping.targets).toEqual([
			...['name', 'communes', 'quarters', 'departement', 'wave', 'year', 'seat-state', 'seat-authority'],
		]);
		expect(rows.map(({ verdict }) => verdict)).toEqual(['create', 'refused', 'refused']);
		expect(rows[0]?.remarks.join(' ; ')).toContain('commune inconnue (« Nulle-Part »)');
		expect(rows[0]?.remarks.join(' ; ')).toContain('le siège est laissé de côté');
		expect(await named('Trélazé')).toBeUndefined();

		await run(id, 'confirm');
		const cite = await named('Trélazé');
		expect(cite).toMatchObject({
			slug: 'trelaze',
			label_year: 2024,
			wave: '3',
			source: 'Liste de la région',
		});
		expect(await partiesOf(cite!.id)).toEqual(['state']);
		const { entries } = await find(context, keeper, { q: 'cité éducative trélazé' });
		expect(entries.map(({ title }) => title)).toContain('Cité éducative de Trélazé');

		await run(id, 'undo');
		expect(await named('Trélazé')).toBeUndefined();
		expect((await view(id)).report?.counts).toMatchObject({ taken: 1, kept: 0 });
	});

	it('knows a cité by its name and a commune, completes it, and gives it back', async () => {
		const id = await bring(
			keeper,
			'Angers;49007;;49;2;2030;;',
			'ANGERS;Angers;;49;2;;;',
			'Angers;Rennes;;35;;;;',
			'Rives de Maine;49007;;49;;;;',
		);
		const { rows } = await view(id);
		expect(rows.map(({ verdict }) => verdict)).toEqual(['complete', 'complete', 'doubtful', 'doubtful']);
		expect(rows[0]?.remarks[0]).toContain('année illisible');
		expect(rows[0]?.match).toMatchObject({ address: '/cites/angers', reasons: ['même nom', 'même commune'] });
		expect(rows[3]?.match?.reasons).toEqual(['mêmes communes']);
		await run(id, 'confirm');
		expect(await named('Angers')).toMatchObject({ wave: '2', slug: 'angers' });
		const { report } = await view(id);
		expect(report?.counts).toMatchObject({ created: 0, completed: 1 });
		await run(id, 'undo');
		expect(await named('Angers')).toMatchObject({ wave: '' });
	});

	it('is completed by who facilitates it, and by nobody else of the network', async () => {
		const angers = await named('Angers');
		const stranger = await personOf(context, (await anAccount(database)).actorId);
		const elsewhere = { ...stranger, facilitates: new Set([crypto.randomUUID()]) };
		const here = { ...stranger, facilitates: new Set([angers!.id]) };
		const of = async (by: Member) => (await view(await bring(by, 'Angers;Angers;;49;2;;;'), by)).rows[0];
		expect(await of(here)).toMatchObject({ verdict: 'complete' });
		expect(await of(elsewhere)).toMatchObject({
			verdict: 'known',
			remarks: ['elle est accompagnée par d’autres : eux seuls la complètent'],
		});
	});

	it('stays when somebody leans on it since', async () => {
		const id = await bring(keeper, 'Quai Neuf;Angers;;49;;;;');
		await imports.decideAll(keeper, id, 'create');
		await run(id, 'confirm');
		const cite = await named('Quai Neuf');
		await database.write((trx) =>
			trx
				.insertInto('groups')
				.values({
					...{ id: crypto.randomUUID(), parent_id: null, cite_id: cite!.id, kind: 'cite', name: 'Espace' },
					...{ presentation: '', visibility: 'members', entry: 'invitation', state: 'active' },
					created_at: context.now().toISOString(),
				})
				.execute(),
		);
		await run(id, 'undo');
		expect(await named('Quai Neuf')).toBeDefined();
		expect((await view(id)).report?.left[0]?.outcome).toMatchObject({ back: { kept: 'un groupe y tient' } });
	});
});
