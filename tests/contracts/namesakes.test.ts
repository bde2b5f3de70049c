import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const at = '2026-01-05T08:00:00.000Z';

describe.each(databases)('people of one name, side by side on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let imports: ReturnType<typeof importUseCases>;
	let keeper: Member;
	let organisation: { id: string; name: string };

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		imports = importUseCases(context);
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
		organisation = await database.reader
			.selectFrom('organisations')
			.select(['id', 'name'])
			.orderBy('id')
			.executeTakeFirstOrThrow();
	});
	afterAll(async () => {
		await imports.stop();
		await database.close();
	});

	async function listed(name: string, enteredBy = keeper.actorId): Promise<string> {
		const id = crypto.randomUUID();
		await database.write((trx) =>
			trx
				.insertInto('actors')
				.values({
					...{ id, name, source: 'test', entered_by: enteredBy, objected_at: null, confirmed_on: null },
					...{ created_at: at, updated_at: at },
				})
				.execute(),
		);
		return id;
	}
	const does = (actorId: string, role: string, from: string, visibility: 'me' | 'network' = 'network') =>
		database.write((trx) =>
			trx
				.insertInto('affiliations')
				.values({
					...{ id: crypto.randomUUID(), actor_id: actorId, organisation_id: organisation.id, function: role },
					...{ from_day: from, until_day: null, visibility, self_declared: 1 },
				})
				.execute(),
		);
	const says = (actorId: string, field: string, value: string, visibility: 'me' | 'network' = 'network') =>
		database.write((trx) =>
			trx.insertInto('actor_fields').values({ actor_id: actorId, field, value, visibility }).execute(),
		);
	const pairOf = async (viewer: Member, id: string) => {
		await imports.lookForNamesakes(keeper);
		const { pairs } = await imports.namesakes(viewer);
		return pairs.find((pair) => [pair.oneId, pair.otherId].includes(id));
	};
	const placeOf = (pair: Awaited<ReturnType<typeof pairOf>>, id: string) =>
		pair?.oneId === id ? pair.onePlace : pair?.otherPlace;

	it('say what each does last and where, as far as one may see it', async () => {
		const [one, other] = [await listed('Yuna Quemener'), await listed('QUÉMÉNER Yuna')];
		await does(one, 'Bénévole', '2024-01-01');
		await does(one, 'Directrice', '2025-01-01');
		await does(one, 'Trésorière cachée', '2025-06-01', 'me');
		await does(other, 'Présidente cachée', '2025-01-01', 'me');
		const pair = await pairOf(keeper, one);
		expect(placeOf(pair, one)).toBe(`Directrice, ${organisation.name}`);
		expect(placeOf(pair, other)).toBeNull();
	});

	it('offer to keep who says more to who looks, whichever was entered first', async () => {
		for (const name of ['Erell', 'Nolwenn', 'Soizic']) {
			const [poor, rich] = [await listed(`${name} Le Bihan`), await listed(`LE BIHAN ${name}`)];
			await says(rich, 'presentation', 'Anime le quai.');
			// Closed lines do not count: the order would tell of them.
			for (const field of ['offers', 'seeks', 'languages']) await says(poor, field, 'Caché', 'me');
			const pair = await pairOf(keeper, poor);
			expect(pair).toMatchObject({ mayMerge: true, merging: `/acteurs/${rich}/fusionner?avec=${poor}` });
		}
	});

	it('offer to keep who has an account, from the page of the other, and two accounts not at all', async () => {
		const account = await anAccount(database);
		const rename = (id: string, name: string) =>
			database.write((trx) => trx.updateTable('actors').set({ name }).where('id', '=', id).execute());
		await rename(account.actorId, 'Tifenn Rolland');
		const entered = await listed('ROLLAND Tifenn');
		for (const field of ['presentation', 'offers', 'seeks']) await says(entered, field, 'Beaucoup de choses');
		const pair = await pairOf(keeper, entered);
		expect(pair?.mayMerge).toBe(true);
		// What is offered is what its page then does.
		const [, page, other] = /^\/acteurs\/([^/]+)\/fusionner\?avec=(.+)$/.exec(pair?.merging ?? '') ?? [];
		const form = await directoryUseCases(context).mergePeopleForm(keeper, page!, {
			other: other!,
			asked: '',
		});
		expect(form.pair).toMatchObject({ why: null, kept: { id: account.actorId } });

		const second = await anAccount(database);
		await rename(second.actorId, 'Gildas Floch');
		const third = await anAccount(database);
		await rename(third.actorId, 'FLOCH Gildas');
		expect(await pairOf(keeper, second.actorId)).toMatchObject({ mayMerge: false });
	});

	it('offer nothing of people whom another has entered', async () => {
		const others = await anAccount(database);
		const [one, other] = [
			await listed('Maëlle Tanguy', others.actorId),
			await listed('TANGUY Maëlle', others.actorId),
		];
		const facilitator: Member = {
			...(await personOf(context, (await anAccount(database)).actorId)),
			facilitates: new Set([crypto.randomUUID()]),
		};
		expect(await pairOf(facilitator, one)).toMatchObject({ mayMerge: false });
		expect(await pairOf(keeper, other)).toMatchObject({ mayMerge: true });
	});
});
