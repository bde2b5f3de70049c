/* What people typed in a field, before anything is done with it. */

/** Line breaks and control characters become spaces. */
export const oneLine = (typed: string): string =>
	typed
		.normalize('NFC')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();

/** Characters that show nothing, or turn the direction of what follows; those that join an emoji stay. */
const unseen =
	/[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\u200C\u200D](?!\p{Extended_Pictographic})/gu;

/** Whether a name or a title has characters that nobody sees. */
export const hidesCharacters = (typed: string): boolean => typed.search(unseen) >= 0;

/** The same words without them. */
export const seenOnly = (typed: string): string => typed.replace(unseen, '');

/** Words of several lines, which stay lines; control characters, and those that nobody sees, go. */
export const severalLines = (typed: string): string =>
	seenOnly(
		typed
			.normalize('NFC')
			.replace(/\r\n?/g, '\n')
			.replace(/[^\P{Cc}\n\t]/gu, ''),
	).trim();

/**
 * What is wrong with words of one line that others read as a title, a question or a proposal; null when nothing is.
 * @param what how the form calls them: « Ce titre »
 */
export const unseenIssue = (typed: string, what: string): string | null =>
	hidesCharacters(typed)
		? `${what} contient des caractères invisibles. Écrivez-le de nouveau, sans le coller.`
		: null;
