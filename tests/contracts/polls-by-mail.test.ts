import type { OpeningForm } from '#server/polls/opening.ts';
import { forgetVoteLinks } from '#server/polls/vote-links.ts';
import { joinGroup, leaveGroup } from '#server/groups/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases } from '#tests/support/databases.ts';
import { openMailStage, rose, type MailStage } from '#tests/support/mail-stage.ts';
import { personOf } from '#tests/support/people.ts';
import { chosen, nothing, openingForm } from '#tests/support/polls.ts';
import type { Mail } from '#server/mail/message.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const tokenIn = (mail: Mail | undefined): string =>
	/\/sondages\/repondre\/([\w-]{43})/.exec(mail?.text ?? '')![1]!;

describe.each(databases)('polls and members by e-mail on $name', ({ open }) => {
	let stage: MailStage;
	const today = (days: number) =>
		new Date(stage.context.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
	const slots = (): Partial<OpeningForm> => ({
		...{ kind: 'dates', title: 'Le club de printemps', presentation: 'À Rennes.' },
		slots: [20, 21, 22].map((days) => ({ day: today(days), time: '14:00' })),
	});
	const openOne = (over: Partial<OpeningForm> = {}) =>
		stage.polls.openPoll(stage.crpv, stage.group, openingForm({ closesOn: today(10), ...over }));
	const result = async (id: string) => (await stage.polls.poll(stage.crpv, id, null)).votes;

	beforeAll(async () => {
		stage = await openMailStage(open);
	});
	afterAll(() => stage.database.close());
	beforeEach(() => stage.begin());

	it('each is told of a poll with its slots, once, with a link that no table keeps and another way out [I1, rule 9]', async () => {
		await stage.add(`Rose Kerdoncuff <${rose}>`, 'alban@exemple.fr');
		const form = openingForm({ closesOn: today(10), ...slots() });
		await stage.polls.openPoll(stage.crpv, stage.group, form);
		await stage.polls.openPoll(stage.crpv, stage.group, form);
		const mails = await stage.deliver();
		expect(mails.map(({ to }) => to).sort()).toEqual(['alban@exemple.fr', rose]);
		expect(mails[0]!.subject).toBe(`${stage.crpv.name} cherche une date : Le club de printemps`);
		expect(mails[0]!.text.match(/ {2}- .*, de 14\sh à 15\sh/g)).toHaveLength(3);
		expect(mails[0]!.text).toContain('À Rennes.');
		const token = tokenIn(mails[0]);
		expect(mails[0]!.unsubscribe).toBe(`${stage.context.config.ORIGIN}/par-courriel/${token}`);
		const kept = await Promise.all(
			(['poll_mail_letters', 'mail_member_links', 'outbox'] as const).map((table) =>
				stage.database.reader.selectFrom(table).selectAll().execute(),
			),
		);
		expect(JSON.stringify(kept)).not.toContain(token);
		expect(await stage.deliver()).toEqual([]);
	});

	it('they vote without account, under their name, and change their vote until it closes; looking changes nothing', async () => {
		await stage.add(`Rose Kerdoncuff <${rose}>`, 'sans.nom@exemple.fr');
		const id = await openOne();
		const mails = await stage.deliver();
		const token = tokenIn(mails.find(({ to }) => to === rose));
		for (let look = 0; look < 5; look += 1)
			expect(await stage.polls.openVote(token)).toMatchObject({
				...{ as: 'Rose Kerdoncuff', hasVoted: false, own: null, results: null, state: 'open' },
			});
		expect(await result(id)).toBe(0);
		const [first, second] = (await stage.polls.openVote(token)).options;
		await expect(stage.polls.voteByLink(token, nothing, stage.address)).rejects.toMatchObject({
			kind: 'invalid',
		});
		for (const option of [first, first, second])
			await stage.polls.voteByLink(token, chosen(option!.id), stage.address);
		const unnamed = tokenIn(mails.find(({ to }) => to === 'sans.nom@exemple.fr'));
		await stage.polls.voteByLink(unnamed, chosen(first!.id), stage.address);
		expect((await stage.polls.openVote(token)).own).toEqual({ kind: 'choice', chosen: [second!.id] });
		await stage.polls.vote(stage.crpv, id, chosen(first!.id), '');
		const { votes, results } = await stage.polls.poll(stage.crpv, id, null);
		expect(votes).toBe(3);
		expect(results!.voters.map(({ name }) => name).sort()).toEqual(
			['Rose Kerdoncuff', stage.crpv.name, 's…@exemple.fr'].sort(),
		);
		// Somebody has voted: it is not taken back any more.
		await expect(stage.polls.withdrawPoll(stage.crpv, id)).rejects.toMatchObject({ kind: 'conflict' });

		await stage.polls.closePoll(stage.crpv, id);
		await expect(stage.polls.voteByLink(token, chosen(first!.id), stage.address)).rejects.toMatchObject({
			...{ kind: 'gone', message: expect.stringContaining('n’a pas été compté') },
		});
		const said = { outcome: 'Au collège.', reviewOn: today(90), treatments: {} };
		await stage.polls.conclude(stage.crpv, id, said);
		expect(await stage.polls.openVote(token)).toMatchObject({ outcome: 'Au collège.', votes: 3 });
	});

	it('an objection by mail is answered as any other', async () => {
		await stage.add(rose);
		const id = await openOne({ kind: 'consent', presentation: 'Une page.' });
		const token = tokenIn((await stage.deliver())[0]);
		const objection = { ...nothing, position: 'objection', words: 'Trop court.' };
		await stage.polls.voteByLink(token, objection, stage.address);
		await stage.polls.closePoll(stage.crpv, id);
		const [one] = (await stage.polls.poll(stage.crpv, id, null)).results!.objections;
		expect(one).toMatchObject({ words: 'Trop court.' });
		const conclude = (treatments: object) =>
			stage.polls.conclude(stage.crpv, id, { outcome: 'Oui.', reviewOn: today(90), treatments } as never);
		await expect(conclude({})).rejects.toMatchObject({ kind: 'invalid' });
		await conclude({ [one!.key]: { end: 'integrated', words: 'Deux pages.' } });
	});

	it('fifty ballots at once by one link are one vote [R7]', async () => {
		await stage.add(rose);
		const id = await openOne();
		const token = tokenIn((await stage.deliver())[0]);
		const { options } = await stage.polls.openVote(token);
		const ends = await Promise.allSettled(
			Array.from({ length: 50 }, (_, at) =>
				stage.polls.voteByLink(token, chosen(options[at % 2]!.id), stage.address),
			),
		);
		expect(ends.some(({ status }) => status === 'fulfilled')).toBe(true);
		expect(await result(id)).toBe(1);
	});

	it('nobody is told of an anonymous poll, nor by a group that sleeps, nor who left or came in before the letter left', async () => {
		await stage.add(rose, 'alban@exemple.fr');
		await openOne({ anonymous: true });
		expect(await stage.deliver()).toEqual([]);
		await openOne();
		await stage.groups.removeMailMember(stage.crpv, stage.group, await stage.idOf(rose));
		expect((await stage.deliver()).map(({ to }) => to)).toEqual(['alban@exemple.fr']);
		await openOne();
		await stage.life('dormant');
		expect(await stage.deliver()).toEqual([]);
		await stage.life('active');
		// It closed before its letter could leave.
		const closed = await openOne();
		await stage.polls.closePoll(stage.crpv, closed);
		expect(await stage.deliver()).toEqual([]);
	});

	it('a link opens nothing once its address is out of the group, its time is over, or it is not whole', async () => {
		await stage.add(rose);
		const id = await openOne();
		const token = tokenIn((await stage.deliver())[0]);
		const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
		await expect(stage.polls.openVote(other)).rejects.toMatchObject({ kind: 'gone' });
		const { options } = await stage.polls.openVote(token);
		const vote = () => stage.polls.voteByLink(token, chosen(options[0]!.id), stage.address);
		await vote();
		await stage.groups.removeMailMember(stage.crpv, stage.group, await stage.idOf(rose));
		await expect(stage.polls.openVote(token)).rejects.toMatchObject({ kind: 'gone' });
		await expect(vote()).rejects.toMatchObject({ kind: 'gone' });
		// What was voted was the group’s, and stays counted.
		expect(await result(id)).toBe(1);
		expect(await stage.groups.isMailMembership(token)).toBe(true);
		await forgetVoteLinks(stage.context);
		const letters = () => stage.database.reader.selectFrom('poll_mail_letters').select('id').execute();
		const before = (await letters()).length;
		stage.pass(90);
		await forgetVoteLinks(stage.context);
		expect((await letters()).length).toBeLessThan(before);
	});

	describe('somebody with an account who was in the group by e-mail', () => {
		const begin = async () => {
			const denis = await personOf(stage.context, seedId('actor', 'mediator'));
			const email = await stage.emailOf(denis);
			await stage.add(email);
			const id = await openOne();
			const token = tokenIn((await stage.deliver())[0]);
			const { options } = await stage.polls.openVote(token);
			const move = { groupId: stage.group, actorId: denis.actorId, accountId: denis.accountId };
			return {
				...{ id, email },
				byLink: () => stage.polls.voteByLink(token, chosen(options[0]!.id), stage.address),
				join: () => stage.database.write((trx) => joinGroup(trx, stage.context, move)),
				leave: () => stage.database.write((trx) => leaveGroup(trx, stage.context, move)),
				byAccount: async () =>
					stage.polls.vote(await personOf(stage.context, denis.actorId), id, chosen(options[1]!.id), ''),
			};
		};

		it('has one vote, though they stopped letters before they came in [R7]', async () => {
			const { id, email, byLink, join, byAccount } = await begin();
			await byLink();
			await stage.groups.removeMailMember(stage.crpv, stage.group, await stage.idOf(email));
			await join();
			await byAccount();
			expect(await result(id)).toBe(1);
		});

		it('has one vote, though they come in at the moment they vote [R7]', async () => {
			for (let time = 0; time < 5; time += 1) {
				await stage.begin();
				const { id, byLink, join, byAccount } = await begin();
				await Promise.allSettled([byLink(), byLink(), join(), byLink(), byLink()]);
				await byAccount();
				expect(await result(id)).toBe(1);
			}
		});

		it('has one vote, though they left and are there by e-mail again [R7]', async () => {
			const { id, email, byLink, join, leave, byAccount } = await begin();
			await join();
			await byAccount();
			await leave();
			await stage.add(email);
			await byLink();
			expect(await result(id)).toBe(1);
			const { voters } = (await stage.polls.poll(stage.crpv, id, null)).results ?? { voters: [] };
			expect(voters.length).toBeLessThanOrEqual(1);
		});
	});

	it('who comes in with an account keeps their vote, and changes it there', async () => {
		const denis = await personOf(stage.context, seedId('actor', 'mediator'));
		const email = await stage.emailOf(denis);
		await stage.add(email);
		const id = await openOne();
		const mails = await stage.deliver();
		const token = tokenIn(mails[0]);
		const { options } = await stage.polls.openVote(token);
		await stage.polls.voteByLink(token, chosen(options[0]!.id), stage.address);
		await stage.database.write((trx) =>
			joinGroup(trx, stage.context, {
				...{ groupId: stage.group, actorId: denis.actorId, accountId: denis.accountId },
			}),
		);
		const inside = await personOf(stage.context, denis.actorId);
		expect(await stage.polls.poll(inside, id, null)).toMatchObject({
			...{ hasVoted: true, votes: 1, own: { kind: 'choice', chosen: [options[0]!.id] } },
		});
		await stage.polls.vote(inside, id, chosen(options[1]!.id), '');
		expect(await result(id)).toBe(1);
		await expect(stage.polls.openVote(token)).rejects.toMatchObject({ kind: 'gone' });
	});
});
