import { seenOnly } from '../typed-text.ts';

/** A part of a line of somebody's words. */
export type Piece =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'link'; readonly text: string; readonly address: string }
	| { readonly kind: 'person'; readonly id: string };

/** Lines of one paragraph. */
export type Paragraph = readonly (readonly Piece[])[];

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Words hold identifiers, never names: whoever objects is not in them (domain rule 2). */
const personMark = new RegExp(String.raw`\{personne:(${uuid})\}`, 'gu');
const special = new RegExp(
	String.raw`\{personne:(${uuid})\}|\bhttps?:\/\/[^\s<>"«»{}|\\^\x60]+|\bwww\.[^\s<>"«»{}|\\^\x60]+`,
	'giu',
);

export const markOfPerson = (id: string): string => `{personne:${id}}`;

/** Somebody's words without what nobody sees in them, and without marks that they would have typed. */
export const cleanWords = (typed: string): string =>
	withoutMarks(seenOnly(typed))
		.replace(/\n{3,}/g, '\n\n')
		.trim();

/** One inside another leaves one more when it goes. */
function withoutMarks(words: string): string {
	const left = words.replace(personMark, '');
	return left === words ? words : withoutMarks(left);
}

/** Whom words name, each once. */
export const peopleIn = (body: string): string[] => [
	...new Set([...body.matchAll(personMark)].map(([, id = '']) => id)),
];

/** Words as one reads them in a letter, a field or a search. */
export const plainWords = (body: string, nameOf: (id: string) => string): string =>
	body.replace(personMark, (_, id: string) => nameOf(id));

/** Paragraphs of lines; web addresses are links, and nothing else is. */
export function paragraphsOf(body: string): Paragraph[] {
	return body
		.split(/\n\s*\n/)
		.filter((paragraph) => paragraph.trim() !== '')
		.map((paragraph) => paragraph.split('\n').map(piecesOf));
}

function piecesOf(line: string): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	const text = (until: number) => {
		if (until > from) pieces.push({ kind: 'text', text: line.slice(from, until) });
	};
	for (const found of line.matchAll(special)) {
		text(found.index);
		const [whole, id] = found;
		// What ends a sentence is not part of its address.
		const shown = id ? whole : withoutEnd(whole);
		if (id) pieces.push({ kind: 'person', id });
		else
			pieces.push({
				kind: 'link',
				text: shown,
				address: /^https?:/i.test(shown) ? shown : `https://${shown}`,
			});
		from = found.index + shown.length;
	}
	text(line.length);
	return pieces;
}

function withoutEnd(address: string): string {
	const end = /[.,;:!?…'’]+$/u.exec(address);
	const cut = end ? address.slice(0, end.index) : address;
	return cut.endsWith(')') && !cut.includes('(') ? cut.slice(0, -1) : cut;
}

/** The first words, for a list. */
export function beginningOf(body: string, nameOf: (id: string) => string, most = 160): string {
	const line = plainWords(body, nameOf).replace(/\s+/g, ' ').trim();
	return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')}…`;
}
