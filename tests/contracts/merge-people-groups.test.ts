import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { aGroup, anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { personOf } from '#tests/support/people.ts';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const at = '2026-01-05T08:00:00.000Z';

describe.each(databases)('two records of one person in groups, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let keeper: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		directory = directoryUseCases(context);
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
	});
	afterAll(() => database.close());

	/** Somebody without an account. */
	async function listed(name: string): Promise<string> {
		const id = crypto.randomUUID();
		await database.write((trx) =>
			trx
				.insertInto('actors')
				.values({
					...{ id, name, source: 'test', entered_by: keeper.actorId, objected_at: null },
					...{ confirmed_on: null, created_at: at, updated_at: at },
				})
				.execute(),
		);
		return id;
	}

	it('bring their college, their visits and the resources they added in groups, and take them back', async () => {
		const kept = await listed('Soizic Hamon');
		const other = await listed('Hamon Soizic');
		const council = await database.write((trx) => aGroup(trx));
		const both = await database.write((trx) => aGroup(trx));
		await database.write(async (trx) => {
			for (const [groupId, actorId, college, day] of [
				[council, other, 'inhabitants', '03'],
				[both, other, 'inhabitants', '04'],
				[both, kept, 'actors', '05'],
			] as const) {
				const once = { group_id: groupId, actor_id: actorId };
				await trx
					.insertInto('group_colleges')
					.values({ ...once, college })
					.execute();
				await trx
					.insertInto('group_visits')
					.values({ ...once, seen_at: `2026-01-${day}T08:00:00.000Z`, before_at: null })
					.execute();
			}
			await trx
				.insertInto('resources')
				.values({
					...{ id: v7(), group_id: council, collection_id: null, title: 'Guide', note: '', folded: 'guide' },
					...{ address: 'https://exemple.fr/g', address_key: 'exemple.fr/g', theme: null, language: 'fr' },
					...{ easy: 0, published_on: null, expires_on: null, revision: 1, added_by: other, added_at: at },
					withdrawn_at: null,
				})
				.execute();
		});
		const inGroups = async (id: string) => ({
			colleges: (
				await database.reader.selectFrom('group_colleges').selectAll().where('actor_id', '=', id).execute()
			)
				.map((row) => `${row.group_id} ${row.college}`)
				.toSorted(),
			visits: (
				await database.reader.selectFrom('group_visits').selectAll().where('actor_id', '=', id).execute()
			)
				.map((row) => `${row.group_id} ${row.seen_at.slice(8, 10)}`)
				.toSorted(),
			resources: (
				await database.reader.selectFrom('resources').select('title').where('added_by', '=', id).execute()
			).map(({ title }) => title),
		});
		const before = [await inGroups(kept), await inGroups(other)];
		await directory.mergePeople(keeper, kept, other, new Set());
		expect(await inGroups(kept)).toEqual({
			colleges: [`${both} actors`, `${council} inhabitants`].toSorted(),
			visits: [`${both} 05`, `${council} 03`].toSorted(),
			resources: ['Guide'],
		});
		const { merges } = await directory.mergePeopleForm(keeper, kept, { other: '', asked: '' });
		await directory.unmergePeople(keeper, kept, merges[0]!.id);
		expect([await inGroups(kept), await inGroups(other)]).toEqual(before);
	});
});
