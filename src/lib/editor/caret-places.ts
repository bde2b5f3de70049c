import type { Presence } from '#domain/collaboration/presence.ts';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

interface Cursor {
	anchor: unknown;
	head: unknown;
}

/** Where the others are in this section: their caret, their selection, and a bar at the block they write in. */
export function caretPlaces(state: EditorState, awareness: Awareness): DecorationSet {
	const decorations: Decoration[] = [];
	for (const [client, presence] of awareness.getStates() as Map<number, Partial<Presence> | null>) {
		if (client === awareness.clientID || !presence?.user || !isCursor(presence.cursor)) continue;
		const anchor = toPosition(state, presence.cursor.anchor);
		const head = toPosition(state, presence.cursor.head);
		if (anchor === null || head === null) continue;
		decorations.push(...onePerson(state.doc, client, presence as Presence, anchor, head));
	}
	return DecorationSet.create(state.doc, decorations);
}

function onePerson(
	doc: Node,
	client: number,
	presence: Presence,
	anchor: number,
	head: number,
): Decoration[] {
	const { user, typing = false } = presence;
	const colour = `caret-${user.colour % 12}`;
	const $head = doc.resolve(head);
	const atEnd = $head.parent.isTextblock && $head.parentOffset === $head.parent.content.size;
	const name = user.name.split(' ')[0] ?? '';
	const decorations = [
		Decoration.widget(head, () => drawCaret(name, ['caret', colour, typing && 'typing', atEnd && 'at-end']), {
			key: `${client} ${colour} ${typing} ${atEnd} ${name}`,
			side: 10,
			ignoreSelection: true,
		}),
	];
	if (anchor !== head)
		decorations.push(
			Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: `selected ${colour}` }),
		);
	const depth = $head.depth;
	if ($head.parent.isTextblock) {
		const inItem =
			depth > 1 && $head.node(depth - 1).type.name === 'listItem' && $head.index(depth - 1) === 0;
		const block = inItem ? depth - 1 : depth;
		const nesting = Math.floor(depth / 2);
		decorations.push(
			Decoration.node($head.before(block), $head.after(block), {
				class: `written ${colour} nested-${nesting}`,
			}),
		);
	}
	return decorations;
}

/** Hidden from assistive technology: « qui est là » says it in words. */
function drawCaret(name: string, classes: (string | false)[]): HTMLElement {
	const caret = document.createElement('span');
	caret.className = classes.filter(Boolean).join(' ');
	caret.setAttribute('aria-hidden', 'true');
	const label = document.createElement('span');
	label.className = 'caret-name';
	label.textContent = name;
	caret.append(label);
	return caret;
}

/** Null for a position in another section, or in something that is gone. */
function toPosition(state: EditorState, relative: unknown): number | null {
	const sync = ySyncPluginKey.getState(state) as
		{ doc: Y.Doc; type: Y.XmlFragment; binding: { mapping: Map<never, never> } | null } | undefined;
	if (!sync?.binding || sync.binding.mapping.size === 0) return null;
	try {
		const position = relativePositionToAbsolutePosition(
			sync.doc,
			sync.type,
			Y.createRelativePositionFromJSON(relative),
			sync.binding.mapping,
		);
		return position === null ? null : Math.min(Math.max(position, 0), state.doc.content.size);
	} catch {
		// What others send is theirs: a position that means nothing is no caret.
		return null;
	}
}

function isCursor(cursor: unknown): cursor is Cursor {
	return typeof cursor === 'object' && cursor !== null && 'anchor' in cursor && 'head' in cursor;
}
