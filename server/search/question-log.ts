import { addDays } from '#domain/french/day.ts';
import { keptQuestion } from '#domain/search/kept-question.ts';
import { sql } from 'kysely';
import { today, type Context } from '../context.ts';
import type { Day } from '../database/schema.ts';
import { closedNames } from './closed-names.ts';
import { isSomebody } from './full-name.ts';
import { registerOf } from './register-keeping.ts';

/** What people asked is kept so many days. */
export const keptDays = 30;
/** Written together, this long after the first of them, in milliseconds. */
const pause = 10_000;
/** Questions that wait, and different ones of a day: a flood is not worth a disk. */
const mostWaiting = 1_000;
const mostOfADay = 20_000;

export interface QuestionLog {
	/** Writes what waits. */
	flush(): Promise<void>;
	/** Writes what waits, and listens no more. */
	stop(): Promise<void>;
}

interface Waiting {
	readonly question: string;
	readonly day: Day;
	asked: number;
	missed: number;
}

/**
 * Notes what is asked, after it was answered: folded words and the day, neither who nor when nor from where. Names of people, and what
 * could tell of one, are not kept (docs/decisions/0023). A process that is cut loses the last seconds of it.
 */
export function startQuestionLog(context: Context): QuestionLog {
	const { database, events, log } = context;
	const waiting = new Map<string, Waiting>();
	let timer: NodeJS.Timeout | undefined;
	let writing = Promise.resolve();

	const note = ({ text, found }: { text: string; found: boolean }) => {
		const question = keptQuestion(text);
		if (question === null) return;
		const day = today(context);
		const key = `${day} ${question}`;
		const one = waiting.get(key) ?? { question, day, asked: 0, missed: 0 };
		if (!waiting.has(key) && waiting.size >= mostWaiting) return;
		one.asked++;
		if (!found) one.missed++;
		waiting.set(key, one);
		timer ??= setTimeout(() => void flush(), pause).unref();
	};
	events.on('asked', note);

	const write = async () => {
		clearTimeout(timer);
		timer = undefined;
		const noted = [...waiting.values()];
		waiting.clear();
		if (noted.length === 0) return;
		const rows = await withoutNames(context, noted);
		if (rows.length === 0) return;
		await database.writeSparingly(async (trx) => {
			const { many } = await trx
				.selectFrom('search_questions')
				.select((row) => row.fn.countAll<number>().as('many'))
				.where('day', '=', today(context))
				.executeTakeFirstOrThrow();
			if (many >= mostOfADay) return;
			// In one order in every process: two of them never wait for each other.
			for (const row of rows.toSorted((a, b) => (a.question < b.question ? -1 : 1)))
				await trx
					.insertInto('search_questions')
					.values(row)
					.onConflict((conflict) =>
						conflict.columns(['question', 'day']).doUpdateSet({
							asked: sql`search_questions.asked + excluded.asked`,
							missed: sql`search_questions.missed + excluded.missed`,
						}),
					)
					.execute();
		});
	};
	const flush = () =>
		(writing = writing
			.then(write)
			.catch((error: unknown) => log.error({ err: error }, 'questions not noted')));
	return {
		flush,
		async stop() {
			events.off('asked', note);
			await flush();
		},
	};
}

async function withoutNames(context: Context, noted: readonly Waiting[]): Promise<Waiting[]> {
	const { reader, dialect } = context.database;
	const register = await registerOf(context.database);
	const isClosed = await closedNames(reader);
	const kept: Waiting[] = [];
	for (const one of noted)
		if (!isClosed(one.question) && !(await isSomebody(reader, dialect, register, one.question)))
			kept.push(one);
	return kept;
}

/** Forgets what was asked more than thirty days ago. */
export async function forgetQuestions(context: Context): Promise<void> {
	await context.database.write((trx) =>
		trx
			.deleteFrom('search_questions')
			.where('day', '<', addDays(today(context), -keptDays))
			.execute(),
	);
}
