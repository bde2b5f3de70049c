import { daysBetween } from '../french/dates.ts';
import type { Day } from '../french/day.ts';
import { firstDay, lastDay } from './moment.ts';
import type { Action, Settings } from './programme.ts';

/** The days a programme is drawn over, both included. */
export interface Span {
	readonly from: Day;
	readonly until: Day;
}

export const spanOf = ({ firstYear, years }: Settings): Span => ({
	from: `${firstYear}-01-01`,
	until: `${firstYear + years - 1}-12-31`,
});

/** Where a day stands in a span, from 0 at its beginning to 1 at its end; cut at both. */
export function positionIn(span: Span, day: Day, edge: 'from' | 'until' = 'from'): number {
	const whole = daysBetween(span.from, span.until) + 1;
	const at = daysBetween(span.from, day) + (edge === 'until' ? 1 : 0);
	return Math.min(1, Math.max(0, at / whole));
}

/** An action over time. An edge is unsure when less than its day is known, open when nothing is. */
export interface Bar {
	readonly from: Day;
	readonly until: Day;
	readonly start: 'sure' | 'unsure' | 'open';
	readonly end: 'sure' | 'unsure' | 'open';
	/** Why it cannot be drawn as it is said, in a sentence. */
	readonly warning: string | null;
}

/** Null for an action without a date. */
export function barOf({ start, end }: Action, span: Span): Bar | null {
	if (start === null && end === null) return null;
	const from = start === null ? span.from : firstDay(start);
	const until = end === null ? span.until : lastDay(end);
	const edge = (moment: string | null) =>
		moment === null ? 'open' : moment.length === 10 ? 'sure' : 'unsure';
	return {
		from,
		until,
		start: edge(start),
		end: edge(end),
		warning: warningOf(from, until, start, end, span),
	};
}

function warningOf(
	from: Day,
	until: Day,
	start: string | null,
	end: string | null,
	span: Span,
): string | null {
	if (from > until) return 'Finit avant de commencer : vérifiez les deux dates.';
	if (until < span.from) return 'Se passe avant le programme.';
	if (from > span.until) return 'Se passe après le programme.';
	const isEarly = start !== null && from < span.from;
	const isLate = end !== null && until > span.until;
	if (isEarly && isLate) return 'Commence avant le programme et finit après.';
	if (isEarly) return 'Commence avant le programme.';
	return isLate ? 'Finit après le programme.' : null;
}
