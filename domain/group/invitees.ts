import { isEmail, normaliseEmail } from '../account/email.ts';
import { oneLine, seenOnly } from '../typed-text.ts';

/** Somebody to be invited, as they were typed or pasted. */
export interface Invitee {
	readonly email: string;
	/** Empty when only the address was given. */
	readonly name: string;
}

/** A line in which no usable address was found. */
export interface RefusedLine {
	/** From 1. */
	readonly line: number;
	readonly words: string;
	readonly reason: string;
}

export interface Invitees {
	readonly people: readonly Invitee[];
	readonly refused: readonly RefusedLine[];
	/** Addresses that came more than once, and count once. */
	readonly repeated: number;
}

/** People who may be invited at once. */
export const mostInvitees = 200;
/** Longest name that is kept, in characters. */
const longestName = 120;
/** Longest line that is looked at: nobody has so many addresses in one. */
const longestLine = 2_000;

/**
 * Reads addresses as people have them: one a line, a column of a spreadsheet with names beside it, « Nom <adresse> », or a list between commas or
 * semicolons. A line of headers is passed over; a line without a usable address is told.
 */
export function readInvitees(text: string): Invitees {
	const people = new Map<string, Invitee>();
	const refused: RefusedLine[] = [];
	let repeated = 0;
	for (const [at, raw] of text.split(/\r\n?|\n/).entries()) {
		const words = seenOnly(raw).trim();
		if (words === '' || (at === 0 && isHeader(words))) continue;
		const found = words.length > longestLine ? [] : inviteesIn(words);
		const usable = found.filter(({ email }) => isEmail(email));
		for (const invitee of usable)
			if (people.has(invitee.email)) repeated += 1;
			else people.set(invitee.email, invitee);
		if (usable.length < Math.max(1, found.length))
			refused.push({ line: at + 1, words: oneLine(words).slice(0, 120), reason: reasonOf(found) });
	}
	return { people: [...people.values()], refused, repeated };
}

/** The first line of a spreadsheet names its columns. */
const isHeader = (words: string): boolean =>
	!words.includes('@') && /\b(e-?mails?|m[ée]ls?|courriels?|adresses?|noms?)\b/i.test(words);

const reasonOf = (found: readonly Invitee[]): string => {
	const wrong = found.find(({ email }) => !isEmail(email));
	return wrong
		? `« ${wrong.email.slice(0, 60)} » n’est pas une adresse complète.`
		: 'Aucune adresse dans cette ligne.';
};

function inviteesIn(words: string): Invitee[] {
	const parts = words
		.split(/[\t;,|]/)
		.map((part) => oneLine(part).replace(/^["']+|["']+$/g, ''))
		.filter((part) => part !== '');
	const addressed = parts.filter((part) => part.includes('@'));
	const beside = parts.filter((part) => !part.includes('@'));
	return addressed.flatMap((part) => {
		const bracketed = /^(.*?)<([^<>]*)>$/.exec(part);
		if (bracketed) return [invitee(bracketed[2]!, bracketed[1]!)];
		const several = part.split(' ').filter((word) => word !== '');
		const emails = several.filter((word) => word.includes('@'));
		if (emails.length > 1) return emails.map((email) => invitee(email, ''));
		const typed = several.filter((word) => !word.includes('@')).join(' ');
		// Columns beside an address: the name and the first name, in whichever order.
		const name = typed || (addressed.length === 1 ? beside.slice(0, 2).join(' ') : '');
		return [invitee(emails[0]!, name)];
	});
}

const invitee = (email: string, name: string): Invitee => ({
	email: normaliseEmail(email.replace(/^mailto:/i, '')),
	name: oneLine(name)
		.replace(/^["']+|["']+$/g, '')
		.slice(0, longestName)
		.trim(),
});
