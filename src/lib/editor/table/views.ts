import { columnShares } from '#domain/document/table.ts';
import type { Node } from '@tiptap/pm/model';
import type { EditorView, NodeView, NodeViewConstructor } from '@tiptap/pm/view';
import { dragBorder } from './borders.ts';
import { layoutOf } from './place.ts';

/**
 * How the nodes of a table are drawn: a grid with the roles of a table, since neither rows nor cells need be in order in the document.
 * Their places are the decorations of `shown.ts`.
 */
export const tableViews: Record<string, NodeViewConstructor> = {
	table: (node, view, getPos) => new TableView(node, view, getPos),
	tableCaption: plainView('table-caption', 'caption'),
	tableRow: plainView('table-row', 'row'),
	tableCell: plainView('table-cell'),
	tableColumn: (node) => {
		const dom = document.createElement('div');
		dom.className = 'table-column';
		return { dom, update: (next) => next.type === node.type };
	},
};

/** Attributes do not show in it: a row that is moved, a cell that is merged stay the same element, with the caret in it. */
function plainView(className: string, role?: string): NodeViewConstructor {
	return (node) => {
		const dom = document.createElement('div');
		dom.className = className;
		if (role) dom.setAttribute('role', role);
		return { dom, contentDOM: dom, update: (next) => next.type === node.type };
	};
}

/** Scrolls sideways by itself on a narrow screen; its borders between columns can be dragged. */
class TableView implements NodeView {
	readonly dom = document.createElement('div');
	readonly contentDOM = document.createElement('div');
	readonly #borders = document.createElement('div');
	readonly #view: EditorView;
	readonly #getPos: () => number | undefined;
	readonly #rights = new MutationObserver(() => this.#scrollByKeyboard());

	constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
		this.#view = view;
		this.#getPos = getPos;
		this.dom.className = 'table-frame';
		this.contentDOM.className = 'table-grid';
		this.contentDOM.setAttribute('role', 'table');
		this.#borders.className = 'table-borders';
		this.#borders.contentEditable = 'false';
		this.#borders.setAttribute('aria-hidden', 'true');
		const sheet = document.createElement('div');
		sheet.className = 'table-sheet';
		sheet.append(this.contentDOM, this.#borders);
		this.dom.append(sheet);
		this.#draw(node);
		this.#scrollByKeyboard();
		this.#rights.observe(view.dom, { attributeFilter: ['contenteditable'] });
	}

	destroy(): void {
		this.#rights.disconnect();
	}

	/** Where one writes, the caret scrolls it, and it says so; where one only reads, it takes the focus. */
	#scrollByKeyboard(): void {
		this.dom.setAttribute('contenteditable', 'inherit');
		if (this.#view.editable) this.dom.removeAttribute('tabindex');
		else this.dom.tabIndex = 0;
	}

	update(node: Node): boolean {
		if (node.type.name !== 'table') return false;
		this.#draw(node);
		return true;
	}

	ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
		return (
			mutation.type !== 'selection' &&
			(mutation.type === 'attributes' || !this.contentDOM.contains(mutation.target))
		);
	}

	stopEvent({ target }: Event): boolean {
		return target instanceof globalThis.Node && this.#borders.contains(target);
	}

	#draw(node: Node): void {
		const { columns } = layoutOf(node);
		this.show(columnShares(columns));
		while (this.#borders.childElementCount > Math.max(columns.length - 1, 0))
			this.#borders.lastElementChild?.remove();
		while (this.#borders.childElementCount < columns.length - 1) {
			const column = this.#borders.childElementCount;
			const border = document.createElement('div');
			border.className = 'table-border';
			border.style.gridColumn = String(column + 1);
			border.addEventListener('pointerdown', (event) =>
				dragBorder(this.#view, this.#getPos, column, this.contentDOM, event, (shares) => this.show(shares)),
			);
			this.#borders.append(border);
		}
	}

	/** In thousandths of the table. */
	show(shares: readonly number[]): void {
		const tracks = shares.map((share) => `minmax(var(--table-least), ${share}fr)`).join(' ');
		for (const grid of [this.contentDOM, this.#borders]) grid.style.gridTemplateColumns = tracks;
	}
}
