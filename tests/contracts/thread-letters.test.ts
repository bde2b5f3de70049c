import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import type { Mail } from '#server/mail/message.ts';
import { seedId } from '#server/seed/identity.ts';
import { forgetReplyLinks, replyAddress } from '#server/threads/reply-address.ts';
import { threadPurpose } from '#server/threads/telling.ts';
import { threadUseCases } from '#server/threads/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');
const none = new Map<string, string>();
const address = '127.0.0.1';
const minute = 60_000;

describe.each(databases)('letters about threads on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let threads: ReturnType<typeof threadUseCases>;
	let animator: Member;
	let member: Member;
	let state: Member;
	let now = new Date('2026-03-12T08:30:00Z');

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database, { now: () => now });
		threads = threadUseCases(context);
		animator = await personOf(context, seedId('actor', 'angers-authority'));
		member = await personOf(context, seedId('actor', 'association'));
		state = await personOf(context, seedId('actor', 'angers-state'));
	});
	afterAll(() => database.close());
	beforeEach(() => {
		now = new Date(now.getTime() + minute);
	});

	const later = () => (now = new Date(now.getTime() + minute));
	const ask = async (viewer: Member, body = 'Qui sait ?') => {
		const made = await threads.open(
			viewer,
			{ groupId: space },
			{ kind: 'question', title: 'Une question', body, chosen: none },
		);
		if (!('id' in made)) throw new Error('a name was ambiguous');
		return made.id;
	};
	const answer = async (viewer: Member, id: string, body = 'Moi.') => {
		later();
		await threads.answer(viewer, id, { body, chosen: none });
	};
	const emailOf = async ({ accountId }: Member) =>
		(
			await database.reader
				.selectFrom('accounts')
				.select('email')
				.where('id', '=', accountId)
				.executeTakeFirstOrThrow()
		).email;
	const deliver = () => lettersThatLeave(context, { [threadPurpose]: replyAddress(context) });
	const tokenIn = (mail: Mail | undefined) => /\/fils\/repondre\/([\w-]{43})/.exec(mail?.text ?? '')![1]!;
	const bodies = async (id: string) =>
		(await threads.thread(member, id)).posts.map(({ paragraphs }) => JSON.stringify(paragraphs)).join(' ');

	it('tell who asked of an answer, once, with a link that no table keeps [I1]', async () => {
		const id = await ask(member);
		await answer(animator, id, 'Oui, à Lorient.');
		const mails = await deliver();
		expect(mails.map(({ to }) => to)).toEqual([await emailOf(member)]);
		expect(mails[0]).toMatchObject({ subject: `${animator.name} a répondu : Une question` });
		expect(mails[0]!.text).toContain('Oui, à Lorient.');
		expect(mails[0]!.unsubscribe).toMatch(/\/fils\/repondre\/[\w-]{43}\?\/arreter$/);
		expect(mails[0]!.text).not.toContain('?/arreter');
		const kept = await database.reader.selectFrom('thread_letters').selectAll().execute();
		const outbox = await database.reader.selectFrom('outbox').selectAll().execute();
		expect(JSON.stringify([kept, outbox])).not.toContain(tokenIn(mails[0]));
		expect(await deliver()).toEqual([]);
	});

	it('tell those who are named, and those who take part, but who writes', async () => {
		const id = await ask(member, `@${state.name}, une idée ?`);
		expect((await deliver()).map(({ to }) => to)).toEqual([await emailOf(state)]);
		await answer(animator, id);
		expect((await deliver()).map(({ to }) => to).sort()).toEqual(
			[await emailOf(member), await emailOf(state)].sort(),
		);
		await answer(state, id);
		expect((await deliver()).map(({ to }) => to).sort()).toEqual(
			[await emailOf(member), await emailOf(animator)].sort(),
		);
	});

	it('are answered without signing in, as who got them; looking changes nothing', async () => {
		const id = await ask(member);
		await answer(animator, id, 'Dites-m’en plus.');
		const token = tokenIn((await deliver())[0]);
		for (let look = 0; look < 3; look += 1) {
			const seen = await threads.openReply(token);
			expect(seen).toMatchObject({ as: member.name, refusal: null, isFollowing: true });
			expect(seen.posts).toHaveLength(2);
		}
		expect((await threads.thread(member, id)).posts).toHaveLength(2);
		await threads.answerByLink(token, 'Voici la suite.', address);
		const { posts } = await threads.thread(animator, id);
		expect(posts.at(-1)).toMatchObject({ author: member.name, byMail: true });
		// Who animates is told of it, as of any answer.
		expect((await deliver()).map(({ to }) => to)).toEqual([await emailOf(animator)]);
		await expect(threads.answerByLink(token, ' \u200B ', address)).rejects.toMatchObject({ kind: 'invalid' });
		for (const wrong of [token.slice(1), 'A'.repeat(43)])
			await expect(threads.answerByLink(wrong, 'x', address)).rejects.toMatchObject({ kind: 'gone' });
	});

	it('answer for one thread, ten times a day at most, thirty days long', async () => {
		const [id, other] = [await ask(member), await ask(member)];
		await answer(animator, id);
		const token = tokenIn((await deliver())[0]);
		for (let time = 0; time < 10; time += 1) await threads.answerByLink(token, `Suite ${time}`, address);
		await expect(threads.answerByLink(token, 'Encore', address)).rejects.toMatchObject({ kind: 'too-many' });
		expect(await bodies(other)).not.toContain('Suite');
		now = new Date(now.getTime() + 31 * 86_400_000);
		await expect(threads.openReply(token)).rejects.toMatchObject({ kind: 'gone' });
		await forgetReplyLinks(context);
		const left = await database.reader.selectFrom('thread_letters').select('id').execute();
		expect(left).toEqual([]);
		await database.write((trx) => trx.deleteFrom('outbox').execute());
	});

	it('do not leave for who has read it already, says no more, or lost the right [rules 9, 13]', async () => {
		const id = await ask(member);
		await answer(animator, id);
		later();
		await threads.noteRead(member, id);
		expect(await deliver()).toEqual([]);

		await answer(animator, id);
		await threads.follow(member, id, false);
		expect(await deliver()).toEqual([]);
		await answer(animator, id);
		expect(await deliver()).toEqual([]);
		await threads.follow(member, id, true);

		await answer(animator, id);
		const token = tokenIn((await deliver())[0]);
		await threads.stopByLink(token);
		await threads.stopByLink(token);
		await answer(animator, id);
		expect(await deliver()).toEqual([]);
		await threads.follow(member, id, true);

		const setState = (to: 'active' | 'dormant') =>
			database.write((trx) => trx.updateTable('groups').set({ state: to }).where('id', '=', space).execute());
		await answer(animator, id);
		await setState('dormant');
		expect(await deliver()).toEqual([]);
		await answer(animator, id);
		await setState('active');
		expect(await deliver()).toEqual([]);

		await answer(animator, id, 'Un mot de trop.');
		const { posts } = await threads.thread(animator, id);
		await threads.withdrawPost(animator, id, posts.at(-1)!.id);
		expect(await deliver()).toEqual([]);
	});

	it('open nothing any more to who has left the group or objected', async () => {
		await database.write((trx) =>
			trx.updateTable('groups').set({ visibility: 'members' }).where('id', '=', space).execute(),
		);
		const id = await ask(member);
		await answer(animator, id);
		const token = tokenIn((await deliver())[0]);
		const membership = (until: string | null) =>
			database.write((trx) =>
				trx
					.updateTable('memberships')
					.set({ until_day: until })
					.where('group_id', '=', space)
					.where('actor_id', '=', member.actorId)
					.execute(),
			);
		await membership('2026-01-01');
		for (const act of [
			() => threads.openReply(token),
			() => threads.answerByLink(token, 'Encore là', address),
			() => threads.stopByLink(token),
		])
			await expect(act()).rejects.toMatchObject({ kind: 'gone' });
		await answer(animator, id);
		expect(await deliver()).toEqual([]);
		await membership(null);
		await threads.openReply(token);
		await database.write((trx) =>
			trx
				.updateTable('actors')
				.set({ objected_at: now.toISOString() })
				.where('id', '=', member.actorId)
				.execute(),
		);
		await expect(threads.openReply(token)).rejects.toMatchObject({ kind: 'gone' });
		await answer(animator, id);
		expect(await deliver()).toEqual([]);
		await expect(threads.thread(anonymous, id)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('tell who is entrusted with a question, and who wrote what was hidden', async () => {
		const id = await ask(state);
		await threads.takeCharge(animator, id, { ownerId: state.actorId, day: '2026-06-01' });
		const [entrusted] = await deliver();
		expect(entrusted).toMatchObject({
			to: await emailOf(state),
			subject: 'On compte sur vous pour répondre : Une question',
		});
		expect(entrusted!.text).toMatch(/1er\sjuin\s2026/);
		const [post] = (await threads.thread(animator, id)).posts;
		await threads.hidePost(animator, id, post!.id, 'Une famille s’y reconnaît.');
		const [hidden] = await deliver();
		expect(hidden).toMatchObject({ to: await emailOf(state) });
		expect(hidden!.text).toContain('Une famille s’y reconnaît.');
		expect(hidden!.text).not.toContain('/repondre/');
	});
});
