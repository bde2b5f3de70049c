import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

type Mapping = Map<unknown, unknown>;

function mappingOf({ state }: Editor): Mapping | undefined {
	return (ySyncPluginKey.getState(state) as { binding?: { mapping: Mapping } } | undefined)?.binding?.mapping;
}

/** A node of the text that one has open beside it, wherever others move it to. */
export interface Tracked {
	/** Null once it is deleted. */
	find(): { node: Node; at: number } | null;
}

/**
 * Follows a node by its shared type: y-tiptap draws the whole section anew for each change of another, so that positions of before say nothing.
 */
export function track(editor: Editor, at: number): Tracked | null {
	const start = editor.state.doc.nodeAt(at);
	if (!start) return null;
	const type = [...(mappingOf(editor) ?? [])].find(([, shown]) => shown === start)?.[0];
	let last = at;
	return {
		find() {
			if (editor.isDestroyed) return null;
			const node = (type && mappingOf(editor)?.get(type)) as Node | undefined;
			if (!node) return null;
			const { doc } = editor.state;
			if (doc.content.size > last && doc.nodeAt(last) === node) return { node, at: last };
			let found: number | null = null;
			doc.descendants((one, place) => {
				if (one === node) found ??= place;
				return found === null;
			});
			if (found === null) return null;
			last = found;
			return { node, at: found };
		},
	};
}
