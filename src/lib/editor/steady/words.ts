import type { Node } from '@tiptap/pm/model';
import { simpleDiffString, simpleDiffStringWithCursor } from 'lib0/diff';
import type * as Y from 'yjs';

interface Piece {
	readonly insert: string;
	readonly attributes?: Record<string, unknown>;
}

const piecesIn = (text: Y.XmlText) => text.toDelta() as Piece[];
const wordsIn = (text: Y.XmlText) =>
	piecesIn(text)
		.map(({ insert }) => insert)
		.join('');

/** The same words with the same marks, wherever they are cut. */
export function sameWords(texts: readonly Y.XmlText[], nodes: readonly Node[]): boolean {
	return spell(texts.flatMap(piecesIn)) === spell(nodes.map(pieceOf));
}

/** A place in one of the pieces of a text, after so many letters of it. */
export interface Caret {
	readonly piece: Node;
	readonly letters: number;
}

/** Makes some neighbouring shared texts say what these nodes say, by the smallest change: none of them is made anew. */
export function writeWords(texts: readonly Y.XmlText[], nodes: readonly Node[], caret: Caret | null): void {
	const { index, remove, insert } = difference(texts.map(wordsIn).join(''), nodes, caret);
	let start = 0;
	let isPut = insert === '';
	for (const text of texts) {
		const { length } = text;
		const from = Math.max(index, start) - start;
		const to = Math.min(index + remove, start + length) - start;
		if (to > from) text.delete(from, to - from);
		if (!isPut && index <= start + length) {
			text.insert(index - start, insert);
			isPut = true;
		}
		start += length;
	}
	let rest = nodes.map(pieceOf);
	for (const text of texts) {
		const own = cut(rest, text.length);
		rest = own.rest;
		if (spell(piecesIn(text)) !== spell(own.taken)) mark(text, own.taken);
	}
}

/**
 * What was typed ends at the caret. Without it, the second of two « a » would be taken for the new one whichever was typed: it may be
 * somebody else’s, and their letters and one’s own would then come between one another.
 */
function difference(before: string, nodes: readonly Node[], caret: Caret | null) {
	const after = nodes.map(({ text = '' }) => text).join('');
	const piece = caret ? nodes.indexOf(caret.piece) : -1;
	if (!caret || piece < 0) return simpleDiffString(before, after);
	const letters = nodes.slice(0, piece).reduce((sum, { nodeSize }) => sum + nodeSize, caret.letters);
	return simpleDiffStringWithCursor(before, after, letters - Math.max(0, after.length - before.length));
}

/** Takes every mark away that a piece does not have. */
function mark(text: Y.XmlText, pieces: readonly Piece[]): void {
	const none = Object.fromEntries(
		piecesIn(text).flatMap(({ attributes }) => Object.keys(attributes ?? {}).map((name) => [name, null])),
	);
	text.applyDelta(
		pieces.map(({ insert, attributes }) => ({
			retain: insert.length,
			attributes: { ...none, ...attributes },
		})),
	);
}

function cut(pieces: readonly Piece[], length: number): { taken: Piece[]; rest: Piece[] } {
	const taken: Piece[] = [];
	const rest: Piece[] = [];
	let left = length;
	for (const piece of pieces) {
		const here = piece.insert.slice(0, left);
		const after = piece.insert.slice(left);
		if (here !== '') taken.push({ ...piece, insert: here });
		if (after !== '') rest.push({ ...piece, insert: after });
		left -= here.length;
	}
	return { taken, rest };
}

/** As y-tiptap writes them: no mark of ours may stand twice on a letter, so that each has its own name. */
const pieceOf = (node: Node): Piece => ({
	insert: node.text ?? '',
	attributes: Object.fromEntries(node.marks.map(({ type, attrs }) => [type.name, { ...attrs }])),
});

/** Letters with their marks, the same however they are cut. */
function spell(pieces: readonly Piece[]): string {
	const runs: [string, string][] = [];
	for (const { insert, attributes = {} } of pieces) {
		const marks = JSON.stringify(Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1)));
		const last = runs.at(-1);
		if (last?.[1] === marks) last[0] += insert;
		else if (insert !== '') runs.push([insert, marks]);
	}
	return JSON.stringify(runs);
}
