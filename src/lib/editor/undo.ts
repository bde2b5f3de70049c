import { keepsShown } from '#lib/collaboration/births.ts';
import * as Y from 'yjs';
import { sectionsOrigin } from './origin.ts';

/**
 * One undo for one person across every section: y-tiptap's undo plugin takes it instead of making its own. An editor that
 * goes away must not take it along, hence a `destroy` that does nothing.
 */
export class SharedUndo extends Y.UndoManager {
	constructor(sections: Y.Map<Y.Map<unknown>>, editorOrigin: unknown) {
		const doc = sections.doc as Y.Doc;
		super(sections, {
			trackedOrigins: new Set([editorOrigin, sectionsOrigin]),
			deleteFilter: (item) => !holdsWords(item) && !keepsShown(item, doc, holdsText),
			captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
		});
	}

	override destroy(): void {}

	/**
	 * Opens an editor. y-tiptap listens to the undo for each and never stops: it would keep every editor that there ever was.
	 * @returns it, and how to stop listening for it.
	 */
	lend<T>(open: () => T): { readonly lent: T; readonly takeBack: () => void } {
		const names = ['stack-item-added', 'stack-item-popped'] as const;
		const before = names.map((name) => this.#listeners(name));
		const lent = open();
		const takeBack = names.map((name, index) => {
			const added = this.#listeners(name).difference(before[index] ?? new Set());
			return () => added.forEach((listener) => this.off(name, listener));
		});
		return { lent, takeBack: () => takeBack.forEach((stop) => stop()) };
	}

	#listeners(name: string): Set<() => void> {
		return new Set(this._observers.get(name) as Set<() => void> | undefined);
	}

	close(): void {
		super.destroy();
	}
}

/**
 * Undoing the creation of a block keeps it, whole, when somebody has written in it since. Yjs asks from the inside out, so that one's own
 * words are gone already when their block is judged.
 */
const holdsWords = ({ content }: Y.Item): boolean =>
	content instanceof Y.ContentType && holdsText(content.type);

function holdsText(type: unknown): boolean {
	if (type instanceof Y.Text) return type.length > 0;
	if (type instanceof Y.Map) return holdsText(type.get('content')) || holdsText(type.get('title'));
	return type instanceof Y.XmlFragment && type.toArray().some(holdsText);
}
