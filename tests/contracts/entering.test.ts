import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const tilleuls = seedId('organisation', 'tilleuls');

describe.each(databases)('entering what is not in the directory yet, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let people: Member[];

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		directory = directoryUseCases(context);
		people = await Promise.all(
			['angers-authority', 'angers-state', 'mediator'].map((key) => personOf(context, seedId('actor', key))),
		);
	}, 240_000);
	afterAll(() => database.close());

	it('makes one record of a person whom several enter at the same instant', async () => {
		for (let time = 0; time < 3; time++) {
			const email = `ensemble${time}@exemple.fr`;
			const entered = { email, function: 'Bénévole', from: '2026-01-05', source: 'essai' };
			await Promise.all(
				people.flatMap((person, index) =>
					[1, 2].map((twice) =>
						directory.enterPerson(
							person,
							{ organisationId: tilleuls },
							{ ...entered, name: `Ensemble ${index}${twice}` },
						),
					),
				),
			);
			const rows = await database.reader
				.selectFrom('actor_fields')
				.selectAll()
				.where('value', '=', email)
				.execute();
			expect(rows).toHaveLength(1);
			const letters = await database.reader
				.selectFrom('outbox')
				.selectAll()
				.where('recipient', '=', email)
				.execute();
			expect(letters).toHaveLength(1);
		}
	});

	it('makes thirty organisations known in a day at most, says so, and adds nothing then', async () => {
		const [lea, ines] = people as [Member, Member];
		const add = (by: Member, name: string) =>
			directory.addFunction(
				by,
				by.actorId,
				{ collective: name },
				{ function: 'Membre', from: '2026-01-05', until: '2026-02-01', visibility: 'me' },
			);
		const clear = () =>
			database.write((trx) =>
				trx
					.deleteFrom('affiliations')
					.where('actor_id', '=', lea.actorId)
					.where('self_declared', '=', 1)
					.execute(),
			);
		const many = async () =>
			Number(
				(
					await database.reader
						.selectFrom('organisations')
						.select((row) => row.fn.countAll<number>().as('many'))
						.where('name', 'like', 'Collectif d’essai%')
						.executeTakeFirstOrThrow()
				).many,
			);
		for (let one = 0; one < 30; one++) {
			await add(lea, `Collectif d’essai ${one}`);
			if (one % 10 === 9) await clear();
		}
		const refused = { kind: 'too-many', message: expect.stringContaining('trente structures') };
		await expect(add(lea, 'Collectif d’essai de trop')).rejects.toMatchObject(refused);
		await expect(
			directory.enterPerson(
				lea,
				{ collective: 'Collectif d’essai de trop' },
				{ name: 'X', email: 'x@exemple.fr', function: 'Y', from: '2026-01-05', source: 'essai' },
			),
		).rejects.toMatchObject(refused);
		expect(await many()).toBe(30);
		// Whom it concerns only; and what is known already is never counted.
		await add(ines, 'Collectif d’essai d’une autre');
		await directory.addFunction(
			lea,
			lea.actorId,
			{ organisationId: tilleuls },
			{ function: 'Membre', from: '2026-01-05', until: null, visibility: 'me' },
		);
		context.standAt('2026-03-13T09:30:00.000Z');
		await add(lea, 'Collectif d’essai du lendemain');
		expect(await many()).toBe(32);
	});
});
