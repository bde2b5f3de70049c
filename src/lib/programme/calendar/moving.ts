import { addMonths, firstDay, isMoment, lastDay, type Moment } from '#domain/programme/moment.ts';
import type { Action } from '#domain/programme/programme.ts';

/** What is moved of an action: all of it, or one of its edges. */
export type Grip = 'whole' | 'start' | 'end';

export interface Dates {
	readonly start: Moment | null;
	readonly end: Moment | null;
}

/**
 * The dates of an action moved by whole months. Undefined when it would end before it begins, or leave the years that can be written: nothing
 * is changed then.
 */
export function moved(
	{ start, end }: Pick<Action, 'start' | 'end'>,
	grip: Grip,
	months: number,
): Dates | undefined {
	if (months === 0) return { start, end };
	const dates = {
		start: start === null || grip === 'end' ? start : addMonths(start, months),
		end: end === null || grip === 'start' ? end : laterEnd(grip === 'end' ? endOfYear(end) : end, months),
	};
	const isFine = [dates.start, dates.end].every((moment) => moment === null || isMoment(moment));
	const isInOrder = dates.start === null || dates.end === null || firstDay(dates.start) <= lastDay(dates.end);
	return isFine && isInOrder ? dates : undefined;
}

/** What ends with a month still does: 30 June is moved to 31 July, and back. */
function laterEnd(moment: Moment, months: number): Moment {
	const month = moment.slice(0, 7);
	const moved = addMonths(moment, months);
	return moment.length === 10 && moment === lastDay(month) ? lastDay(moved.slice(0, 7)) : moved;
}

/** The end of a year is its December, not its January. */
const endOfYear = (moment: Moment): Moment => (moment.length === 4 ? `${moment}-12` : moment);
