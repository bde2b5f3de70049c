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
