import type { Member } from '#domain/access/person.ts';
import { createApp, type App } from '#server/app.ts';
import type { Database } from '#server/database/connection.ts';
import { mostSuccessors } from '#server/groups/living.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const group = seedId('group', 'espace-Angers');
const joined = 700;
const at = '2026-01-05T08:00:00.000Z';

/** Lists that a page reads stop somewhere; nobody is out of reach for that. */
describe.each(databases)('a group of many members, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let app: App;
	let animator: Member;
	let total: number;
	/** Who came last, and whose name comes last. */
	const last = crypto.randomUUID();

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		app = createApp(context);
		animator = await personOf(context, seedId('actor', 'angers-authority'));
		const before = (await app.groups.members(animator, group)).total;
		const ids = [...Array.from({ length: joined - 1 }, () => crypto.randomUUID()), last];
		await database.write(async (trx) => {
			for (let from = 0; from < ids.length; from += 100) {
				const some = ids.slice(from, from + 100);
				await trx
					.insertInto('actors')
					.values(
						some.map((id, index) => ({
							...{ id, source: 'test', confirmed_on: null, objected_at: null },
							name: id === last ? 'Zéphyrine Quéménéven' : `Habitante ${from + index}`,
							...{ created_at: at, updated_at: at },
						})),
					)
					.execute();
				await trx
					.insertInto('memberships')
					.values(
						some.map((actor_id) => ({
							...{ id: crypto.randomUUID(), group_id: group, actor_id, role: 'member' as const },
							...{ from_day: actor_id === last ? '2026-03-02' : '2026-03-01', until_day: null },
						})),
					)
					.execute();
			}
		});
		total = before + joined;
	});
	afterAll(() => database.close());

	it('shows them page by page, each once, and finds one by their name', async () => {
		const first = await app.groups.members(animator, group);
		expect(first).toMatchObject({ total, found: total, page: 1, pages: Math.ceil(total / first.size) });
		const seen: string[] = [];
		for (let page = 1; page <= first.pages; page += 1)
			seen.push(...(await app.groups.members(animator, group, '', page)).members.map(({ id }) => id));
		expect(seen).toHaveLength(total);
		expect(new Set(seen).size).toBe(total);
		expect(seen).toContain(last);
		const found = await app.groups.members(animator, group, 'QUEMENEVEN zephyrine', 1);
		expect(found.members.map(({ id }) => id)).toEqual([last]);
		expect(await app.groups.members(animator, group, 'constructor', 1)).toMatchObject({
			found: 0,
			members: [],
		});
		expect(await app.groups.members(animator, group, '', 99)).toMatchObject({ page: first.pages });
	});

	it('is passed on to anybody in it, searched when they are too many to choose among', async () => {
		const life = await app.groups.life(animator, group);
		expect(life.successors).toHaveLength(mostSuccessors);
		expect(life.found).toBe(life.others);
		expect(life.others).toBeGreaterThan(joined - 1);
		const { successors } = await app.groups.life(animator, group, 'quéménéven');
		expect(successors.map(({ id }) => id)).toEqual([last]);
		await app.groups.proposeAnimator(animator, group, { actorId: last, stays: true, words: '' });
		expect((await app.groups.life(animator, group)).handover).toMatchObject({ actorId: last });
	});

	it('names anybody in it by their name', async () => {
		const made = await app.threads.open(
			animator,
			{ groupId: group },
			{
				...{ kind: 'question', title: 'Qui vient ?', body: '@Zéphyrine Quéménéven, vous en êtes ?' },
				chosen: new Map(),
			},
		);
		if (!('id' in made)) throw new Error('a name was ambiguous');
		const { body } = await database.reader
			.selectFrom('posts')
			.select('body')
			.where('thread_id', '=', made.id)
			.executeTakeFirstOrThrow();
		expect(body).toContain(`{personne:${last}}`);
	});

	it('entrusts a question to anybody in it, who is looked for by their name', async () => {
		const made = await app.threads.open(
			animator,
			{ groupId: group },
			{ kind: 'question', title: 'Qui répond ?', body: 'La question.', chosen: new Map() },
		);
		if (!('id' in made)) throw new Error('a name was ambiguous');
		const { owners } = await app.threads.thread(animator, made.id);
		expect(owners.people.length).toBeLessThan(100);
		expect(owners.people[0]).toMatchObject({ id: animator.actorId, from: 'Vous' });
		expect(owners).toMatchObject({ found: owners.total });
		expect(owners.total).toBeGreaterThan(joined);
		const found = await app.threads.thread(animator, made.id, 'QUEMENEVEN');
		expect(found.owners).toMatchObject({ found: 1, total: owners.total, asked: 'QUEMENEVEN' });
		expect(found.owners.people.map(({ id }) => id)).toEqual([last]);
		expect((await app.threads.thread(animator, made.id, 'constructor')).owners.people).toEqual([]);
		await app.threads.takeCharge(animator, made.id, { ownerId: last, day: '2026-04-01' });
		expect((await app.threads.thread(animator, made.id)).head).toMatchObject({
			ownerId: last,
			owner: 'Zéphyrine Quéménéven',
		});
	});

	it('entrusts an article to anybody in it, who is looked for by their name, and to nobody else', async () => {
		const document = seedId('document', 'protocole-angers');
		expect(await app.documents.people(animator, document)).toMatchObject({ isLong: true, candidates: [] });
		const [one, ...others] = await app.documents.lookUp(animator, document, 'zephy quéméné', 'membre');
		expect(one).toMatchObject({ key: `actor:${last}`, title: 'Zéphyrine Quéménéven' });
		expect(others).toEqual([]);
		expect(await app.documents.lookUp(animator, document, '', 'membre')).not.toEqual([]);
		// Of the network, and neither in the group nor seated in its cité.
		expect(await app.documents.lookUp(animator, document, 'Victor Annequin', 'personne')).not.toEqual([]);
		expect(await app.documents.lookUp(animator, document, 'Victor Annequin', 'membre')).toEqual([]);
	});

	it('says on its home who came last, and who speaks for each cité, wherever they are in the list', async () => {
		const { id: cite } = await database.reader
			.selectFrom('cites')
			.select('id')
			.where('slug', '=', 'angers')
			.executeTakeFirstOrThrow();
		const { territory_id } = await database.reader
			.selectFrom('cite_territories')
			.select('territory_id')
			.where('cite_id', '=', cite)
			.executeTakeFirstOrThrow();
		await database.raw
			.insertInto('group_cites')
			.values({ group_id: group, cite_id: cite })
			.onConflict((on) => on.doNothing())
			.execute();
		await database.raw
			.insertInto('actor_territories')
			.values({ actor_id: last, territory_id, visibility: 'network' })
			.execute();
		const { members, memberCount, roster, news } = await app.groups.group(animator, group);
		expect(memberCount).toBe(total);
		expect(members).toHaveLength(total);
		const [row] = roster.flatMap(({ rows }) => rows);
		expect(row!.others.people.map(({ id }) => id)).toContain(last);
		expect(news).toContainEqual(expect.objectContaining({ kind: 'joined', at: '2026-03-02', count: 1 }));
	});
});
