import { isIdentifier } from '#domain/identifier.ts';
import { Problem } from '#domain/problem.ts';
import { readAnswers } from '#domain/survey/answer.ts';
import { keptUntil, surveyLimits, surveyState } from '#domain/survey/survey.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { countAnswers, findSurvey, lastDay, listQuestions } from './reads.ts';
import { holdSurvey, insertAnswer } from './writes.ts';

const over = () =>
	new Problem('gone', 'Cette enquête est close, ou ce lien n’est pas complet. Rien n’a été enregistré.');

/** Answering by the link, for whoever has it: no account is asked, and none is looked at. */
export function answering(context: Context) {
	const { database } = context;
	const db = database.reader;

	async function openSurvey(token: string) {
		const survey = /^[\w-]{43}$/.test(token) ? await findSurvey(db, 'token', token) : undefined;
		if (!survey || surveyState(survey, today(context)) !== 'open' || survey.groupState === 'archived')
			throw over();
		return survey;
	}

	return {
		/** The form. Reading changes nothing. @throws Problem `gone` */
		async surveyForm(token: string) {
			const survey = await openSurvey(token);
			const { title, presentation, group, closesOn } = survey;
			return {
				...{ title, presentation, group, closesOn, keptUntil: keptUntil(lastDay(survey)) },
				questions: await listQuestions(db, survey.id),
				/** Goes with the form: sent twice, it is one answer. */
				answerId: crypto.randomUUID(),
			};
		},

		/**
		 * Keeps an answer: what was said and the day, not who nor from where.
		 * @param sent the fields of a question, by its id @param address of the network that sends, which is counted and not kept
		 * @throws Problem `gone`, `invalid`, `too-many`
		 */
		async answer(
			token: string,
			answerId: string,
			sent: (id: string) => readonly string[],
			address: string,
		): Promise<void> {
			const survey = await openSurvey(token);
			if (!isIdentifier(answerId)) throw new Problem('invalid');
			const read = readAnswers(await listQuestions(db, survey.id), sent);
			if ('issues' in read)
				throw new Problem('invalid', 'Votre réponse n’est pas encore enregistrée.', read.issues);
			await countAttempts(context, [
				[limits.answersFromAddress, `${survey.id}\n${address}`],
				[limits.answersToSurvey, survey.id],
			]);
			await database.write(async (trx) => {
				const held = await holdSurvey(trx, survey.id);
				const day = today(context);
				if (!held || surveyState(held, day) !== 'open') throw over();
				if ((await countAnswers(reading(trx), survey.id)) >= surveyLimits.answers)
					throw new Problem('too-large', 'Cette enquête a reçu autant de réponses qu’elle peut en garder.');
				await insertAnswer(trx, { id: answerId, surveyId: survey.id, answers: read.answers, day });
			});
		},
	};
}
