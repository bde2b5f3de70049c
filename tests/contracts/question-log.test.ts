import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { forgetQuestions, startQuestionLog, type QuestionLog } from '#server/search/question-log.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

describe.each(databases)('what was asked and not found, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let search: ReturnType<typeof searchUseCases>;
	let log: QuestionLog;
	let administrator: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		search = searchUseCases(context);
		administrator = { ...(await personOf(context, seedId('actor', 'mediator'))), administrator: true };
	}, 240_000);
	afterAll(() => database.close());
	beforeEach(() => {
		context.standAt('2026-03-12T08:30:00.000Z');
		log = startQuestionLog(context);
	});
	afterEach(async () => {
		await log.stop();
		await database.write((trx) => trx.deleteFrom('search_questions').execute());
	});

	const ask = async (q: string, times = 1, more = {}) => {
		for (let time = 0; time < times; time++) await search.find(anonymous, { q, ...more });
	};
	const rows = async () => {
		await log.flush();
		return database.reader.selectFrom('search_questions').selectAll().orderBy('question').execute();
	};
	const shown = async () => {
		await log.flush();
		return (await search.notFound(administrator)).questions;
	};

	it('keeps words and the day, added up, and nothing else', async () => {
		await ask('Xylophoniste à Lorient', 2);
		await ask('médiateur santé');
		expect(await rows()).toEqual([
			{ question: 'mediateur sante', day: '2026-03-12', asked: 1, missed: 0 },
			expect.objectContaining({ question: 'xylophoniste lorient', day: '2026-03-12', asked: 2 }),
		]);
		await ask('Xylophoniste à Lorient');
		expect((await rows())[1]).toMatchObject({ asked: 3 });
	});

	it('does not keep a page further, half a word, a filter, an address, nor a name', async () => {
		await ask('Zygomatique', 1, { isTyping: true });
		await ask('Zygomatique', 1, { kinds: ['cite'] });
		await ask('association', 1, { page: 2 });
		await ask('denis@exemple.fr');
		await ask('Denis Kerbrat');
		// Somebody who objected: their name, and the rarer half of it.
		await ask('Roland Quesnel-Ferrand');
		await ask('quesnel');
		expect(await rows()).toEqual([]);
	});

	it('shows what was missed three times, or on two days, the most missed first; never what was found', async () => {
		await ask('zygomatique', 2);
		await ask('xylophoniste', 3);
		await ask('médiateur santé', 5);
		expect(await shown()).toEqual([{ question: 'xylophoniste', missed: 3, last: '2026-03-12' }]);
		context.standAt('2026-03-14T08:30:00.000Z');
		await ask('zygomatique', 2);
		expect(await shown()).toEqual([
			{ question: 'zygomatique', missed: 4, last: '2026-03-14' },
			{ question: 'xylophoniste', missed: 3, last: '2026-03-12' },
		]);
	});

	it('names nobody who objects later', async () => {
		await ask('Kerbrat');
		await database.write((trx) =>
			trx
				.insertInto('search_questions')
				.values({ question: 'tregastel', day: '2026-03-12', asked: 4, missed: 4 })
				.execute(),
		);
		expect(await shown()).toHaveLength(1);
		const id = crypto.randomUUID();
		const at = '2026-03-12T09:00:00.000Z';
		await database.write((trx) =>
			trx
				.insertInto('actors')
				.values({
					...{ id, name: 'Yvonne Trégastel', source: 'essai', objected_at: at, confirmed_on: null },
					...{ created_at: at, updated_at: at },
				})
				.execute(),
		);
		expect(await shown()).toEqual([]);
	});

	it('is forgotten after thirty days', async () => {
		await ask('xylophoniste', 3);
		await log.flush();
		context.standAt('2026-04-11T08:30:00.000Z');
		await forgetQuestions(context);
		expect(await rows()).toHaveLength(1);
		context.standAt('2026-04-12T08:30:00.000Z');
		expect(await shown()).toEqual([]);
		await forgetQuestions(context);
		expect(await rows()).toEqual([]);
	});

	it('is read by who animates the network only', async () => {
		await expect(search.notFound(anonymous)).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(search.notFound({ ...administrator, administrator: false })).rejects.toMatchObject({
			kind: 'forbidden',
		});
		const centre = {
			...administrator,
			administrator: false,
			facilitates: new Set([seedId('cite', 'Angers')]),
		};
		await expect(search.notFound(centre)).resolves.toMatchObject({ questions: [] });
	});

	it('never keeps an answer waiting for a database that refuses to write', async () => {
		const closed = testContext({
			...database,
			writeSparingly: () => Promise.reject(new Error('no room left')),
		});
		const failing = startQuestionLog(closed);
		await searchUseCases(closed).find(anonymous, { q: 'xylophoniste' });
		await failing.stop();
		expect(await rows()).toEqual([]);
	});
});
