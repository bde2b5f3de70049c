/** How much of a form is looked at for its words: they come before its files, and a post has 10 000 characters at most. */
export const longestHead = 256 * 1024;

/** Fields of one form. */
const most = 20;

/**
 * The fields of a multipart form that hold words, as far as they are whole in its first bytes (RFC 7578).
 * @param type what the request says its body is. @returns names and words, in their order; nothing for a form of another kind
 */
export function wordsAtHead(head: Buffer, type: string): [name: string, words: string][] {
	const boundary = /^multipart\/form-data;.*\bboundary="?([^";]{1,70})"?/i.exec(type)?.[1];
	if (boundary === undefined) return [];
	// One byte a character, so that a cut through a letter or a file moves nothing.
	const parts = head.toString('latin1').split(`--${boundary}`);
	const found: [string, string][] = [];
	// What comes after the last boundary is not whole.
	for (const part of parts.slice(1, -1)) {
		const end = part.indexOf('\r\n\r\n');
		const headers = part.slice(0, end);
		const name = /\bname="([^"\r\n]{1,200})"/.exec(headers)?.[1];
		if (end < 0 || name === undefined || /\bfilename\*?=/i.test(headers) || found.length === most) continue;
		const words = part.slice(end + 4).replace(/\r\n$/, '');
		found.push([utf8(name), utf8(words)]);
	}
	return found;
}

const utf8 = (bytes: string) => Buffer.from(bytes, 'latin1').toString('utf8');
