import { isDay } from '../french/day.ts';
import { grouped } from '../french/numbers.ts';
import { severalLines } from '../typed-text.ts';
import { surveyLimits, type Question } from './survey.ts';

/** What was answered, by question; a question left out was not answered. Several answers of a closed list are as many texts. */
export type Answers = Readonly<Record<string, string | number | readonly string[]>>;

/** Greatest number taken, either side of nought. */
const greatest = 1_000_000_000;

/** « 1 250,5 » as people type it. */
const readNumber = (typed: string): number | null => {
	const bare = typed
		.replace(/[\s\u00A0\u202F]/g, '')
		.replace(',', '.')
		.replace(/^−/, '-');
	return /^-?\d{1,10}(\.\d{1,4})?$/.test(bare) && Math.abs(Number(bare)) <= greatest ? Number(bare) : null;
};

/** Reads the fields of a form of answers: those of each question, by its id. What names no question or no option counts for nothing. */
export function readAnswers(
	questions: readonly Question[],
	sent: (id: string) => readonly string[],
): { readonly answers: Answers } | { readonly issues: Readonly<Record<string, string>> } {
	const issues: Record<string, string> = {};
	const answers: Record<string, string | number | readonly string[]> = {};
	for (const { id, kind, options, required } of questions) {
		const typed = sent(id);
		const words = severalLines(typed[0] ?? '');
		if (kind === 'several') {
			const chosen = options.filter((option) => typed.includes(option));
			if (chosen.length > 0) answers[id] = chosen;
		} else if (kind === 'choice') {
			if (options.includes(words)) answers[id] = words;
		} else if (words === '') {
			// Not answered.
		} else if (kind === 'number') {
			const value = readNumber(words);
			if (value === null) issues[id] = 'Écrivez un nombre, en chiffres.';
			else answers[id] = value;
		} else if (kind === 'date') {
			if (isDay(words)) answers[id] = words;
			else issues[id] = 'Écrivez une date, comme 2026-03-12.';
		} else if (words.length > surveyLimits.text)
			issues[id] = `Cette réponse a au plus ${grouped(surveyLimits.text)} caractères.`;
		else answers[id] = words;
		if (required && answers[id] === undefined && issues[id] === undefined)
			issues[id] = 'Cette réponse est nécessaire.';
	}
	if (Object.keys(issues).length > 0) return { issues };
	if (Object.keys(answers).length === 0)
		return { issues: { [questions[0]?.id ?? '']: 'Répondez à une question au moins.' } };
	return { answers };
}

/** How often each option was chosen; null for a question without a closed list. */
export function countOptions({ id, options }: Question, all: readonly Answers[]) {
	if (options.length === 0) return null;
	return options.map((option) => ({
		option,
		count: all.filter((answers) => {
			const said = answers[id];
			return Array.isArray(said) ? said.includes(option) : said === option;
		}).length,
	}));
}
