import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Command } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';

/** Gives the items of a list of boxes a real box, which sets an attribute and nothing else. */
export const CheckBoxes = Extension.create({
	name: 'checkBoxes',

	addProseMirrorPlugins: () => [
		new Plugin({
			props: {
				nodeViews: {
					listItem: (node, view, place) => new Item(node, view, place as () => number | undefined),
				},
			},
		}),
	],
});

/** Ticks or unticks the item where the caret is. */
export const toggleBox: Command = ({ selection: { $from }, tr }, dispatch) => {
	for (let depth = $from.depth; depth > 1; depth--) {
		const item = $from.node(depth);
		if (item.type.name !== 'listItem') continue;
		if ($from.node(depth - 1).attrs['kind'] !== 'check') return false;
		dispatch?.(tr.setNodeAttribute($from.before(depth), 'checked', item.attrs['checked'] !== true));
		return true;
	}
	return false;
};

/** A list that becomes one of another kind is drawn anew, and its items with it: so an item asks for its kind once. */
class Item implements NodeView {
	readonly dom = document.createElement('li');
	readonly contentDOM: HTMLElement;
	readonly #box: HTMLInputElement | undefined;
	readonly #view: EditorView;

	constructor(node: Node, view: EditorView, place: () => number | undefined) {
		this.#view = view;
		const at = place();
		const list = at === undefined ? undefined : view.state.doc.resolve(at).parent;
		if (list?.attrs['kind'] !== 'check') {
			this.contentDOM = this.dom;
			return;
		}
		const hull = document.createElement('span');
		hull.className = 'box';
		hull.contentEditable = 'false';
		const box = document.createElement('input');
		box.type = 'checkbox';
		// A press leaves the caret where it is.
		hull.addEventListener('mousedown', (event) => event.preventDefault());
		box.addEventListener('change', () => {
			const now = place();
			if (now === undefined || !view.editable) this.#show(node);
			else view.dispatch(view.state.tr.setNodeAttribute(now, 'checked', box.checked));
		});
		hull.append(box);
		this.#box = box;
		this.contentDOM = document.createElement('div');
		this.dom.append(hull, this.contentDOM);
		this.#show(node);
	}

	update(node: Node): boolean {
		if (node.type.name !== 'listItem') return false;
		this.#show(node);
		return true;
	}

	stopEvent(event: Event): boolean {
		return this.#box !== undefined && event.target === this.#box;
	}

	ignoreMutation(mutation: { target: globalThis.Node; type: string }): boolean {
		return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
	}

	#show(node: Node): void {
		if (!this.#box) return;
		this.#box.checked = node.attrs['checked'] === true;
		this.#box.disabled = !this.#view.editable;
		this.#box.setAttribute('aria-label', node.firstChild?.textContent.trim() || 'Sans texte');
	}
}
