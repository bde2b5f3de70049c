import { oneLine, severalLines } from '#domain/typed-text.ts';
import * as v from 'valibot';
import { incomplete } from './form.ts';

const typed = v.optional(v.string(), '');

/** Stands for a field that did not come: no field says this. */
const absent = '\0';

/** A field that may be empty and must have come: what is absent is no wish to erase. */
export const present = v.pipe(
	v.optional(v.string(), absent),
	v.check((value) => value !== absent, incomplete),
);
const atMost = (most: number, what: string) =>
	v.maxLength<string, number, string>(most, `${what} a au plus ${most} caractères.`);

/** One line: breaks become spaces, what cannot be seen goes. */
export const line = (most: number, what: string) => v.pipe(typed, v.transform(oneLine), atMost(most, what));

/** The same, and something must be there. */
export const filledLine = (most: number, what: string, missing: string) =>
	v.pipe(typed, v.transform(oneLine), v.nonEmpty(missing), atMost(most, what));

export const lines = (most: number, what: string) =>
	v.pipe(typed, v.transform(severalLines), atMost(most, what));

/** The same, and the field must have come. */
export const presentLines = (most: number, what: string) =>
	v.pipe(present, v.transform(severalLines), atMost(most, what));

/** The same, and something must be there. */
export const filledLines = (most: number, what: string, missing: string) =>
	v.pipe(typed, v.transform(severalLines), v.nonEmpty(missing), atMost(most, what));

/** The version of a thing that the form was made from. It stands last in its form: where it is, all of it is. */
export const revision = v.pipe(typed, v.regex(/^\d{1,15}$/, incomplete), v.transform(Number));
