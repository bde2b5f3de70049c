import { can } from '#domain/access/can.ts';
import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import { visibilities } from '#domain/access/visibility.ts';
import type { Database } from '#server/database/connection.ts';
import { findThreadFacts } from '#server/threads/facts.ts';
import type { Narrowing } from '#server/threads/reads.ts';
import { replyAddress } from '#server/threads/reply-address.ts';
import { threadUseCases } from '#server/threads/use-cases.ts';
import { writeThread } from '#tests/permissions/world-threads.ts';
import { createWorld, inhabitants, type World } from '#tests/permissions/world.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const all: Narrowing = { q: '', kind: null, state: null, documentId: null, placeId: null };

/** Every visibility × object × person: pages, lists and letters hold exactly what `can()` lets through [R1, R6]. */
describe.each(databases)('threads and rights on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let world: World;
	let threads: ReturnType<typeof threadUseCases>;
	const ids: string[] = [];

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		threads = threadUseCases(context);
		world = await createWorld(database);
		await database.write(async (trx) => {
			for (const group of visibilities) {
				ids.push(world.threads[group].id);
				for (const kind of ['document', 'hidden'] as const) {
					const thread = { id: crypto.randomUUID(), postId: crypto.randomUUID() };
					await writeThread(trx, thread, world.groups[group]);
					const onIt = { object_kind: 'document' as const, document_id: world.documents[group] };
					await trx
						.updateTable('threads')
						.set(kind === 'document' ? onIt : { hidden_at: '2025-02-01T00:00:00.000Z' })
						.where('id', '=', thread.id)
						.execute();
					ids.push(thread.id);
				}
			}
		});
	});
	afterAll(() => database.close());

	const load = async (persona: string): Promise<Person> => {
		const found = world.people.find((person) => person.persona === persona);
		return found?.session ? personOf(context, found.actorId) : anonymous;
	};
	const readableBy = async (person: Person) => {
		const found: string[] = [];
		for (const id of ids) {
			const facts = await findThreadFacts(database.reader, id);
			if (facts && can(person, 'thread.read', facts)) found.push(id);
		}
		return found;
	};

	it.each(inhabitants)('%s reads, and finds in lists, the same threads', async (persona) => {
		const person = await load(persona);
		const readable = await readableBy(person);
		for (const id of ids) {
			const read = threads.thread(person, id);
			if (readable.includes(id)) await expect(read).resolves.toBeDefined();
			else await expect(read).rejects.toMatchObject({ kind: 'not-found' });
		}
		const listed: string[] = [];
		for (const visibility of visibilities) {
			const found = await threads.list(person, world.groups[visibility], all).catch(() => undefined);
			listed.push(...(found?.threads ?? []).map(({ id }) => id));
			const on = await threads.onDocument(person, world.documents[visibility]).catch(() => undefined);
			listed.push(...(on?.threads ?? []).map(({ id }) => id));
		}
		expect([...new Set(listed)].sort()).toEqual([...readable].sort());
	});

	it.each(inhabitants.filter((persona) => persona !== 'anonymous'))(
		'a letter leaves to %s if they may read',
		async (persona) => {
			const person = (await load(persona)) as Member;
			const readable = await readableBy(person);
			for (const thread_id of ids) {
				const id = crypto.randomUUID();
				await database.write(async (trx) => {
					await trx
						.insertInto('thread_followers')
						.values({ thread_id, actor_id: person.actorId, stopped_at: null, read_at: null })
						.execute();
					await trx
						.insertInto('thread_letters')
						.values({
							...{ id, thread_id, post_id: null, account_id: person.accountId, event: id, token_hash: null },
							...{ email: `${person.accountId}@example.org`, created_at: '2026-03-12T08:00:00.000Z' },
							expires_at: '2026-04-12T08:00:00.000Z',
						})
						.execute();
				});
				const facts = await findThreadFacts(database.reader, thread_id);
				const address = await replyAddress(context)({ key: id });
				expect(address !== null, thread_id).toBe(readable.includes(thread_id) && facts?.hidden === false);
			}
		},
	);
});
