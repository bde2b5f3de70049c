import { databases } from '#tests/support/databases.ts';
import { chosen, pollsOn, space } from '#tests/support/polls.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe.each(databases)('votes on $name', (where) => {
	let on: Awaited<ReturnType<typeof pollsOn>>;
	beforeAll(async () => {
		on = await pollsOn(where);
	});
	afterAll(() => on.database.close());

	it('count one ballot a person, changed until it closes, however often it is sent', async () => {
		const { polls, animator, voter, third, page, openOne } = on;
		const { id, options } = await openOne();
		const [hall, school] = options.map((one) => one.id);
		await polls.vote(voter, id, chosen(hall!), '');
		await polls.vote(voter, id, chosen(hall!), '');
		await polls.vote(voter, id, chosen(school!), '');
		expect(await page(voter, id)).toMatchObject({
			...{ votes: 1, hasVoted: true, own: { chosen: [school] } },
			results: {
				count: {
					options: [
						{ id: school, votes: 1 },
						{ id: hall, votes: 0 },
					],
				},
			},
		});
		// Hidden from who has not voted, animators too.
		expect((await page(animator, id)).results).toBeNull();
		await expect(polls.vote(voter, id, chosen(hall!, school!), '')).rejects.toMatchObject({
			issues: { choix: 'Choisissez une seule réponse.' },
		});
		await expect(polls.vote(third, id, chosen('nothing'), '')).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('take many votes at once, one each', async () => {
		const { polls, animator, voter, third, page, openOne } = on;
		const { id, options } = await openOne({ several: true });
		const people = [animator, voter, third];
		const votes = await Promise.allSettled(
			Array.from({ length: 24 }, (_, at) => polls.vote(people[at % 3]!, id, chosen(options[at % 2]!.id), '')),
		);
		expect(votes.filter(({ status }) => status === 'rejected')).toEqual([]);
		expect((await page(voter, id)).votes).toBe(3);
	});

	it('of an anonymous poll are in a box that names nobody, and one person has one ballot in it', async () => {
		const { database, polls, animator, voter, third, observer, page, openOne } = on;
		const { id, options } = await openOne({ anonymous: true });
		const [hall, school] = options.map((one) => one.id);
		const tokens = [polls.newBallotToken(), polls.newBallotToken(), polls.newBallotToken()];
		const races = await Promise.allSettled([
			...Array.from({ length: 4 }, () => polls.vote(voter, id, chosen(hall!), tokens[0]!)),
			...Array.from({ length: 4 }, () => polls.vote(voter, id, chosen(school!), polls.newBallotToken())),
		]);
		expect(races.some(({ status }) => status === 'fulfilled')).toBe(true);
		expect((await page(voter, id)).votes).toBe(1);
		// Which token came first is a matter of chance; the poll goes on with people who are alone.
		await polls.vote(animator, id, chosen(hall!), tokens[1]!);
		await polls.vote(third, id, chosen(hall!), tokens[2]!);
		await polls.vote(third, id, chosen(school!), tokens[2]!);
		await expect(polls.vote(third, id, chosen(hall!), polls.newBallotToken())).rejects.toMatchObject({
			kind: 'conflict',
		});
		const mine = await page(third, id, tokens[2]!);
		expect(mine).toMatchObject({ votes: 3, own: { chosen: [school] }, results: null });
		expect((await page(third, id, null)).own).toBeNull();
		// Nobody reads another’s ballot, even with what that person’s browser keeps.
		expect((await page(observer, id, tokens[2]!)).own).toBeNull();

		const rows = await Promise.all([
			database.reader.selectFrom('poll_boxes').selectAll().where('poll_id', '=', id).execute(),
			database.reader.selectFrom('poll_ballots').selectAll().where('poll_id', '=', id).execute(),
			database.reader.selectFrom('audit').selectAll().where('subject_id', '=', id).execute(),
		]);
		const kept = JSON.stringify(rows);
		for (const person of [voter, third]) {
			expect(kept).not.toContain(person.actorId);
			expect(kept).not.toContain(person.accountId);
		}
		for (const token of tokens) expect(kept).not.toContain(token);
		const keys = (JSON.parse(rows[0][0]!.ballots) as { key: string }[]).map(({ key }) => key);
		expect(keys).toEqual([...keys].sort());
		await polls.closePoll(animator, id);
		const closed = await page(observer, id);
		expect(closed.results?.voters).toEqual([]);
		expect(closed.results?.count).toMatchObject({ kind: 'choice' });
	});

	it('of an anonymous poll with one or two ballots are never told', async () => {
		const { polls, animator, voter, page, openOne } = on;
		const { id, options } = await openOne({ anonymous: true });
		await polls.vote(voter, id, chosen(options[0]!.id), polls.newBallotToken());
		await polls.closePoll(animator, id);
		expect(await page(animator, id)).toMatchObject({ votes: 1, isTooFew: true, results: null });
	});

	it('are closed by time, though nothing ran, and one that comes at that moment is counted or refused, never lost', async () => {
		const { context, polls, animator, voter, third, observer, page, openOne } = on;
		const { id, options } = await openOne();
		await polls.vote(voter, id, chosen(options[0]!.id), '');
		context.standAt('2026-12-10T16:59:59.999Z');
		await polls.vote(third, id, chosen(options[0]!.id), '');
		context.standAt('2026-12-10T17:00:00.000Z');
		await expect(polls.vote(animator, id, chosen(options[0]!.id), '')).rejects.toMatchObject({
			kind: 'gone',
		});
		expect(await page(observer, id)).toMatchObject({ state: 'closed', votes: 2 });
		expect((await polls.list(observer, space)).toConclude.map((poll) => poll.id)).toContain(id);
		expect((await polls.openIn(voter, space))?.open.map((poll) => poll.id)).not.toContain(id);
		context.standAt('2026-11-29T10:00:00Z');
	});

	it('and a closing at the same moment leave a count that does not change any more', async () => {
		const { polls, animator, voter, third, page, openOne } = on;
		const { id, options } = await openOne();
		const outcomes = await Promise.allSettled([
			polls.vote(voter, id, chosen(options[0]!.id), ''),
			polls.closePoll(animator, id),
			polls.vote(third, id, chosen(options[1]!.id), ''),
			polls.closePoll(animator, id),
		]);
		const refused = outcomes.filter(({ status }) => status === 'rejected').length;
		expect(await page(voter, id)).toMatchObject({ state: 'closed', votes: 2 - refused });
		await expect(polls.vote(animator, id, chosen(options[0]!.id), '')).rejects.toMatchObject({
			kind: 'gone',
		});
	});
});
