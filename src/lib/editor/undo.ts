import * as Y from 'yjs';
import { sectionsOrigin } from './origin.ts';

/**
 * One undo for one person across every section: y-tiptap's undo plugin takes it instead of making its own. An editor that
 * goes away must not take it along, hence a `destroy` that does nothing.
 */
export class SharedUndo extends Y.UndoManager {
	constructor(sections: Y.Map<Y.Map<unknown>>, editorOrigin: unknown) {
		super(sections, {
			trackedOrigins: new Set([editorOrigin, sectionsOrigin]),
			deleteFilter: (item) => !holdsWords(item),
			captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
		});
	}

	override destroy(): void {}

	close(): void {
		super.destroy();
	}
}

/** Undoing the creation of a block or of a section keeps it when somebody has written in it since. */
function holdsWords(item: Y.Item): boolean {
	const type = item.content instanceof Y.ContentType ? item.content.type : undefined;
	if (type instanceof Y.Map) return holdsText(type.get('content'));
	return type instanceof Y.Text || (type instanceof Y.XmlElement && type.nodeName === 'paragraph')
		? holdsText(type)
		: false;
}

function holdsText(type: unknown): boolean {
	if (type instanceof Y.Text) return type.length > 0;
	return type instanceof Y.XmlFragment && type.toArray().some(holdsText);
}
