import type { Database, Transaction } from '#server/database/connection.ts';
import { quietSince } from '#server/groups/life-reads.ts';
import { askAboutQuiet } from '#server/groups/quiet.ts';
import { seedId } from '#server/seed/identity.ts';
import { writeCall, writePoll, writeResource, writeSurvey } from '#tests/permissions/group-polls.ts';
import { writeThread } from '#tests/permissions/world-threads.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const born = '2022-01-10T08:00:00.000Z';
/** The day of each sign; what the helpers write is of that day. */
const signs = '2025-01-01';
const someone = seedId('actor', 'angers-state');
const animator = seedId('actor', 'angers-authority');
const id = () => crypto.randomUUID();

describe.each(databases)('signs of life of a group on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let group: string;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
	});
	afterAll(() => database.close());

	beforeEach(async () => {
		group = await write(async (trx) => {
			const made = await openGroup(trx, null);
			await trx
				.insertInto('memberships')
				.values({
					...{ id: id(), group_id: made, actor_id: animator, role: 'animator' },
					...{ from_day: '2022-01-10', until_day: null },
				})
				.execute();
			return made;
		});
	});

	const write = <T>(work: (trx: Transaction) => Promise<T>) => database.write(work);
	async function openGroup(trx: Transaction, parent_id: string | null): Promise<string> {
		const made = id();
		await trx
			.insertInto('groups')
			.values({
				...{ id: made, parent_id, cite_id: null, name: 'Un groupe tranquille', kind: 'working' },
				...{
					presentation: '',
					visibility: 'members',
					entry: 'invitation',
					state: 'active',
					created_at: born,
				},
			})
			.execute();
		return made;
	}
	const writeDocument = (trx: Transaction, group_id: string, deleted_at: string | null = null) =>
		trx
			.insertInto('documents')
			.values({
				...{ id: id(), group_id, kind: 'note', title: 'Une note', visibility: 'members', template: null },
				...{ template_version: null, schema_epoch: 1, deleted_at },
				...{ created_at: born, updated_at: `${signs}T08:00:00.000Z` },
			} as never)
			.execute();

	const ways: Readonly<Record<string, (trx: Transaction) => Promise<unknown>>> = {
		'a thread': (trx) => writeThread(trx, { id: id(), postId: id() }, group),
		'a poll': (trx) => writePoll(trx, { id: id(), groupId: group, voterId: someone }),
		'an enquête': (trx) => writeSurvey(trx, { id: id(), groupId: group }),
		'a call for contributions': (trx) => writeCall(trx, { id: id(), groupId: group }),
		'a link it keeps': (trx) => writeResource(trx, group),
		'a text': (trx) => writeDocument(trx, group),
		'a text of a sub-group': async (trx) => writeDocument(trx, await openGroup(trx, group)),
		'somebody who came in': (trx) =>
			trx
				.insertInto('memberships')
				.values({
					...{ id: id(), group_id: group, actor_id: someone, role: 'member' },
					...{ from_day: signs, until_day: null },
				})
				.execute(),
		'somebody who asked to come in': (trx) =>
			trx
				.insertInto('join_requests')
				.values({
					...{ id: id(), group_id: group, actor_id: someone, words: '', asked_at: `${signs}T08:00:00.000Z` },
					...{ outcome: 'declined', reason: '', answered_by: null, answered_at: null },
				} as never)
				.execute(),
		'its animators, who keep it': (trx) =>
			trx
				.insertInto('group_lives')
				.values({ group_id: group, since: null, changed_by: null, asked_on: null, kept_on: signs })
				.execute(),
	};

	const asked = async () => {
		await askAboutQuiet(context);
		const row = await database.reader
			.selectFrom('group_lives')
			.select('asked_on')
			.where('group_id', '=', group)
			.executeTakeFirst();
		return row?.asked_on ?? null;
	};

	it('are none in one where nothing happens: it is quiet since it was opened, and those who animate are asked', async () => {
		expect(await quietSince(database.reader, group, '2022-06-01')).toBeNull();
		expect(await quietSince(database.reader, group, '2025-06-01')).toBe('2022-01-10');
		context.standAt('2025-06-01T08:00:00Z');
		expect(await asked()).toBe('2025-06-01');
	});

	it.each(Object.keys(ways))('are %s, for a year and no more', async (way) => {
		await write(ways[way]!);
		expect(await quietSince(database.reader, group, '2025-12-31')).toBeNull();
		context.standAt('2025-12-31T08:00:00Z');
		expect(await asked()).toBeNull();
		// A year later to the day is not more than a year.
		expect(await quietSince(database.reader, group, '2026-01-01')).toBeNull();
		expect(await quietSince(database.reader, group, '2026-01-02')).toBe(signs);
		context.standAt('2026-01-02T08:00:00Z');
		expect(await asked()).toBe('2026-01-02');
	});

	it('are no text that was thrown away, nor anything of another group', async () => {
		await write(async (trx) => {
			await writeDocument(trx, group, `${signs}T09:00:00.000Z`);
			const other = await openGroup(trx, null);
			await writeThread(trx, { id: id(), postId: id() }, other);
			await writeDocument(trx, other);
		});
		expect(await quietSince(database.reader, group, '2025-06-01')).toBe('2022-01-10');
	});
});
