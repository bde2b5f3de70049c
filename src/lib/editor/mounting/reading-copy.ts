import { mendContent } from '#domain/document/check.ts';
import type { ContentNode } from '#domain/document/document.ts';
import * as Y from 'yjs';

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/**
 * The text of a live section as the reading view draws it. Only reads [E7]. A block that did not change stays the same object, so that
 * whoever draws it again draws what changed and nothing else.
 */
export class ReadingCopy {
	readonly #fragment: Y.XmlFragment;
	/** Each top block as it was read last. */
	readonly #blocks = new WeakMap<object, readonly ContentNode[]>();
	#value: ContentNode | undefined;

	constructor(fragment: Y.XmlFragment) {
		this.#fragment = fragment;
	}

	/** A change anywhere in a top block makes that block be read again. */
	forget(target: Y.AbstractType<unknown>): void {
		let type: Y.AbstractType<unknown> | null = target;
		while (type && type.parent !== this.#fragment) type = type.parent;
		if (type) this.#blocks.delete(type);
	}

	/** The same object as before when nothing changed. */
	read(): ContentNode {
		const before = this.#value?.content ?? [];
		const content = (this.#fragment.toArray() as Child[]).flatMap((child) => {
			const known = this.#blocks.get(child) ?? mended(child);
			this.#blocks.set(child, known);
			return known;
		});
		// As an editor shows a section in which nothing stands.
		if (content.length === 0) content.push({ type: 'paragraph', attrs: { level: 0 } });
		const isSame =
			before.length === content.length && content.every((block, index) => block === before[index]);
		if (!this.#value || !isSame) this.#value = { type: 'doc', content };
		return this.#value;
	}
}

/** In the form in which the page is made: what concurrent edits left unreadable is mended in this copy. */
function mended(child: Child): readonly ContentNode[] {
	const content = nodesOf(child, 1);
	return content.length > 0 ? (mendContent({ type: 'doc', content }).content ?? []) : [];
}

/** Blocks in one another beyond this are not writing, as the server reads. */
const deepest = 60;

interface Piece {
	readonly insert: unknown;
	readonly attributes?: Record<string, Record<string, unknown>>;
}

/** A node as the server reads it; a test holds both equal. */
function nodesOf(type: Child, depth: number): ContentNode[] {
	if (type instanceof Y.XmlText)
		return (type.toDelta() as Piece[]).flatMap(({ insert, attributes }) => {
			if (typeof insert !== 'string' || insert === '') return [];
			const marks = Object.entries(attributes ?? {}).map(([name, attrs]) =>
				Object.keys(attrs).length > 0 ? { type: name, attrs } : { type: name },
			);
			return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }];
		});
	if (!(type instanceof Y.XmlElement)) return [];
	const attrs = type.getAttributes() as Record<string, unknown>;
	const content =
		depth < deepest ? type.toArray().flatMap((child) => nodesOf(child as Child, depth + 1)) : [];
	return [{ type: type.nodeName, ...(Object.keys(attrs).length > 0 && { attrs }), content }];
}
