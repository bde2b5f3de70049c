import { typeset } from '#domain/french/typography.ts';
import { createHash } from 'node:crypto';
import { insertNew } from '../../database/bulk.ts';
import type { Transaction } from '../../database/connection.ts';
import type { Calendar } from '../calendar.ts';
import { seedId } from '../identity.ts';
import { wednesdaySurvey as survey } from './wednesday.ts';

/** The enquête of the demonstration network, open, with a few answers. */
export async function writeSurvey(trx: Transaction, calendar: Calendar): Promise<void> {
	const id = seedId('survey', survey.key);
	const questionId = (at: number) => seedId('survey-question', `${survey.key}/${at}`);
	await insertNew(trx, 'surveys', [
		{
			...{ id, group_id: seedId('group', survey.group), created_by: seedId('actor', survey.by) },
			token: createHash('sha256').update(id).digest('base64url'),
			...{ title: typeset(survey.title), presentation: typeset(survey.presentation) },
			...{
				created_at: calendar.instant(survey.openedAgo + 1),
				opened_at: calendar.instant(survey.openedAgo),
			},
			...{ closes_on: calendar.day(survey.closesIn), closed_at: null, erased_at: null },
		},
	]);
	await insertNew(
		trx,
		'survey_questions',
		survey.questions.map(({ kind, label, options, required }, position) => ({
			...{ id: questionId(position), survey_id: id, position, kind, label: typeset(label) },
			...{ options: JSON.stringify(options), required: required ? (1 as const) : (0 as const) },
		})),
	);
	await insertNew(
		trx,
		'survey_answers',
		survey.answers.map((answers, at) => ({
			...{
				id: seedId('survey-answer', `${survey.key}/${at}`),
				survey_id: id,
				on_day: calendar.day(-(at % 4)),
			},
			answers: JSON.stringify(
				Object.fromEntries(
					answers.flatMap((said, question) => (said === undefined ? [] : [[questionId(question), said]])),
				),
			),
		})),
	);
}
