import type { Answers } from '#domain/survey/answer.ts';
import type { Question } from '#domain/survey/survey.ts';
import { recordAudit } from '../audit.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';

/** Makes those who write in one survey follow one another. @returns what is decided by whoever came first */
export const holdSurvey = (trx: Transaction, id: string) =>
	trx
		.updateTable('surveys')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', id)
		.returning(['opened_at as openedAt', 'closed_at as closedAt', 'closes_on as closesOn'])
		.executeTakeFirst();

/** @returns false when there is one under this id already: the form was sent twice. */
export async function insertSurvey(
	trx: Transaction,
	clock: Clock,
	survey: {
		readonly id: string;
		readonly groupId: string;
		readonly token: string;
		readonly title: string;
		readonly presentation: string;
		readonly closesOn: Day;
	},
	by: { readonly actorId: string; readonly accountId: string },
): Promise<boolean> {
	const { id, groupId, token, title, presentation, closesOn } = survey;
	const inserted = await trx
		.insertInto('surveys')
		.values({
			...{ id, group_id: groupId, token, title, presentation, closes_on: closesOn },
			...{ created_by: by.actorId, created_at: clock.now().toISOString() },
			...{ opened_at: null, closed_at: null, erased_at: null },
		})
		.onConflict((on) => on.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (inserted) await recordSurvey(trx, clock, by.accountId, 'began-survey', id);
	return inserted !== undefined;
}

/** All questions of a draft, in this order, instead of those there were. */
export async function replaceQuestions(
	trx: Transaction,
	surveyId: string,
	questions: readonly Question[],
): Promise<void> {
	await trx.deleteFrom('survey_questions').where('survey_id', '=', surveyId).execute();
	for (const [position, { id, kind, label, options, required }] of questions.entries())
		await trx
			.insertInto('survey_questions')
			.values({
				...{ id, survey_id: surveyId, position, kind, label },
				...{ options: JSON.stringify(options), required: required ? 1 : 0 },
			})
			.execute();
}

export const setSurvey = (trx: Transaction, id: string, change: { opened_at?: string; closed_at?: string }) =>
	trx.updateTable('surveys').set(change).where('id', '=', id).execute();

/** Once, however often it is sent. */
export const insertAnswer = (
	trx: Transaction,
	{ id, surveyId, answers, day }: { id: string; surveyId: string; answers: Answers; day: Day },
) =>
	trx
		.insertInto('survey_answers')
		.values({ id, survey_id: surveyId, answers: JSON.stringify(answers), on_day: day })
		.onConflict((on) => on.column('id').doNothing())
		.execute();

export const recordSurvey = (trx: Transaction, clock: Clock, accountId: string, action: string, id: string) =>
	recordAudit(trx, clock, { accountId, action, subjectType: 'survey', subjectId: id });
