import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { enteredPurpose } from '#server/directory/objection-links.ts';
import { keyOf } from '#server/directory/objections.ts';
import { runImport } from '#server/imports/directory/runner.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe.each(databases)('a file of people on $name [P3]', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let imports: ReturnType<typeof importUseCases>;
	let keeper: Member;
	let organisation: string;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		imports = importUseCases(context);
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
		const row = await database.reader
			.selectFrom('organisations')
			.select('name')
			.where('kind', '=', 'social-centre')
			.orderBy('id')
			.executeTakeFirstOrThrow();
		organisation = row.name;
	});
	afterAll(() => database.close());

	const bring = (...lines: string[]) =>
		imports.bring(keeper, {
			...{ kind: 'actors', name: 'personnes.csv', source: 'Site de la ville' },
			bytes: new TextEncoder().encode(['Prénom;Nom;Courriel;Fonction;Structure;Depuis', ...lines].join('\n')),
		});
	const line = (first: string, last: string, email: string) =>
		`${first};${last};${email};Bénévole;${organisation};12/01/2026`;
	const view = (id: string) => imports.import(keeper, id, { verdict: '', page: 1 });
	const run = async (id: string, step: 'confirm' | 'undo') => {
		await imports.step(keeper, id, step);
		await runImport(context, id);
	};
	const named = (name: string) =>
		database.reader.selectFrom('actors').selectAll().where('name', '=', name).execute();
	const letters = (email: string) =>
		database.reader.selectFrom('outbox').selectAll().where('recipient', '=', email).execute();

	it('enters each as the form does, and tells each of them with the source', async () => {
		const id = await bring(
			line('Ariane', 'Lesquer', 'ariane@exemple.fr'),
			line('Sans', 'Adresse', ''),
			`Loin;Detout;loin@exemple.fr;Bénévole;Structure qui n’existe pas;`,
			line('Ariane', 'Encore', 'ARIANE@exemple.fr'),
		);
		const { rows } = await view(id);
		expect(rows.map(({ verdict }) => verdict)).toEqual(['create', 'refused', 'refused', 'known']);
		expect(rows[1]?.remarks[0]).toContain('ne pourrait pas être prévenue');
		expect(rows[2]?.remarks[0]).toContain('structure inconnue');
		expect(await named('Ariane Lesquer')).toEqual([]);
		await run(id, 'confirm');
		const kept = await database.reader
			.selectFrom('import_rows')
			.selectAll()
			.where('import_id', '=', id)
			.execute();
		expect(JSON.stringify(kept)).not.toContain('exemple.fr');
		const [actor] = await named('Ariane Lesquer');
		expect(actor).toMatchObject({ source: 'Site de la ville', entered_by: keeper.actorId });
		const [letter] = await letters('ariane@exemple.fr');
		expect(letter).toMatchObject({ purpose: enteredPurpose });
		expect(letter?.body).toContain('Site de la ville');
		const [affiliation] = await database.reader
			.selectFrom('affiliations')
			.selectAll()
			.where('actor_id', '=', actor!.id)
			.execute();
		expect(affiliation).toMatchObject({
			function: 'Bénévole',
			from_day: '2026-01-12',
			visibility: 'network',
		});

		await run(id, 'undo');
		expect(await named('Ariane Lesquer')).toEqual([]);
		expect(await letters('ariane@exemple.fr')).toEqual([]);
	});

	it('never enters who objected, and answers the same', async () => {
		const email = 'objecte@exemple.fr';
		await database.write((trx) =>
			trx
				.insertInto('objections')
				.values({ key_hash: keyOf(email), at: context.now().toISOString() })
				.execute(),
		);
		const of = async (address: string, name: string) => {
			const id = await bring(line('Nora', name, address));
			const before = await view(id);
			await run(id, 'confirm');
			const { rows, report, counts } = await view(id);
			return JSON.stringify([before.counts, before.rows, counts, rows, report])
				.replaceAll(address, '')
				.replaceAll(name, '');
		};
		const objected = await of(email, 'Kermoal');
		const fresh = await of('nouvelle@exemple.fr', 'Kerbiriou');
		expect(objected).toBe(fresh);
		expect(await named('Nora Kermoal')).toEqual([]);
		expect(await letters(email)).toEqual([]);
		expect(await named('Nora Kerbiriou')).toHaveLength(1);
	});

	it('shows who is already there by that name, and leaves them until somebody decides', async () => {
		await run(await bring(line('Jeanne', 'Rouxel', 'jeanne@exemple.fr')), 'confirm');
		const id = await bring(line('Rouxel', 'Jeanne', 'autre@exemple.fr'));
		const { rows } = await view(id);
		expect(rows[0]).toMatchObject({
			verdict: 'doubtful',
			match: { name: 'Jeanne Rouxel', reasons: ['même nom'] },
		});
		await run(id, 'confirm');
		expect(await letters('autre@exemple.fr')).toEqual([]);
	});
});
