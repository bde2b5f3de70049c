import { createHash } from 'node:crypto';

/** What is kept of an entry that a saved search has found already: enough to know it again, and to say nothing of it. */
export const markOf = (entryId: string): string =>
	createHash('sha256').update(entryId).digest('base64url').slice(0, 11);

export const written = (entryIds: readonly string[]): string => entryIds.map(markOf).join(' ');

/** The marks of a column `known`. */
export const readKnown = (known: string): Set<string> => new Set(known.split(' '));
