import { daysBetween } from '../french/dates.ts';

/** How a deadline stands on a day, in words: colour alone would not say it. Null while it is more than a week away. */
export function dueWords(due: string, today: string, isDone = false): string | null {
	if (isDone) return null;
	const left = daysBetween(today, due);
	if (left < 0) return left === -1 ? 'passée d’un jour' : `passée de ${-left}\u00A0jours`;
	if (left === 0) return 'aujourd’hui';
	if (left === 1) return 'demain';
	return left <= 7 ? `dans ${left}\u00A0jours` : null;
}
