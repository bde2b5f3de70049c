import * as Y from 'yjs';

type Shared = Y.Map<unknown>;

/** Origin of what makes a section or a row: no undo looks at it, so that none ever takes a map away with what others write in it. */
export const birthOrigin = Symbol('birth');

/**
 * Undo of a birth sets aside what was born; not when it is worth keeping, that is when somebody else has written in it.
 * @param item that undo is about to delete, what it was set over being back already.
 * @returns whether it is what showed it first, which is set again.
 */
export function keepsShown(item: Y.Item, doc: Y.Doc, isWorthKeeping: (born: Shared) => boolean): boolean {
	const { parent, parentSub } = item;
	if (parentSub !== 'removed' || !(parent instanceof Y.Map)) return false;
	const born = parent as Shared;
	if (born.get('removed') !== true || !isFirstShowing(item, doc) || !isWorthKeeping(born)) return false;
	born.set('removed', false);
	return true;
}

/** Whether it is what came right behind « set aside », with which everything is born, or what redo made of that. */
function isFirstShowing(item: Y.Item, doc: Y.Doc): boolean {
	let born: Y.Item = item;
	while (born.left) born = born.left;
	let shown = born.right;
	while (shown?.redone) shown = Y.getItem(doc.store, shown.redone);
	return shown === item;
}
