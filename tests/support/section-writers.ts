import type { Command } from '@tiptap/pm/state';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { steadyPlugin } from '#lib/editor/steady/steady.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { writeContent } from '#server/documents/content.ts';
import { openSectionView, type SectionView } from './section-view.ts';

/** Somebody with the section open, on a copy of their own that meets the others' only when told to. */
export interface Writer {
	readonly doc: Y.Doc;
	readonly view: SectionView;
	readonly content: Y.XmlFragment;
}

/** The same section, open by so many people. */
export async function openTogether(count: number, content: ContentNode): Promise<Writer[]> {
	const first = new Y.Doc();
	writeContent(first.getXmlFragment('content'), content);
	return await Promise.all(
		Array.from({ length: count }, async () => {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
			const content = doc.getXmlFragment('content');
			return { doc, content, view: await openSectionView(content, steadyPlugin()) };
		}),
	);
}

/** Everybody hears of everything. */
export function meet(...writers: readonly Writer[]): void {
	for (const one of writers)
		for (const other of writers)
			if (one !== other) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc), 'server');
}

/** Runs a command. @returns whether it applied. */
export const order = ({ view }: Writer, command: Command): boolean =>
	command(view.state, (tr) => view.dispatch(tr));

/** Selects from the beginning of one piece of text to the end of another, or puts the caret at the end of one. */
export function select({ view }: Writer, from: string, to?: string): void {
	const start = placeOf(view, from) + (to === undefined ? from.length : 0);
	const end = to === undefined ? start : placeOf(view, to) + to.length;
	view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, start, end)));
}

export function placeOf({ state }: SectionView, words: string): number {
	let found = -1;
	state.doc.descendants((node, at) => {
		const inside = node.isText ? (node.text ?? '').indexOf(words) : -1;
		if (found < 0 && inside >= 0) found = at + inside;
	});
	if (found < 0) throw new Error(`nobody wrote « ${words} » in ${state.doc.toString()}`);
	return found;
}

/** Types at the end of a piece of text. */
export function type(writer: Writer, after: string, words: string): void {
	const tr: Transaction = writer.view.state.tr;
	writer.view.dispatch(tr.insertText(words, placeOf(writer.view, after) + after.length));
}

/** The text as lists, quotes and words, without attributes but kinds and levels that are not the usual ones. */
export function shape({ view }: Writer): string {
	const say = (node: typeof view.state.doc): string => {
		if (node.isText) return node.text ?? '';
		const inside: string[] = [];
		node.forEach((child) => inside.push(say(child)));
		const { kind, level, tone, checked } = node.attrs as Record<string, unknown>;
		const mark = kind ?? tone ?? (level ? `h${String(level)}` : checked === true ? 'done' : undefined);
		const names: Record<string, string> = { paragraph: 'p', listItem: 'li' };
		const name = mark === undefined ? (names[node.type.name] ?? node.type.name) : String(mark);
		if (name === 'doc') return inside.join(' ');
		return node.isTextblock
			? name === 'p'
				? `(${inside.join('')})`
				: `${name}(${inside.join('')})`
			: `${name}[${inside.join(' ')}]`;
	};
	return say(view.state.doc);
}
