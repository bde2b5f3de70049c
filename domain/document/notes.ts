import type { ContentNode } from './document.ts';

export interface Note {
	/** From 1, over the whole document. */
	readonly number: number;
	readonly content: readonly ContentNode[];
}

/** The notes of a section in reading order, with the node of each; numbers go on from those of the sections before. */
export function notesIn(content: ContentNode, before = 0): Map<ContentNode, Note> {
	const notes = new Map<ContentNode, Note>();
	const look = (node: ContentNode): void => {
		if (node.type === 'footnote')
			notes.set(node, { number: before + notes.size + 1, content: node.content ?? [] });
		else node.content?.forEach(look);
	};
	look(content);
	return notes;
}

/** How many notes stand before each of some contents. */
export function notesBefore(contents: readonly ContentNode[]): number[] {
	let count = 0;
	return contents.map((content) => {
		const before = count;
		count += notesIn(content).size;
		return before;
	});
}
