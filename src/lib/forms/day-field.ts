import { isDay } from '#domain/french/day.ts';
import * as v from 'valibot';
import { present } from './fields.ts';

const typed = v.pipe(v.optional(v.string(), ''), v.trim());

/** A day that must be there, as a date field sends it: `2026-03-12`. */
export const dayField = (missing: string) =>
	v.pipe(typed, v.nonEmpty(missing), v.check(isDay, 'Écrivez une date comme 2026-03-12.'));

/** The same, or nothing, as long as the field came: null. */
export const optionalDay = v.pipe(
	present,
	v.trim(),
	v.check((day) => day === '' || isDay(day), 'Écrivez une date comme 2026-03-12.'),
	v.transform((day) => (day === '' ? null : day)),
);
