import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { seedId } from '#server/seed/identity.ts';
import { forgetAnswers } from '#server/surveys/forgetting.ts';
import { surveyUseCases } from '#server/surveys/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');

describe.each(databases)('enquêtes on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let surveys: ReturnType<typeof surveyUseCases>;
	let animator: Member;
	let member: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		surveys = surveyUseCases(context);
		animator = await personOf(context, seedId('actor', 'angers-authority'));
		member = await personOf(context, seedId('actor', 'angers-state'));
	});
	afterAll(() => database.close());

	const begin = async (title = 'Une enquête') => {
		const id = crypto.randomUUID();
		const form = { id, title, presentation: '', closesOn: '2026-04-01' };
		await surveys.createSurvey(animator, space, form);
		return { groupId: space, id };
	};
	const asked = { kind: 'text' as const, label: 'Pourquoi ?', options: '', required: false };
	const openOne = async () => {
		const address = await begin();
		await surveys.addQuestion(animator, address, asked);
		await surveys.addQuestion(animator, address, { ...asked, kind: 'number', label: 'Combien ?' });
		await surveys.openSurvey(animator, address);
		const { token, questions } = await surveys.survey(animator, address);
		const [why, many] = questions.map(({ id }) => id);
		const saying =
			(words: string, number = '') =>
			(id: string) => [id === why ? words : id === many ? number : ''];
		return { address, token, saying };
	};
	const answersOf = async (address: { groupId: string; id: string }) =>
		(await surveys.survey(animator, address)).answers;

	it('are written question by question, opened, and then change no more', async () => {
		await expect(begin('Un titre\u202E')).rejects.toMatchObject({ issues: { title: expect.any(String) } });
		const address = await begin();
		await expect(surveys.openSurvey(animator, address)).rejects.toMatchObject({ kind: 'invalid' });
		await surveys.addQuestion(animator, address, asked);
		await surveys.addQuestion(animator, address, { ...asked, label: 'Comment ?' });
		await surveys.addQuestion(animator, address, { ...asked, label: 'Trop ?' });
		await expect(
			surveys.addQuestion(animator, address, { ...asked, label: 'Nom de l’élève' }),
		).rejects.toMatchObject({ issues: { label: expect.stringContaining('au pluriel') } });
		const ids = (await surveys.survey(animator, address)).questions.map(({ id }) => id);
		await surveys.raiseQuestion(animator, address, ids[1]!);
		await surveys.removeQuestion(animator, address, ids[2]!);
		await surveys.openSurvey(animator, address);
		const { questions, token } = await surveys.survey(animator, address);
		expect(questions.map(({ label }) => label)).toEqual(['Comment ?', 'Pourquoi ?']);
		await expect(surveys.addQuestion(animator, address, asked)).rejects.toMatchObject({ kind: 'conflict' });
		await expect(surveys.openSurvey(animator, address)).rejects.toMatchObject({ kind: 'conflict' });
		expect(await surveys.surveyForm(token)).toMatchObject({ title: 'Une enquête', keptUntil: '2026-10-01' });
	});

	it('take twenty questions, not one more', async () => {
		const address = await begin();
		for (let at = 0; at < 20; at += 1)
			await surveys.addQuestion(animator, address, { ...asked, label: `Question ${at}` });
		await expect(surveys.addQuestion(animator, address, asked)).rejects.toMatchObject({ kind: 'invalid' });
		expect((await surveys.survey(animator, address)).questions).toHaveLength(20);
	});

	it('are answered without an account, once a form, however often it is sent; looking changes nothing', async () => {
		const { address, token, saying } = await openOne();
		const { answerId } = await surveys.surveyForm(token);
		await surveys.surveyForm(token);
		const sent = await Promise.allSettled(
			Array.from({ length: 8 }, () =>
				surveys.answer(token, answerId, saying('Parce que', '12'), '192.0.2.1'),
			),
		);
		expect(sent.filter(({ status }) => status === 'rejected')).toEqual([]);
		expect(await answersOf(address)).toBe(1);
		await surveys.answer(token, crypto.randomUUID(), saying('Autrement'), '192.0.2.1');
		expect(await answersOf(address)).toBe(2);
		const kept = await database.reader
			.selectFrom('survey_answers')
			.selectAll()
			.where('survey_id', '=', address.id)
			.execute();
		expect(Object.keys(kept[0]!).sort()).toEqual(['answers', 'id', 'on_day', 'survey_id']);
		expect(JSON.stringify(kept)).not.toContain('192.0.2.1');
	});

	it('are not flooded from one place, and go on elsewhere', async () => {
		const { address, token, saying } = await openOne();
		for (let at = 0; at < 60; at += 1)
			await surveys.answer(token, crypto.randomUUID(), saying(`Réponse ${at}`), '192.0.2.7');
		await expect(
			surveys.answer(token, crypto.randomUUID(), saying('Encore'), '192.0.2.7'),
		).rejects.toMatchObject({ kind: 'too-many' });
		await surveys.answer(token, crypto.randomUUID(), saying('D’ailleurs'), '192.0.2.8');
		expect(await answersOf(address)).toBe(61);
	});

	it('are downloaded as a table in which nothing runs [C4]', async () => {
		const { address, token, saying } = await openOne();
		await surveys.answer(token, crypto.randomUUID(), saying('=HYPERLINK("x")', '1,5'), '192.0.2.1');
		await surveys.answer(token, crypto.randomUUID(), saying('Une ; deux\n"trois"'), '192.0.2.1');
		const { body } = await surveys.file(animator, address);
		const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
		expect(lines.startsWith('\uFEFFJour;Pourquoi ?;Combien ?\r\n')).toBe(true);
		expect(lines).toContain(`12/03/2026;"'=HYPERLINK(""x"")";1,5\r\n`);
		expect(lines).toContain('"Une ; deux\n""trois"""');
	});

	it('close by time or by hand; what comes at that moment is kept or refused, and no link opens more', async () => {
		const { address, token, saying } = await openOne();
		const outcomes = await Promise.allSettled([
			surveys.answer(token, crypto.randomUUID(), saying('À temps ?'), '192.0.2.1'),
			surveys.closeSurvey(animator, address),
			surveys.answer(token, crypto.randomUUID(), saying('Ou trop tard ?'), '192.0.2.1'),
		]);
		const refused = outcomes.filter(({ status }) => status === 'rejected').length;
		expect(await answersOf(address)).toBe(2 - refused);
		await expect(surveys.surveyForm(token)).rejects.toMatchObject({ kind: 'gone' });
		const other = await openOne();
		context.standAt('2026-04-02T08:00:00Z');
		await expect(surveys.surveyForm(other.token)).rejects.toMatchObject({ kind: 'gone' });
		expect((await surveys.survey(animator, other.address)).state).toBe('closed');
		for (const strange of ['', 'A'.repeat(43), '../../etc', 'x'.repeat(5_000)])
			await expect(surveys.surveyForm(strange)).rejects.toMatchObject({ kind: 'gone' });
		context.standAt('2026-03-12T08:30:00Z');
	});

	it('lose their answers six months after their end, as was said to who answered', async () => {
		const { address, token, saying } = await openOne();
		await surveys.answer(token, crypto.randomUUID(), saying('À oublier'), '192.0.2.1');
		context.standAt('2026-10-01T20:00:00Z');
		await forgetAnswers(context);
		expect(await answersOf(address)).toBe(1);
		context.standAt('2026-10-02T08:00:00Z');
		await forgetAnswers(context);
		expect(await surveys.survey(animator, address)).toMatchObject({
			answers: 0,
			erasedAt: expect.any(String),
		});
		context.standAt('2026-03-12T08:30:00Z');
	});

	it('are kept by who animates; the others inside see what is open, and nobody else anything [R1] [R4]', async () => {
		const draft = await begin('Pas encore');
		const { address, token } = await openOne();
		const listed = await surveys.list(member, space);
		expect(listed.surveys.map(({ id }) => id)).toContain(address.id);
		expect(listed.surveys.map(({ id }) => id)).not.toContain(draft.id);
		expect((await surveys.openIn(member, space)).map((one) => one.token)).toContain(token);
		await expect(surveys.survey(member, address)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(surveys.file(member, address)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(surveys.closeSurvey(member, address)).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await surveys.openIn(anonymous, space)).toEqual([]);
		const stranger = await personOf(context, seedId('actor', 'newcomer'));
		await expect(surveys.list(stranger, space)).rejects.toMatchObject({ kind: 'forbidden' });
		// In another group, it is not there.
		const crpv = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		const club = seedId('group', 'club-ouest');
		await expect(surveys.survey(crpv, { ...address, groupId: club })).rejects.toMatchObject({
			kind: 'not-found',
		});
	});
});
