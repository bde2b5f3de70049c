import { momentWords } from './moment.ts';
import type { Action } from './programme.ts';

/** « De septembre 2026 à juin 2028 », « À partir d’août 2027 », « Jusqu’au 12 mars 2027 », « Sans date ». */
export function scheduleWords({ start, end }: Pick<Action, 'start' | 'end'>): string {
	if (start === null)
		return end === null ? 'Sans date' : `Jusqu’${isExact(end) ? 'au' : 'en'} ${momentWords(end)}`;
	if (end === null) return `À partir ${since(start)}`;
	if (start === end) return momentWords(start);
	const from = since(start);
	return `${from.charAt(0).toUpperCase()}${from.slice(1)} ${isExact(end) ? 'au' : 'à'} ${momentWords(end)}`;
}

const isExact = (moment: string) => moment.length === 10;

/** « du 12 mars 2027 », « d’août 2027 », « de 2027 ». */
function since(moment: string): string {
	const words = momentWords(moment);
	if (isExact(moment)) return `du ${words}`;
	return /^[aeiou]/.test(words) ? `d’${words}` : `de ${words}`;
}
