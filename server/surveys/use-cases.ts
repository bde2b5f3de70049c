import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { addDays } from '#domain/french/day.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { readQuestion, type AskedQuestion } from '#domain/survey/question.ts';
import { keptUntil, surveyLimits, surveyState, type Question } from '#domain/survey/survey.ts';
import { unseenIssue } from '#domain/typed-text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { newToken } from '../accounts/tokens.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { findGroupFacts, groupFor, nameOfGroup } from '../groups/facts.ts';
import { answering } from './answering.ts';
import * as reads from './reads.ts';
import { resultsOf, surveyFile } from './results.ts';
import { holdSurvey, insertSurvey, recordSurvey, replaceQuestions, setSurvey } from './writes.ts';

const refusal = 'Les personnes qui animent le groupe tiennent ses enquêtes et en lisent les réponses.';

/** A survey as addresses name it. */
interface SurveyAddress {
	readonly groupId: string;
	readonly id: string;
}

/** Enquêtes: written, opened and closed by who animates the group, answered by whoever has the link. */
export function surveyUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;

	async function manage(viewer: Person, { groupId, id }: SurveyAddress) {
		const { member } = await groupFor(db, viewer, groupId, 'survey.manage', refusal);
		const survey = isIdentifier(id) ? await reads.findSurvey(db, 'id', id) : undefined;
		if (survey?.groupId !== groupId) throw notFound();
		return { member, survey };
	}

	/** Does it while nobody else changes this survey, as long as it is in one of these states. */
	async function change(
		viewer: Person,
		address: SurveyAddress,
		from: 'draft' | 'open',
		work: (trx: Transaction, accountId: string) => Promise<void>,
	): Promise<void> {
		const { member } = await manage(viewer, address);
		await database.write(async (trx) => {
			const held = await holdSurvey(trx, address.id);
			if (!held) throw notFound();
			if (surveyState(held, today(context)) !== from)
				throw new Problem(
					'conflict',
					from === 'draft'
						? 'Une enquête ouverte ne change plus : ses réponses diraient autre chose. Rien n’a été enregistré.'
						: 'Cette enquête n’est pas ouverte. Rien n’a changé.',
				);
			await work(trx, member.accountId);
		});
	}

	const changeQuestions = (
		viewer: Person,
		address: SurveyAddress,
		make: (questions: Question[]) => Question[],
	) =>
		change(viewer, address, 'draft', async (trx) =>
			replaceQuestions(trx, address.id, make(await reads.listQuestions(reading(trx), address.id))),
		);

	return {
		...answering(context),

		/** The surveys of a group, with the links of those that are open. */
		async list(viewer: Person, groupId: string) {
			const inside = 'Les enquêtes d’un groupe se lisent une fois qu’on y est entré.';
			const { facts, member } = await groupFor(db, viewer, groupId, 'survey.read', inside);
			const rights = abilities(member, ['survey.manage'], facts);
			const surveys = await reads.listSurveys(db, groupId, today(context));
			return {
				...{ group: await nameOfGroup(db, groupId), abilities: rights, now: context.now().toISOString() },
				surveys: surveys.filter(({ state }) => state !== 'draft' || rights['survey.manage']),
			};
		},

		/** Open ones, for somebody who is in the group. */
		async openIn(viewer: Person, groupId: string) {
			const facts = await findGroupFacts(db, groupId);
			if (!facts || !can(viewer, 'survey.read', facts)) return [];
			const surveys = await reads.listSurveys(db, groupId, today(context));
			return surveys
				.filter(({ state }) => state === 'open')
				.map(({ id, token, title, closesOn }) => ({ id, token, title, closesOn }));
		},

		/** The group, for the form of a new survey. */
		async beginSurvey(viewer: Person, groupId: string) {
			await groupFor(db, viewer, groupId, 'survey.manage', refusal);
			const closesOn = addDays(today(context), 28);
			return { group: await nameOfGroup(db, groupId), id: crypto.randomUUID(), closesOn };
		},

		/** Begins a draft; the form sent twice begins one. @returns its id */
		async createSurvey(
			viewer: Person,
			groupId: string,
			form: {
				readonly id: string;
				readonly title: string;
				readonly presentation: string;
				readonly closesOn: string;
			},
		): Promise<string> {
			const { member } = await groupFor(db, viewer, groupId, 'survey.manage', refusal);
			if (!isIdentifier(form.id)) throw new Problem('invalid');
			const day = today(context);
			const invalid = (field: string, sentence: string) =>
				new Problem('invalid', 'L’enquête n’est pas encore créée : un champ est à revoir.', {
					[field]: sentence,
				});
			const hidden = unseenIssue(form.title, 'Ce titre');
			if (hidden !== null) throw invalid('title', hidden);
			if (form.closesOn < day || form.closesOn > addDays(day, surveyLimits.days))
				throw invalid('closesOn', `Choisissez un jour à venir, dans les ${surveyLimits.days} jours.`);
			const known = await reads.findSurvey(db, 'id', form.id);
			if (known && known.groupId !== groupId) throw notFound();
			if (known) return form.id;
			await countAttempts(context, [[limits.surveysByAccount, member.accountId]]);
			await database.write((trx) =>
				insertSurvey(trx, context, { ...form, groupId, token: newToken() }, member),
			);
			return form.id;
		},

		/** A draft to write, or what was answered. */
		async survey(viewer: Person, address: SurveyAddress) {
			const { survey } = await manage(viewer, address);
			const [questions, answered] = await Promise.all([
				reads.listQuestions(db, survey.id),
				reads.listAnswers(db, survey.id),
			]);
			const last = reads.lastDay(survey);
			return {
				...survey,
				...{ state: surveyState(survey, today(context)), lastDay: last, keptUntil: keptUntil(last) },
				...{ questions, answers: answered.length, results: resultsOf(questions, answered) },
				address: `${context.config.ORIGIN}/enquetes/${survey.token}`,
			};
		},

		/** @throws Problem `invalid`, `conflict` once it is open */
		async addQuestion(viewer: Person, address: SurveyAddress, asked: AskedQuestion): Promise<void> {
			const read = readQuestion(asked);
			await manage(viewer, address);
			if ('issues' in read)
				throw new Problem('invalid', 'La question n’est pas encore ajoutée.', read.issues);
			await changeQuestions(viewer, address, (questions) => {
				if (questions.length >= surveyLimits.questions)
					throw new Problem('invalid', `Une enquête a au plus ${surveyLimits.questions} questions.`, {
						label: 'Retirez-en une d’abord : une enquête courte est une enquête à laquelle on répond.',
					});
				return [...questions, { id: crypto.randomUUID(), ...read.question }];
			});
		},

		removeQuestion: (viewer: Person, address: SurveyAddress, question: string) =>
			changeQuestions(viewer, address, (questions) => questions.filter(({ id }) => id !== question)),

		/** One place earlier. */
		raiseQuestion: (viewer: Person, address: SurveyAddress, question: string) =>
			changeQuestions(viewer, address, (questions) => {
				const at = questions.findIndex(({ id }) => id === question);
				if (at < 1) return questions;
				return questions.toSpliced(at - 1, 2, questions[at]!, questions[at - 1]!);
			}),

		openSurvey: (viewer: Person, address: SurveyAddress) =>
			change(viewer, address, 'draft', async (trx, accountId) => {
				const questions = await reads.listQuestions(reading(trx), address.id);
				if (questions.length === 0) throw new Problem('invalid', 'Il manque une question au moins.');
				await setSurvey(trx, address.id, { opened_at: context.now().toISOString() });
				await recordSurvey(trx, context, accountId, 'opened-survey', address.id);
			}),

		closeSurvey: (viewer: Person, address: SurveyAddress) =>
			change(viewer, address, 'open', async (trx, accountId) => {
				await setSurvey(trx, address.id, { closed_at: context.now().toISOString() });
				await recordSurvey(trx, context, accountId, 'closed-survey', address.id);
			}),

		/** Its answers, as a file. */
		async file(viewer: Person, address: SurveyAddress) {
			const { survey } = await manage(viewer, address);
			const [questions, answered] = await Promise.all([
				reads.listQuestions(db, survey.id),
				reads.listAnswers(db, survey.id),
			]);
			const body = new TextEncoder().encode(surveyFile(questions, answered));
			return { name: 'enquete.csv', type: 'text/csv; charset=utf-8', body };
		},
	};
}
