import { fold } from '../../search/fold.ts';
import { oneLine } from '../../typed-text.ts';

/** Largest file of people to invite, in bytes: two hundred lines are far below. */
export const inviteeFileBytes = 200_000;

const isAddress = (head: string) => /\b(e-?mails?|mels?|courriels?)\b|adresse.*electronique/.test(head);
const isFirstName = (head: string) => /\bprenoms?\b/.test(head);
const isName = (head: string) =>
	/\bnoms?\b/.test(head) && !/\b(structure|organisme|commune|ville)\b/.test(head);

/**
 * Rows of a table as the lines that `readInvitees` reads, one a row, so that what it says of a line is said of that row. Where the first row
 * names its columns, the address and the names are taken, and nothing else is: a telephone number is nobody’s name.
 */
export function inviteeLines(rows: readonly (readonly string[])[]): string {
	const heads = (rows[0] ?? []).map((head) => fold(oneLine(head)));
	const address = heads.findIndex(isAddress);
	const named = address >= 0 && !heads.some((head) => head.includes('@'));
	const chosen = named
		? [heads.findIndex(isFirstName), heads.findIndex(isName), address].filter((at) => at >= 0)
		: null;
	return rows
		.map((row, line) => {
			// In the column of names, an address is no name, and nobody who was meant.
			const cells =
				chosen === null
					? row
					: chosen
							.map((column) => row[column] ?? '')
							.filter((cell, at, all) => at === all.length - 1 || !cell.includes('@'));
			const words = cells.map((cell) => oneLine(cell).replaceAll('|', ' ')).filter(Boolean);
			if (chosen !== null && line === 0) return 'E-mail';
			return words.join('\t');
		})
		.join('\n');
}
