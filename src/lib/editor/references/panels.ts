import type { Editor } from '@tiptap/core';
import type { Tracked } from './tracked.ts';

/** What is open beside the text. */
export type Panel =
	| { readonly kind: 'date' | 'due' | 'owner'; readonly editor: Editor; readonly tracked: Tracked }
	| { readonly kind: 'note'; readonly editor: Editor; readonly tracked: Tracked; readonly isNew: boolean };

/** Somebody is being looked for, from « @ ». */
export interface Mentioning {
	readonly editor: Editor;
	/** Where « @ » is. */
	readonly from: number;
	/** What was typed after it. */
	readonly query: string;
}

/** The caret goes back into the text, behind what was open; there it was when that is gone. */
export function leavePanel({ editor, tracked }: Panel): void {
	if (editor.isDestroyed) return;
	const found = tracked.find();
	if (found?.node.isInline) editor.commands.setTextSelection(found.at + found.node.nodeSize);
	editor.commands.focus(undefined, { scrollIntoView: false });
}

/** Where on the screen. */
export function placeOf({ editor, tracked }: Panel): DOMRect | null {
	const found = tracked.find();
	const element = found && editor.view.nodeDOM(found.at);
	return element instanceof HTMLElement ? element.getBoundingClientRect() : null;
}

/** One attribute of what is open, by the smallest step: nobody who writes beside it is disturbed. */
export function setAttribute({ editor, tracked }: Panel, name: string, value: unknown): void {
	const found = tracked.find();
	if (!found || found.node.attrs[name] === value) return;
	editor.view.dispatch(editor.state.tr.setNodeAttribute(found.at, name, value));
}

export function removeNode({ editor, tracked }: Panel): void {
	const found = tracked.find();
	if (found) editor.view.dispatch(editor.state.tr.delete(found.at, found.at + found.node.nodeSize));
}
