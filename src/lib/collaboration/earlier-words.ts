import * as Y from 'yjs';

/** Origin of words that were typed before, and are counted already. */
export const broughtBack = Symbol('brought back');

/** Adds words of an earlier visit to a document. @returns false, and the document as it was, when they are damaged or not whole. */
export function join(doc: Y.Doc, rows: readonly { readonly update: Uint8Array }[]): boolean {
	const had = { structs: doc.store.pendingStructs, deletions: doc.store.pendingDs };
	try {
		doc.transact(() => {
			for (const { update } of rows) Y.applyUpdate(doc, update, broughtBack);
		}, broughtBack);
		if (doc.store.pendingStructs === had.structs) return true;
	} catch {
		// What was read before the damage is in the document, and is sent with the rest.
	}
	doc.store.pendingStructs = had.structs;
	doc.store.pendingDs = had.deletions;
	return false;
}
