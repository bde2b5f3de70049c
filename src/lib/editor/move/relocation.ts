import * as Y from 'yjs';

/*
 * Blocks are moved in the shared text itself: y-tiptap, told of two blocks that changed places, writes the words of each into the other.
 * In Yjs nothing moves: a block that goes elsewhere is made anew there, with what it holds at that moment.
 */

/** Puts a child of an element at another rank among those that are left. */
export function relocate(parent: Y.XmlFragment, from: number, to: number): void {
	const copy = copyOf(parent.get(from));
	parent.delete(from);
	parent.insert(to, [copy]);
}

/** The same, into another element, maybe of another section. What is left empty goes too. */
export function transfer(
	source: { parent: Y.XmlFragment; index: number },
	target: { parent: Y.XmlFragment; index: number },
): void {
	const copy = copyOf(source.parent.get(source.index));
	target.parent.insert(target.index, [copy]);
	const shift = source.parent === target.parent && target.index <= source.index ? 1 : 0;
	withdraw({ parent: source.parent, index: source.index + shift });
}

/** A second one after it. A line of follow-up is another line: it gets an id of its own. */
export function duplicate({ parent, index }: { parent: Y.XmlFragment; index: number }): void {
	const copy = copyOf(parent.get(index));
	renew(copy);
	parent.insert(index + 1, [copy]);
}

/** Takes a block away, and what held nothing but it; a section keeps a paragraph to write in. */
export function withdraw({ parent, index }: { parent: Y.XmlFragment; index: number }): void {
	const holder = parent.parent;
	if (parent instanceof Y.XmlElement && parent.length === 1 && holder instanceof Y.XmlFragment)
		return withdraw({ parent: holder, index: holder.toArray().indexOf(parent) });
	parent.delete(index);
	if (parent.length > 0 || parent instanceof Y.XmlElement) return;
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.setAttribute('level', 0 as unknown as string);
	paragraph.insert(0, [new Y.XmlText()]);
	parent.insert(0, [paragraph]);
}

function copyOf(child: unknown): Y.XmlElement {
	if (!(child instanceof Y.XmlElement)) throw new RangeError('only a block is moved');
	return child.clone() as Y.XmlElement;
}

function renew(element: Y.XmlElement): void {
	if (element.nodeName === 'commitment') element.setAttribute('id', crypto.randomUUID());
	// Not yet part of a document: its children are only known to itself.
	const children = (element as unknown as { _prelimContent: unknown[] | null })._prelimContent ?? [];
	for (const child of children) if (child instanceof Y.XmlElement) renew(child);
}
