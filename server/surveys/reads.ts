import { dayOf } from '#domain/french/dates.ts';
import type { Answers } from '#domain/survey/answer.ts';
import { surveyState, type Question } from '#domain/survey/survey.ts';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';

const columns = [
	...(['s.id', 's.group_id as groupId', 's.token', 's.title', 's.presentation'] as const),
	...(['s.opened_at as openedAt', 's.closes_on as closesOn'] as const),
	...(['s.closed_at as closedAt', 's.erased_at as erasedAt'] as const),
] as const;

/** The day it ended, or will. */
export const lastDay = ({ closesOn, closedAt }: { closesOn: Day; closedAt: string | null }): Day =>
	closedAt !== null && dayOf(closedAt) < closesOn ? dayOf(closedAt) : closesOn;

export const findSurvey = (db: Reader, by: 'id' | 'token', value: string) =>
	db
		.selectFrom('surveys as s')
		.innerJoin('groups as g', 'g.id', 's.group_id')
		.select([...columns, 'g.name as group', 'g.state as groupState'])
		.where(`s.${by}`, '=', value)
		.executeTakeFirst();

export type KeptSurvey = NonNullable<Awaited<ReturnType<typeof findSurvey>>>;

/** Those of a group, the last made first, with how many have answered. */
export async function listSurveys(db: Reader, groupId: string, day: Day) {
	const rows = await db
		.selectFrom('surveys as s')
		.leftJoin('survey_answers as a', 'a.survey_id', 's.id')
		.select([...columns, ({ fn }) => fn.count<number>('a.id').as('answers')])
		.where('s.group_id', '=', groupId)
		.groupBy('s.id')
		.orderBy('s.created_at', 'desc')
		.limit(100)
		.execute();
	return rows.map((row) => ({
		...row,
		...{ answers: Number(row.answers), state: surveyState(row, day), lastDay: lastDay(row) },
	}));
}

export async function listQuestions(db: Reader, surveyId: string): Promise<Question[]> {
	const rows = await db
		.selectFrom('survey_questions')
		.select(['id', 'kind', 'label', 'options', 'required'])
		.where('survey_id', '=', surveyId)
		.orderBy('position')
		.execute();
	return rows.map((row) => ({
		...row,
		options: JSON.parse(row.options) as string[],
		required: row.required === 1,
	}));
}

/** By the day they came, in no order that says who. */
export async function listAnswers(db: Reader, surveyId: string) {
	const rows = await db
		.selectFrom('survey_answers')
		.select(['on_day as day', 'answers'])
		.where('survey_id', '=', surveyId)
		.orderBy('on_day')
		.orderBy('id')
		.execute();
	return rows.map(({ day, answers }) => ({ day, answers: JSON.parse(answers) as Answers }));
}

export async function countAnswers(db: Reader, surveyId: string): Promise<number> {
	const { count } = await db
		.selectFrom('survey_answers')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('survey_id', '=', surveyId)
		.executeTakeFirstOrThrow();
	return Number(count);
}
