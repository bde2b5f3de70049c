import { countOptions } from '#domain/survey/answer.ts';
import type { Question } from '#domain/survey/survey.ts';
import { csvOf } from '../exports/csv.ts';
import { moment, number, text, type Cell } from '../exports/sheet.ts';
import type { listAnswers } from './reads.ts';

type Answered = Awaited<ReturnType<typeof listAnswers>>;

/** Answers a page shows, one a line; the file has all. */
const shownAnswers = 100;

/** What was answered, by question and one by one. */
export function resultsOf(questions: readonly Question[], answered: Answered) {
	const all = answered.map(({ answers }) => answers);
	return {
		counts: questions.map((question) => ({
			...{ id: question.id, label: question.label },
			answered: all.filter((answers) => answers[question.id] !== undefined).length,
			options: countOptions(question, all),
		})),
		rows: answered.slice(-shownAnswers).map(({ day, answers }) => ({
			day,
			cells: questions.map(({ id }) => {
				const said = answers[id];
				return said === undefined ? '' : Array.isArray(said) ? said.join(', ') : String(said);
			}),
		})),
	};
}

/** All answers as a table that any spreadsheet opens, in which none is run [C4]. */
export function surveyFile(questions: readonly Question[], answered: Answered): string {
	const cell = (question: Question, said: Answered[number]['answers'][string] | undefined): Cell => {
		if (said === undefined) return null;
		if (typeof said === 'number') return number(said);
		if (typeof said !== 'string') return text(said.join(', '));
		return question.kind === 'date' ? moment(said) : text(said);
	};
	return csvOf({
		...{ name: 'Réponses', foot: [], kept: 1 },
		columns: [{ head: 'Jour', width: 12 }, ...questions.map(({ label }) => ({ head: label, width: 40 }))],
		rows: answered.map(({ day, answers }) => [
			moment(day),
			...questions.map((question) => cell(question, answers[question.id])),
		]),
	});
}
