import * as Y from 'yjs';

/** What y-tiptap knows of one's own caret before somebody else's change: relative places, and the numbers they had. */
interface Kept {
	readonly anchor: Y.RelativePosition | null;
	readonly head: Y.RelativePosition | null;
	readonly absAnchor?: number | null;
	readonly absHead?: number | null;
}

/** What of y-tiptap's binding has to do with it. */
export interface CaretHolder {
	readonly type: Y.XmlFragment;
	beforeTransactionSelection: Kept | null;
}

/**
 * One's own caret stays behind the letter it is behind, as long as that letter stands. y-tiptap believes a caret lost when its paragraph's
 * words change, and puts it where the same words are: in another empty paragraph, or inside what somebody else repeats. Without the
 * numbers it believes Yjs; it keeps its guess for what is gone. @returns how to stop.
 */
export function keepOwnCaret(binding: CaretHolder): () => void {
	const { doc } = binding.type;
	const trust = () => {
		const kept = binding.beforeTransactionSelection;
		if (doc && kept && stands(doc, kept.anchor) && stands(doc, kept.head))
			binding.beforeTransactionSelection = { ...kept, absAnchor: null, absHead: null };
	};
	doc?.on('beforeObserverCalls', trust);
	return () => doc?.off('beforeObserverCalls', trust);
}

function stands({ store }: Y.Doc, place: Y.RelativePosition | null): boolean {
	const id = place?.item ?? place?.type;
	return place !== null && (!id || !Y.getItem(store, id).deleted);
}
