import { readCursor, type RelativePlace } from '#domain/collaboration/cursor.ts';
import type { Presence } from '#domain/collaboration/presence.ts';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/**
 * Where the others are in this section: their caret, their selection, and a bar at the block they write in. Never throws: an editor
 * that fails while it draws a caret no longer shows what others write, and writes its old text back [PRE-4].
 */
export function caretPlaces(state: EditorState, awareness: Awareness, sectionId?: string): DecorationSet {
	const decorations: Decoration[] = [];
	for (const [client, presence] of awareness.getStates() as Map<number, Partial<Presence> | null>) {
		if (client === awareness.clientID || !presence?.user || !mayBeIn(presence, sectionId)) continue;
		try {
			decorations.push(...onePerson(state, client, presence as Presence));
		} catch {
			// What others send is theirs: a presence that means nothing is no caret.
		}
	}
	return DecorationSet.create(state.doc, decorations);
}

/** Other programs on the same protocol may not say where they are: their caret is looked for. */
export function mayBeIn(presence: unknown, sectionId: string | undefined): boolean {
	const { cursor, sectionId: place } = (presence ?? {}) as Partial<Presence>;
	if (!cursor) return false;
	return sectionId === undefined || typeof place !== 'string' || place === sectionId;
}

function onePerson(state: EditorState, client: number, presence: Presence): Decoration[] {
	const place = placeOf(state, presence);
	if (!place) return [];
	const { anchor, head } = place;
	const { user, typing = false } = presence;
	const colour = `caret-${user.colour % 12}`;
	const $head = state.doc.resolve(head);
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

/** Where somebody's selection is, when it is in this section. */
function placeOf(
	state: EditorState,
	presence: Partial<Presence>,
): { anchor: number; head: number } | undefined {
	const cursor = readCursor(presence.cursor);
	const anchor = cursor ? toPosition(state, cursor.anchor) : null;
	const head = cursor ? toPosition(state, cursor.head) : null;
	return anchor === null || head === null ? undefined : { anchor, head };
}

/** First names of the others whose caret is between two positions; `typing` counts only those who are writing. */
export function othersWithin(
	state: EditorState,
	awareness: Awareness,
	range: { from: number; to: number },
	whose: 'present' | 'typing',
): string[] {
	const names = new Set<string>();
	for (const [client, presence] of awareness.getStates() as Map<number, Partial<Presence> | null>) {
		if (client === awareness.clientID || !presence?.user) continue;
		if (whose === 'typing' && !presence.typing) continue;
		try {
			const place = placeOf(state, presence);
			if (place && place.head >= range.from && place.head <= range.to)
				names.add(presence.user.name.split(' ')[0] ?? '');
		} catch {
			// A presence that means nothing is nowhere.
		}
	}
	return [...names];
}

/** Null for a position in another section, or in something that is gone. */
function toPosition(state: EditorState, relative: RelativePlace): number | null {
	const sync = ySyncPluginKey.getState(state) as
		{ doc: Y.Doc; type: Y.XmlFragment; binding: { mapping: Map<never, never> } | null } | undefined;
	if (!sync?.binding || sync.binding.mapping.size === 0) return null;
	const position = relativePositionToAbsolutePosition(
		sync.doc,
		sync.type,
		Y.createRelativePositionFromJSON(relative),
		sync.binding.mapping,
	);
	const isInside = Number.isInteger(position) && position! >= 0 && position! <= state.doc.content.size;
	return isInside ? position : null;
}
