import { keepsShown } from '#lib/collaboration/births.ts';
import * as Y from 'yjs';
import { programmeOrigin } from './origin.ts';
import type { SharedRows } from './rows.ts';

/**
 * One person's undo over a whole programme: their own changes only, whoever wrote meanwhile. A new row that is undone is set aside, not
 * deleted; one in which somebody else wrote stays where it is.
 */
export class RowUndo extends Y.UndoManager {
	#isOne = false;

	/** @param origins of changes that are one's own too: those of editors of descriptions. */
	constructor({ all, doc }: SharedRows, origins: readonly unknown[] = []) {
		super(all, {
			trackedOrigins: new Set([programmeOrigin, ...origins]),
			deleteFilter: (item) => !keepsShown(item, doc, (row) => hasOthers(row, doc.clientID)),
			captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
		});
	}

	/** What this person does until it is done is one thing to undo. */
	async asOne<T>(work: () => Promise<T>): Promise<T> {
		if (this.#isOne) return work();
		const { captureTimeout } = this;
		this.stopCapturing();
		this.captureTimeout = Infinity;
		this.#isOne = true;
		try {
			return await work();
		} finally {
			this.#isOne = false;
			this.captureTimeout = captureTimeout;
			this.stopCapturing();
		}
	}

	override stopCapturing(): void {
		if (!this.#isOne) super.stopCapturing();
	}
}

/** Whether something stands in it that was not written under this client. */
function hasOthers(type: Pick<Y.Map<unknown>, '_map' | '_start'>, client: number): boolean {
	const isOthers = (item: Y.Item): boolean =>
		!item.deleted &&
		(item.id.client !== client ||
			(item.content instanceof Y.ContentType && hasOthers(item.content.type, client)));
	for (const item of type._map.values()) if (isOthers(item)) return true;
	for (let item = type._start; item; item = item.right) if (isOthers(item)) return true;
	return false;
}
