import { rowShapes, type RowKind } from '#domain/programme/rows.ts';
import * as Y from 'yjs';
import { programmeOrigin } from './origin.ts';
import type { SharedRows } from './rows.ts';

/** What a row is made with, beside its texts: it stays as long as the row. */
const born = new Set(['content', 'order', 'under', 'axis', 'action', 'indicator', 'state', 'kind']);

/** One person's undo over a whole programme: their own changes only, whoever wrote meanwhile. */
export class RowUndo extends Y.UndoManager {
	#isOne = false;

	/** @param origins of changes that are one's own too: those of editors of descriptions. */
	constructor(rows: SharedRows, origins: readonly unknown[] = []) {
		const kinds = new Map<unknown, RowKind>(
			(Object.keys(rowShapes) as RowKind[]).map((kind) => [rows.root(kind), kind]),
		);
		super(rows.all, {
			trackedOrigins: new Set([programmeOrigin, ...origins]),
			deleteFilter: (item) => !isKept(item, kinds),
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

/**
 * Undoing the creation of a row keeps it, whole, when somebody has written in it since. Yjs asks from the inside out: what one
 * wrote oneself is gone already when the row is judged.
 */
function isKept(item: Y.Item, kinds: ReadonlyMap<unknown, RowKind>): boolean {
	const { parent, parentSub, left, content } = item;
	if (kinds.has(parent)) return content instanceof Y.ContentType && holds(content.type, kinds.get(parent));
	const kind = parent instanceof Y.Map ? kinds.get(parent._item?.parent) : undefined;
	if (!kind || parentSub === null || left !== null) return false;
	const isBorn = born.has(parentSub) || rowShapes[kind].texts.includes(parentSub);
	return isBorn && holds(parent, kind);
}

function holds(row: unknown, kind: RowKind | undefined): boolean {
	if (!(row instanceof Y.Map) || !kind) return false;
	for (const [key, value] of row.entries()) {
		if (value instanceof Y.Text && value.length > 0) return true;
		if (value instanceof Y.XmlFragment && hasWords(value)) return true;
		if (!(value instanceof Y.AbstractType) && key.includes('/')) return true;
	}
	return false;
}

function hasWords(type: unknown): boolean {
	if (type instanceof Y.Text) return type.length > 0;
	return type instanceof Y.XmlFragment && type.toArray().some(hasWords);
}
