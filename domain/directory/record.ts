import type { ActorField } from './fields.ts';

/** The most characters that each line of a record holds. */
export const recordLimits: Record<ActorField | 'name' | 'function', number> = {
	name: 120,
	function: 160,
	presentation: 600,
	themes: 600,
	offers: 600,
	seeks: 600,
	languages: 200,
	email: 254,
	phone: 40,
	availability: 200,
};

/** The most functions, past ones too, and territories of one person. */
export const mostFunctions = 30;
export const mostPlaces = 40;

/** « 02 41 00 00 00 », « +33 (0)2 41… »: digits and what people put between them. */
export const isPhone = (text: string): boolean =>
	/^[+(\d][\d\s.()+-]*$/.test(text) && (text.match(/\d/g) ?? []).length >= 6;
