import * as Y from 'yjs';

/**
 * What stands in a line of text: its elements (a note, a mention, a break) and the runs of words around them, one more than the elements.
 * A run is some shared texts in the document, some marked words on the screen.
 */
export interface Line<Word, Element> {
	readonly runs: Word[][];
	readonly elements: Element[];
}

export function readLine<Child, Word extends Child, Element extends Child>(
	children: readonly Child[],
	isWord: (child: Child) => child is Word,
): Line<Word, Element> {
	const line: Line<Word, Element> = { runs: [[]], elements: [] };
	for (const child of children)
		if (isWord(child)) line.runs.at(-1)?.push(child);
		else {
			line.elements.push(child as Element);
			line.runs.push([]);
		}
	return line;
}

export const isText = (child: unknown): child is Y.XmlText => child instanceof Y.XmlText;

/** Gives each run of a line its shared text: before the first element, after the last, and between two. */
export function fillLine(line: Y.XmlElement): void {
	const children = line.toArray();
	for (let at = children.length; at >= 0; at--)
		if (!isText(children[at - 1]) && !isText(children[at])) line.insert(at, [new Y.XmlText()]);
}
