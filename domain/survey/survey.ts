import type { Day } from '../french/day.ts';

export const questionKinds = ['text', 'choice', 'several', 'number', 'date'] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const questionKindNames: Record<QuestionKind, string> = {
	text: 'Texte libre',
	choice: 'Une réponse parmi plusieurs',
	several: 'Plusieurs réponses possibles',
	number: 'Nombre',
	date: 'Date',
};

export const surveyLimits = {
	...{ title: 160, presentation: 1_200, questions: 20, question: 200, options: 12, option: 120, text: 2_000 },
	/** Answers one survey takes, and days it may stay open. */
	...{ answers: 2_000, days: 180 },
} as const;

/** Months after its end in which answers are kept: then they are erased. */
export const keptMonths = 6;

export interface Question {
	readonly id: string;
	readonly kind: QuestionKind;
	readonly label: string;
	readonly options: readonly string[];
	readonly required: boolean;
}

export type SurveyState = 'draft' | 'open' | 'closed';

/** @param survey instants as ISO 8601 @param day today */
export const surveyState = (
	survey: { readonly openedAt: string | null; readonly closedAt: string | null; readonly closesOn: Day },
	day: Day,
): SurveyState =>
	survey.openedAt === null ? 'draft' : survey.closedAt !== null || survey.closesOn < day ? 'closed' : 'open';

/** The last day answers are kept. */
export function keptUntil(closed: Day): Day {
	const [year = 0, month = 1, date = 1] = closed.split('-').map(Number);
	const last = new Date(Date.UTC(year, month - 1 + keptMonths + 1, 0));
	const day = new Date(Date.UTC(year, month - 1 + keptMonths, Math.min(date, last.getUTCDate())));
	return day.toISOString().slice(0, 10);
}
