import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** A piece of a passage, as Yjs holds it. */
export interface Piece {
	readonly text: Y.Text;
	/** Where it begins in its passage. */
	readonly from: number;
	readonly length: number;
}

/** Letters that follow one another without a break, a picture or a note between them. */
export interface Passage {
	readonly words: string;
	readonly pieces: readonly Piece[];
}

/** The passages of a shared text, in reading order, never empty; those of a note come where it is called. Reads only [E7]. */
export function passagesOf(content: Y.XmlFragment): Passage[] {
	const passages: Passage[] = [];
	const look = (parent: Y.XmlFragment) => {
		let run: Y.XmlText[] = [];
		const flush = () => {
			const passage = passageOf(run);
			if (passage.words !== '') passages.push(passage);
			run = [];
		};
		for (const child of parent.toArray())
			if (child instanceof Y.XmlText) run.push(child);
			else {
				flush();
				if (child instanceof Y.XmlElement) look(child);
			}
		flush();
	};
	look(content);
	return passages;
}

export function passageOf(texts: readonly Y.Text[]): Passage {
	let words = '';
	const pieces = texts.map((text) => {
		const piece = (text.toDelta() as { insert: unknown }[])
			.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC'))
			.join('');
		const from = words.length;
		words += piece;
		return { text, from, length: piece.length };
	});
	return { words, pieces };
}

/** The same passages in what an editor shows, each with the position of its first letter. A test holds both equal. */
export function shownPassages(doc: Node): { readonly words: string; readonly at: number }[] {
	const passages: { words: string; at: number }[] = [];
	const look = (parent: Node, inside: number) => {
		let words = '';
		let start = inside;
		const flush = () => {
			if (words !== '') passages.push({ words, at: start });
			words = '';
		};
		parent.forEach((child, offset) => {
			if (child.isText) {
				if (words === '') start = inside + offset;
				words += child.text ?? '';
			} else {
				flush();
				look(child, inside + offset + 1);
			}
		});
		flush();
	};
	look(doc, 0);
	return passages;
}
