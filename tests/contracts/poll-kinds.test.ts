import { anonymous } from '#domain/access/person.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases } from '#tests/support/databases.ts';
import { chosen, nothing, openingForm, pollsOn, space } from '#tests/support/polls.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe.each(databases)('polls on $name', (where) => {
	let on: Awaited<ReturnType<typeof pollsOn>>;
	beforeAll(async () => {
		on = await pollsOn(where);
	});
	afterAll(() => on.database.close());

	it('find a slot, said by the clocks of who asks, and refuse what is no slot', async () => {
		const { polls, animator, voter, third, page, openOne } = on;
		const { id, options } = await openOne({
			...{ kind: 'dates', zone: 'Indian/Reunion', minutes: 90, anonymous: true },
			slots: [
				{ day: '2026-12-15', time: '17:00' },
				{ day: '2026-12-14', time: '09:00' },
				{ day: '', time: '' },
			],
		});
		expect(options.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
			['2026-12-14T05:00:00.000Z', '2026-12-14T06:30:00.000Z'],
			['2026-12-15T13:00:00.000Z', '2026-12-15T14:30:00.000Z'],
		]);
		const [first, second] = options.map((one) => one.id);
		await polls.vote(voter, id, { ...nothing, slots: { [first!]: 'no', [second!]: 'maybe' } }, '');
		// Never anonymous: whom one waits for is the question.
		expect((await page(voter, id)).results?.voters.map(({ name }) => name)).toEqual([voter.name]);
		await expect(polls.vote(third, id, { ...nothing, slots: { [first!]: 'yes' } }, '')).rejects.toMatchObject(
			{ issues: { creneau: expect.any(String) } },
		);
		for (const slots of [
			[{ day: '2026-12-15', time: '17:00' }],
			[
				{ day: '2026-12-15', time: '' },
				{ day: '2026-12-16', time: '10:00' },
			],
			[
				{ day: '2026-11-02', time: '10:00' },
				{ day: '2026-12-16', time: '10:00' },
			],
		])
			await expect(
				polls.openPoll(animator, space, openingForm({ kind: 'dates', slots })),
			).rejects.toMatchObject({
				issues: { slots: expect.any(String) },
			});
	});

	it('rank, by the method that is said', async () => {
		const { polls, animator, voter, third, page, openOne } = on;
		const { id, options } = await openOne({ kind: 'ranking', options: 'Un\nDeux\nTrois' });
		const [one, two, three] = options.map((option) => option.id);
		await polls.vote(voter, id, { ...nothing, ranks: { [one!]: '1', [two!]: '2', [three!]: '' } }, '');
		await polls.vote(third, id, { ...nothing, ranks: { [two!]: '1', [one!]: '2' } }, '');
		await polls.vote(animator, id, { ...nothing, ranks: { [two!]: '1' } }, '');
		const { results } = await page(animator, id);
		expect(results?.count).toMatchObject({ kind: 'ranking', options: [{ id: two, place: 1 }, {}, {}] });
	});

	it('of consent carry objections in words, each of which the outcome treats', async () => {
		const { context, polls, animator, voter, third, observer, page, openOne } = on;
		const { id } = await openOne({ kind: 'consent', presentation: 'Nous nous réunissons le soir.' });
		const say = (position: string, words = '') => ({ ...nothing, position, words });
		await expect(polls.vote(voter, id, say('objection', ' \u0000 '), '')).rejects.toMatchObject({
			issues: { objection: expect.any(String) },
		});
		await polls.vote(voter, id, say('objection', 'Les enfants ne sont pas gardés.'), '');
		await polls.vote(third, id, say('consent', 'perdu'), '');
		const outcome = { outcome: 'Adopté, avec une garde.', reviewOn: '2027-06-01' };
		await expect(polls.conclude(animator, id, { ...outcome, treatments: {} })).rejects.toMatchObject({
			kind: 'conflict',
		});
		await polls.closePoll(animator, id);
		const [objection] = (await page(animator, id)).results!.objections;
		expect(objection).toMatchObject({
			words: 'Les enfants ne sont pas gardés.',
			voter: { name: voter.name },
		});
		await expect(polls.conclude(animator, id, { ...outcome, treatments: {} })).rejects.toMatchObject({
			issues: { [`suite-${objection!.key}`]: expect.any(String) },
		});
		const treatments = { [objection!.key]: { end: 'integrated', words: 'La ville finance une garde.' } };
		await expect(
			polls.conclude(animator, id, { ...outcome, reviewOn: '2026-11-29', treatments }),
		).rejects.toMatchObject({ issues: { reviewOn: expect.any(String) } });
		await polls.conclude(animator, id, { ...outcome, treatments });
		expect(await page(observer, id)).toMatchObject({
			...{ state: 'decided', outcome: 'Adopté, avec une garde.', reviewOn: '2027-06-01' },
			results: { objections: [{ treatment: { end: 'integrated', words: 'La ville finance une garde.' } }] },
		});
		expect((await polls.list(voter, space)).decided.map((poll) => poll.id)).toContain(id);
		context.standAt('2027-06-01T09:00:00Z');
		expect((await polls.list(voter, space)).toReview.map((poll) => poll.id)).toContain(id);
		context.standAt('2026-11-29T10:00:00Z');
	});

	it('open once when their form is sent twice, and are taken back while nobody has voted', async () => {
		const { polls, animator, voter, page, openOne } = on;
		const asked = openingForm({ title: 'Envoyé deux fois' });
		const ids = await Promise.all([1, 2, 3].map(() => polls.openPoll(animator, space, asked)));
		expect(new Set(ids)).toEqual(new Set([asked.id]));
		const listed = (await polls.list(animator, space)).open.filter(({ title }) => title === asked.title);
		expect(listed).toHaveLength(1);
		const { options } = await page(animator, asked.id);
		expect(options).toHaveLength(2);
		await polls.vote(voter, asked.id, chosen(options[0]!.id), '');
		await expect(polls.withdrawPoll(animator, asked.id)).rejects.toMatchObject({ kind: 'conflict' });
		const { id } = await openOne();
		expect(await polls.withdrawPoll(animator, id)).toBe(space);
		await expect(page(animator, id)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it.each([
		[{ options: 'Une seule' }, 'options'],
		[{ options: 'Une\nDeu\u202Ex' }, 'options'],
		[{ title: 'Où\u200B ?' }, 'title'],
		[{ options: Array.from({ length: 13 }, (_, at) => `Réponse ${at}`).join('\n') }, 'options'],
		[{ options: `Une\n${'x'.repeat(200)}` }, 'options'],
		[{ closesOn: '2026-11-29', closesTime: '10:59' }, 'closesOn'],
		[{ closesOn: '2028-01-01' }, 'closesOn'],
		[{ closesOn: 'demain' }, 'closesOn'],
		[{ kind: 'consent' as const, presentation: '' }, 'presentation'],
	])('do not open on %o', async (over, field) => {
		const { polls, animator } = on;
		await expect(polls.openPoll(animator, space, openingForm(over))).rejects.toMatchObject({
			issues: { [field]: expect.any(String) },
		});
	});

	it('are read in the group alone, voted by its members, opened and closed by who animates [R1] [R4]', async () => {
		const { polls, person, voter, observer, openOne } = on;
		const { id, options } = await openOne();
		const stranger = await person('newcomer');
		for (const person of [anonymous, stranger]) {
			await expect(polls.poll(person, id, null)).rejects.toMatchObject({ kind: 'not-found' });
			await expect(polls.vote(person, id, chosen(options[0]!.id), '')).rejects.toMatchObject({
				kind: 'not-found',
			});
			await expect(polls.closePoll(person, id)).rejects.toMatchObject({ kind: 'not-found' });
			expect(await polls.openIn(person, space)).toBeNull();
		}
		await expect(polls.poll(voter, 'constructor', null)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(polls.vote(observer, id, chosen(options[0]!.id), '')).rejects.toMatchObject({
			kind: 'forbidden',
		});
		await expect(polls.closePoll(observer, id)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(polls.openPoll(observer, space, openingForm({}))).rejects.toMatchObject({
			kind: 'forbidden',
		});
		// A form made for one group opens nothing in another, nor under the id of another’s poll.
		const club = seedId('group', 'club-ouest');
		const crpv = await person('facilitator-resovilles');
		await expect(polls.openPoll(crpv, club, openingForm({ id }))).rejects.toMatchObject({
			kind: 'not-found',
		});
	});
});
