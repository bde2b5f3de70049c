import { date, daysBetween } from '../french/dates.ts';
import { plain } from '../french/parts.ts';
import { counted } from '../french/words.ts';

/** How late a question is, in words that the whole group reads. */
export interface Delay {
	/** « 3 jours de retard », « Encore 3 jours », « Posée il y a 12 jours ». */
	readonly words: string;
	readonly isLate: boolean;
	/** « promise pour le 14 mars »; empty without a promise. */
	readonly promise: string;
}

/** @param asked day it was asked; `promised`: day an answer was promised for; `today`. */
export function delayOf(asked: string, promised: string | null, today: string): Delay {
	if (promised === null) {
		const days = daysBetween(asked, today);
		const words =
			days < 1 ? 'Posée aujourd’hui' : days === 1 ? 'Posée hier' : `Posée il y a ${counted(days, 'jour')}`;
		return { words, isLate: false, promise: '' };
	}
	const left = daysBetween(today, promised);
	const sameYear = promised.slice(0, 4) === today.slice(0, 4);
	return {
		words:
			left < 0
				? `${counted(-left, 'jour')} de retard`
				: left === 0
					? 'Pour aujourd’hui'
					: `Encore ${counted(left, 'jour')}`,
		isLate: left < 0,
		promise: `promise pour le ${plain(date(promised, { year: !sameYear }))}`,
	};
}
