import type { Member } from '#domain/access/person.ts';
import { likelyPeople } from '#domain/directory/duplicates/people.ts';
import type { Database } from '#server/database/connection.ts';
import { keyOf, objectToListing } from '#server/directory/objections.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { listNames } from '#server/documents/names.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { aGroup, anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const at = '2026-01-05T08:00:00.000Z';

describe.each(databases)('two records of one person, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let imports: ReturnType<typeof importUseCases>;
	let keeper: Member;
	let organisation: string;
	let group: string;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		directory = directoryUseCases(context);
		imports = importUseCases(context);
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
		const row = await database.reader
			.selectFrom('organisations')
			.select('id')
			.orderBy('id')
			.executeTakeFirstOrThrow();
		organisation = row.id;
		group = await database.write((trx) => aGroup(trx));
	});
	afterAll(async () => {
		await imports.stop();
		await database.close();
	});

	/** Somebody without an account, with a function and a line. */
	async function listed(name: string, lines: Record<string, string> = {}): Promise<string> {
		const id = crypto.randomUUID();
		await database.write(async (trx) => {
			await trx
				.insertInto('actors')
				.values({
					...{ id, name, source: 'test', entered_by: keeper.actorId, objected_at: null },
					...{ confirmed_on: null, created_at: at, updated_at: at },
				})
				.execute();
			await trx
				.insertInto('affiliations')
				.values({
					...{ id: v7(), actor_id: id, organisation_id: organisation, function: `Fonction de ${name}` },
					...{ from_day: '2025-01-01', until_day: null, visibility: 'network', self_declared: 1 },
				})
				.execute();
			for (const [field, value] of Object.entries(lines))
				await trx
					.insertInto('actor_fields')
					.values({ actor_id: id, field, value, visibility: field === 'email' ? 'me' : 'network' })
					.execute();
		});
		await directory.confirmActor(keeper, id);
		return id;
	}
	const join = (actorId: string) =>
		database.write((trx) =>
			trx
				.insertInto('memberships')
				.values({
					...{ id: v7(), group_id: group, actor_id: actorId, role: 'member' },
					...{ from_day: '2025-01-01', until_day: null },
				})
				.execute(),
		);
	const facts = async (...ids: string[]) => {
		const rows = [];
		for (const id of ids) {
			const actor = await database.reader
				.selectFrom('actors')
				.selectAll()
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			const of = async (table: 'affiliations' | 'memberships' | 'actor_territories' | 'actor_fields') =>
				(await database.reader.selectFrom(table).selectAll().where('actor_id', '=', id).execute())
					.map((row) => JSON.stringify(row))
					.toSorted();
			rows.push({
				...{ ...actor, updated_at: '' },
				lines: await of('actor_fields'),
				leaning: [await of('affiliations'), await of('memberships')],
			});
		}
		return rows;
	};
	const foundAs = async (q: string) =>
		(await find(context, keeper, { q, kinds: ['actor'] })).entries.map(({ address }) => address);

	it('become one, which answers at both addresses and is called so in texts, and two again', async () => {
		const kept = await listed('Enora Kervella', {
			presentation: 'Anime le quai.',
			email: 'enora@exemple.fr',
		});
		const other = await listed('Kervella Enora', {
			presentation: 'Autre chose.',
			offers: 'Des jardins partagés',
			email: 'kervella@exemple.fr',
		});
		await join(other);
		const before = await facts(kept, other);
		const { pair } = await directory.mergePeopleForm(keeper, kept, { other, asked: '' });
		expect(pair?.why).toBeNull();
		expect(pair?.fields.map(({ field }) => field)).toEqual(['name', 'presentation']);
		expect(await directory.mergePeople(keeper, kept, other, new Set(['presentation']))).toBe(kept);

		expect(await directory.keptActor(keeper, other)).toBe(kept);
		await expect(directory.actor(keeper, other)).rejects.toMatchObject({ kind: 'not-found' });
		const actor = await directory.actor(keeper, kept);
		expect(actor.functions).toHaveLength(2);
		expect(actor.about.map(({ value }) => value)).toEqual(['Autre chose.', 'Des jardins partagés']);
		expect(await foundAs('kervella')).toEqual([`/acteurs/${kept}`]);
		const content = [{ type: 'mention', attrs: { kind: 'actor', target: other, id: other } }];
		expect(
			await listNames(database.reader, keeper, [{ content: { type: 'doc', content }, person: other }]),
		).toMatchObject({ [`actor:${other}`]: 'Enora Kervella' });
		// The address that was the other’s still tells who asks not to be listed.
		await directory.requestObjection('kervella@exemple.fr', '127.0.0.1');
		const letters = await database.reader
			.selectFrom('outbox')
			.selectAll()
			.where('recipient', '=', 'kervella@exemple.fr')
			.execute();
		expect(letters).toHaveLength(1);
		await database.write((trx) => trx.deleteFrom('objection_links').where('actor_id', '=', other).execute());

		const { merges } = await directory.mergePeopleForm(keeper, kept, { other: '', asked: '' });
		await directory.unmergePeople(keeper, kept, merges[0]!.id);
		expect(await facts(kept, other)).toEqual(before);
		expect(await directory.keptActor(keeper, other)).toBeNull();
		await expect(directory.unmergePeople(keeper, kept, merges[0]!.id)).rejects.toMatchObject({
			kind: 'conflict',
		});
	});

	it('leave the record of somebody with an account as it is, and give it no right', async () => {
		const account = await anAccount(database);
		const [before] = await facts(account.actorId);
		const sits = await listed('Personne qui siège');
		await join(sits);
		const form = await directory.mergePeopleForm(keeper, sits, { other: account.actorId, asked: '' });
		expect(form.pair?.why).toContain('ne passe pas à un compte');
		await expect(directory.mergePeople(keeper, sits, account.actorId, new Set())).rejects.toMatchObject({
			kind: 'conflict',
		});

		const plain = await listed('Personne en double', { offers: 'Du temps' });
		const { pair } = await directory.mergePeopleForm(keeper, plain, { other: account.actorId, asked: '' });
		expect(pair).toMatchObject({ why: null, movesWords: false, kept: { id: account.actorId }, fields: [] });
		await directory.mergePeople(keeper, plain, account.actorId, new Set(['name']));
		expect(await facts(account.actorId)).toEqual([before]);
		expect(await directory.keptActor(keeper, plain)).toBe(account.actorId);
		// From the record that is no more, whose address leads elsewhere.
		const { into } = await directory.mergePeopleForm(keeper, plain, { other: '', asked: '' });
		await directory.unmergePeople(keeper, plain, into!.mergeId);
		expect((await directory.actor(keeper, plain)).name).toBe('Personne en double');
	});

	it('stay two when both have an account, and for who is in charge of neither', async () => {
		const [one, other] = [await anAccount(database), await anAccount(database)];
		const self = await personOf(context, one.actorId);
		const { pair } = await directory.mergePeopleForm(self, one.actorId, { other: other.actorId, asked: '' });
		expect(pair?.why).toContain('deux comptes ne se réunissent pas');
		const entered = await listed('Personne d’une autre');
		const refused = await directory.mergePeopleForm(self, one.actorId, { other: entered, asked: '' });
		expect(refused.pair?.why).toContain('pas en charge');
		await expect(
			directory.mergePeopleForm(self, entered, { other: one.actorId, asked: '' }),
		).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(directory.mergePeople(self, one.actorId, entered, new Set())).rejects.toMatchObject({
			kind: 'conflict',
		});
	});

	it('objection wins: of one made of two, nothing stays and nothing comes back', async () => {
		const kept = await listed('Nolwenn Le Bras', { email: 'nolwenn@exemple.fr' });
		const other = await listed('Nolwen Le Bras', { offers: 'Des contes' });
		await directory.mergePeople(keeper, kept, other, new Set());
		const { merges } = await directory.mergePeopleForm(keeper, kept, { other: '', asked: '' });
		await database.write((trx) => objectToListing(trx, context, kept, keyOf('nolwenn@exemple.fr')));
		for (const id of [kept, other]) {
			await expect(directory.actor(keeper, id)).rejects.toMatchObject({ kind: 'not-found' });
			expect(await directory.keptActor(keeper, id)).toBeNull();
			expect((await facts(id))[0]?.lines).toEqual([]);
		}
		await expect(directory.unmergePeople(keeper, kept, merges[0]!.id)).rejects.toMatchObject({
			kind: 'not-found',
		});
		await expect(directory.unmergePeople(keeper, other, merges[0]!.id)).rejects.toMatchObject({
			kind: 'conflict',
		});
		expect(await foundAs('le bras')).toEqual([]);
	});

	it('are shown side by side to who animates, until somebody says that they are two', async () => {
		const one = await listed('Yuna Quemener');
		const other = await listed('QUÉMÉNER Yuna');
		await imports.lookForNamesakes(keeper);
		const find = async () =>
			(await imports.namesakes(keeper)).pairs.find((pair) => [pair.oneId, pair.otherId].includes(one));
		const pair = await find();
		expect(pair).toMatchObject({ mayMerge: true, reasons: ['même nom', 'même structure'] });
		await imports.setPeopleApart(keeper, pair!.oneId, pair!.otherId);
		expect(await find()).toBeUndefined();
		await imports.lookForNamesakes(keeper);
		expect(await find()).toBeUndefined();
		const stranger = await personOf(context, (await anAccount(database)).actorId);
		await expect(imports.namesakes(stranger)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(other).toBeTruthy();
	});
});

describe('people who look like one', () => {
	const of = (id: string, name: string, organisations: string[] = []) => ({
		...{ id, name, organisations, places: [] },
	});

	it('are of one name in any order, or of a near one where they work', () => {
		const pairs = likelyPeople(
			[
				of('a', 'Jean-Pierre Le Goff'),
				of('b', 'LEGOFF Jean Pierre'),
				of('c', 'Maryvonne Tanguy', ['one']),
				of('d', 'Maryvone Tanguy', ['one']),
				of('e', 'Maryvone Tanguy', ['two']),
				of('f', 'Jeanne Le Goff', ['one']),
			],
			10,
		);
		expect(pairs.map(({ one, other }) => one + other)).toEqual(['cd', 'ab', 'de']);
	});
});
