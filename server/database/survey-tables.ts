import type { QuestionKind } from '#domain/survey/survey.ts';
import type { Day, Flag, Instant } from './column-values.ts';

/** Enquêtes: short forms that are answered by a link, without account. */
export interface SurveyTables {
	surveys: {
		id: string;
		group_id: string;
		/** In its address: opens a form to fill in, and no more. */
		token: string;
		title: string;
		presentation: string;
		created_by: string | null;
		created_at: Instant;
		/** Null while it is being written. */
		opened_at: Instant | null;
		/** The last day of answers. */
		closes_on: Day;
		/** When somebody closed it before that. */
		closed_at: Instant | null;
		/** When its answers were erased. */
		erased_at: Instant | null;
	};
	survey_questions: {
		id: string;
		survey_id: string;
		/** From 0. */
		position: number;
		kind: QuestionKind;
		label: string;
		/** JSON of the texts of a closed list. */
		options: string;
		required: Flag;
	};
	/** Whoever answered is kept nowhere: JSON of `Answers`, and the day. */
	survey_answers: { id: string; survey_id: string; answers: string; on_day: Day };
}
