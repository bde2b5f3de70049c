import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { seedId } from '#server/seed/identity.ts';
import type { Narrowing } from '#server/threads/reads.ts';
import { threadUseCases } from '#server/threads/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');
const closed = seedId('group', 'protocole-angers');
const all: Narrowing = { q: '', kind: null, state: null, documentId: null, placeId: null };
const none = new Map<string, string>();

describe.each(databases)('what those who animate do with threads, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let threads: ReturnType<typeof threadUseCases>;
	let animator: Member;
	let member: Member;
	let observer: Member;
	let stranger: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		threads = threadUseCases(context);
		const person = (key: string) => personOf(context, seedId('actor', key));
		animator = await person('angers-authority');
		member = await person('association');
		observer = await person('citizen');
		stranger = await person('newcomer');
	});
	afterAll(() => database.close());

	const ask = async (
		viewer: Member,
		title = 'Qui a déjà fait entrer la CAF à la table ?',
		body = 'Nous cherchons un exemple.',
	) => {
		const made = await threads.open(
			viewer,
			{ groupId: space },
			{ kind: 'question', title, body, chosen: none },
		);
		if (!('id' in made)) throw new Error('a name was ambiguous');
		return made.id;
	};
	const answer = async (viewer: Member, id: string, body: string) => {
		const made = await threads.answer(viewer, id, { body, chosen: none });
		if (!('postId' in made)) throw new Error('a name was ambiguous');
		return made.postId;
	};
	const list = async (viewer: Member, narrowing: Partial<Narrowing> = {}) =>
		(await threads.list(viewer, space, { ...all, ...narrowing })).threads.map(({ id }) => id);

	it('are reported to who animates, hidden with a reason, and put back', async () => {
		const id = await ask(member, 'À modérer');
		const post = await answer(animator, id, 'Un nom de famille d’élève.');
		await threads.reportPost(observer, id, post, 'On y reconnaît un enfant.');
		await expect(threads.hidePost(member, id, post, 'x')).rejects.toMatchObject({ kind: 'forbidden' });
		expect((await threads.list(member, space, all)).reported).toEqual([]);
		const { reported } = await threads.list(animator, space, all);
		expect(reported).toMatchObject([{ postId: post, reason: 'On y reconnaît un enfant.' }]);
		await threads.hidePost(animator, id, post, 'On y reconnaît un enfant.');
		const [, hidden] = (await threads.thread(observer, id)).posts;
		expect(hidden).toMatchObject({ isHidden: true, paragraphs: [], hiddenReason: null });
		expect((await threads.thread(animator, id)).posts[1]).toMatchObject({
			hiddenReason: 'On y reconnaît un enfant.',
		});
		await threads.hidePost(animator, id, post, null);
		expect((await threads.thread(observer, id)).posts[1]?.isHidden).toBe(false);
		// With its first words a thread goes whole.
		const [first] = (await threads.thread(animator, id)).posts;
		await threads.hidePost(animator, id, first!.id, 'Tout est à revoir.');
		await expect(threads.thread(observer, id)).rejects.toMatchObject({ kind: 'not-found' });
		expect(await list(observer)).not.toContain(id);
		expect(await list(animator)).toContain(id);
	});

	it('are made one of two, and answer at the old address', async () => {
		const [one, other] = [await ask(member, 'La même question'), await ask(animator, 'La même, deux fois')];
		await answer(animator, one, 'Une réponse ici.');
		await expect(threads.mergeThread(member, one, other)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(threads.mergeThread(animator, one, one)).rejects.toMatchObject({ kind: 'invalid' });
		const outcomes = await Promise.allSettled([
			threads.mergeThread(animator, one, other),
			threads.mergeThread(animator, one, other),
		]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(await threads.keptThread(observer, one)).toBe(other);
		expect(await threads.keptThread(anonymous, one)).toBeNull();
		await expect(threads.thread(observer, one)).rejects.toMatchObject({ kind: 'not-found' });
		const { posts } = await threads.thread(observer, other);
		expect(posts).toHaveLength(3);
		expect((await threads.list(observer, space, all)).threads.find(({ id }) => id === other)?.answers).toBe(
			2,
		);
	});

	it('move to another place that one animates, and nowhere else', async () => {
		const id = await ask(member, 'À déplacer');
		const club = seedId('group', 'club-ouest');
		await expect(threads.moveThread(animator, id, `group:${club}`)).rejects.toMatchObject({
			kind: 'invalid',
		});
		await threads.moveThread(animator, id, `group:${closed}`);
		await expect(threads.thread(stranger, id)).rejects.toMatchObject({ kind: 'not-found' });
		expect(await list(animator)).not.toContain(id);
	});

	it('count what is useful for who wrote it alone', async () => {
		const id = await ask(member);
		const post = await answer(animator, id, 'Utile, j’espère.');
		for (let again = 0; again < 2; again += 1) await threads.markUseful(observer, id, post, true);
		await threads.markUseful(member, id, post, true);
		await expect(threads.markUseful(animator, id, post, true)).rejects.toMatchObject({ kind: 'invalid' });
		expect((await threads.thread(animator, id)).posts[1]?.useful).toBe(2);
		expect((await threads.thread(observer, id)).posts[1]).toMatchObject({ useful: null, markedUseful: true });
		await threads.markUseful(observer, id, post, false);
		expect((await threads.thread(animator, id)).posts[1]?.useful).toBe(1);
	});
});
