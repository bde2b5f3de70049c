/* What people typed in a field, before anything is done with it. */

/** Line breaks become spaces, characters that cannot be seen go. */
export const oneLine = (typed: string): string =>
	typed
		.normalize('NFC')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();

/** The same, but lines stay lines. */
export const severalLines = (typed: string): string =>
	typed
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();

/** Characters that show nothing, or turn the direction of what follows; those that join an emoji stay. */
const unseen =
	/[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\u200C\u200D](?!\p{Extended_Pictographic})/gu;

/** Whether a name or a title has characters that nobody sees. */
export const hidesCharacters = (typed: string): boolean => typed.search(unseen) >= 0;

/** The same words without them. */
export const seenOnly = (typed: string): string => typed.replace(unseen, '');

/**
 * What is wrong with words of one line that others read as a title, a question or a proposal; null when nothing is.
 * @param what how the form calls them: « Ce titre »
 */
export const unseenIssue = (typed: string, what: string): string | null =>
	hidesCharacters(typed)
		? `${what} contient des caractères invisibles. Écrivez-le de nouveau, sans le coller.`
		: null;
