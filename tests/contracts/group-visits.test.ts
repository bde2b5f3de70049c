import { anonymous, type Member } from '#domain/access/person.ts';
import { createApp, type App } from '#server/app.ts';
import type { Database } from '#server/database/connection.ts';
import { noteWriting } from '#server/documents/journal.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { joinGroup } from '#server/groups/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { openingForm } from '#tests/support/polls.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');

describe.each(databases)('since one last came, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let app: App;
	let animator: Member;
	let member: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		app = createApp(context);
		animator = await personOf(context, seedId('actor', 'angers-authority'));
		member = await personOf(context, seedId('actor', 'angers-state'));
	});
	afterAll(() => database.close());

	const come = (at: string, person: Member = member) => {
		context.standAt(at);
		return app.groups.since(person, space);
	};

	it('a visit lasts while one comes back within half an hour, and the first one has nothing before it', async () => {
		expect(await come('2027-02-01T08:00:00Z')).toBeNull();
		expect(await come('2027-02-01T08:20:00Z')).toBeNull();
		expect(await come('2027-02-01T08:45:00Z')).toBeNull();
		expect((await come('2027-02-03T08:00:00Z'))?.at).toBe('2027-02-01T08:45:00.000Z');
		// The same visit says the same.
		expect((await come('2027-02-03T08:25:00Z'))?.at).toBe('2027-02-01T08:45:00.000Z');
		expect((await come('2027-02-03T09:00:00Z'))?.at).toBe('2027-02-03T08:25:00.000Z');
	});

	it('says by object what others did, and nothing of what one did oneself', async () => {
		await come('2027-03-01T08:00:00Z');
		await come('2027-03-01T08:00:00Z', animator);
		context.standAt('2027-03-02T08:00:00Z');
		const document = await documentUseCases(context).create(animator, space, {
			...{ templateId: 'note', title: 'Compte rendu de mars', visibility: 'members' },
		});
		await app.polls.openPoll(
			animator,
			space,
			openingForm({ closesOn: '2027-03-20', title: 'Où, en mars ?' }),
		);
		const call = await app.calls.openCall(animator, space, {
			...{ id: crypto.randomUUID(), title: 'Bilan de mars', presentation: 'Tout.', closesOn: '2027-03-20' },
			organisations: [],
		});
		for (let index = 0; index < 6; index += 1)
			await app.resources.addResource(animator, space, {
				...{ id: crypto.randomUUID(), title: `Guide ${index}`, note: '', theme: '', language: 'francais' },
				...{ address: `https://exemple.org/mars/${index}`, easy: false, collection: '' },
				...{ publishedOn: null, expiresOn: null },
			});
		const { actorId, accountId } = await personOf(context, seedId('actor', 'mediator'));
		await database.write((trx) => joinGroup(trx, context, { groupId: space, actorId, accountId }));

		const seen = (await come('2027-03-03T08:00:00Z'))!;
		expect(seen.documents.first).toEqual([{ id: document, title: 'Compte rendu de mars', isNew: true }]);
		expect(seen.polls.first).toEqual([expect.objectContaining({ title: 'Où, en mars ?', isDecided: false })]);
		expect(seen.calls.first.map(({ id }) => id)).toEqual([call]);
		expect(seen.resources).toMatchObject({ count: 6, first: { length: 4 } });
		expect(seen.people.first.map(({ id }) => id)).toEqual([actorId]);

		const own = (await come('2027-03-03T08:00:00Z', animator))!;
		for (const sort of ['documents', 'polls', 'calls', 'resources'] as const) expect(own[sort].count).toBe(0);
	});

	it('says that somebody else wrote in a document, and not that one did oneself', async () => {
		await come('2027-03-10T08:00:00Z');
		context.standAt('2027-03-11T08:00:00Z');
		const { id } = await database.reader
			.selectFrom('documents')
			.select('id')
			.where('group_id', '=', space)
			.where('title', '=', 'Compte rendu de mars')
			.executeTakeFirstOrThrow();
		const write = (actorId: string) =>
			database.write((trx) => noteWriting(trx, id, [actorId], context.now().toISOString()));
		await write(member.actorId);
		expect((await come('2027-03-12T08:00:00Z'))!.documents.first).toEqual([]);
		await write(animator.actorId);
		expect((await come('2027-03-12T08:05:00Z'))!.documents.first).toEqual([
			{ id, title: 'Compte rendu de mars', isNew: false },
		]);
	});

	it('counts in a thread what others wrote, neither one’s own words nor what was hidden or taken back', async () => {
		await come('2027-04-01T08:00:00Z');
		const thread = seedId('thread', 'caf');
		const post = (author_id: string, over: object = {}) =>
			database.write(async (trx) => {
				const at = '2027-04-02T08:00:00.000Z';
				await trx
					.insertInto('posts')
					.values({
						...{ id: crypto.randomUUID(), thread_id: thread, author_id, body: 'Voilà.', folded: 'voila.' },
						...{ by_mail: 0, created_at: at, edited_at: null, withdrawn_at: null },
						...{ hidden_at: null, hidden_reason: null },
						...over,
					})
					.execute();
				await trx.updateTable('threads').set({ updated_at: at }).where('id', '=', thread).execute();
			});
		await post(member.actorId);
		await post(animator.actorId, { hidden_at: '2027-04-02T09:00:00.000Z' });
		await post(animator.actorId, { withdrawn_at: '2027-04-02T09:00:00.000Z' });
		expect((await come('2027-04-03T08:00:00Z'))!.threads.first).toEqual([]);
		await post(animator.actorId);
		await post(animator.actorId);
		expect((await come('2027-04-03T08:10:00Z'))!.threads.first).toEqual([
			expect.objectContaining({ id: thread, posts: 2, isNew: false }),
		]);
	});

	it('tells nobody who is not in it, names nobody who objected, and shows no document one may not read', async () => {
		expect(await app.groups.since(anonymous, seedId('group', 'club-ouest'))).toBeNull();
		const stranger = await personOf(context, seedId('actor', 'newcomer'));
		expect(await app.groups.since(stranger, seedId('group', 'club-ouest'))).toBeNull();
		const rows = await database.reader
			.selectFrom('group_visits')
			.select('actor_id')
			.where('actor_id', '=', stranger.actorId)
			.execute();
		expect(rows).toEqual([]);

		await come('2027-05-01T08:00:00Z');
		context.standAt('2027-05-02T08:00:00Z');
		const person = await personOf(context, seedId('actor', 'newcomer'));
		await database.write((trx) => joinGroup(trx, context, { groupId: space, ...person }));
		const objected = (objected_at: string | null) =>
			database.write((trx) =>
				trx.updateTable('actors').set({ objected_at }).where('id', '=', person.actorId).execute(),
			);
		await objected('2027-05-02T09:00:00.000Z');
		expect((await come('2027-05-03T08:00:00Z'))!.people.count).toBe(0);
		await objected(null);
		expect((await come('2027-05-03T08:10:00Z'))!.people.count).toBe(1);
	});
});
