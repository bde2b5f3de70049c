import { rowShapes, type RowKind } from '#domain/programme/rows.ts';
import * as Y from 'yjs';
import { programmeOrigin } from './origin.ts';
import type { SharedRows } from './rows.ts';

/** What a row is made with, beside its texts: it stays as long as the row. */
const born = new Set(['content', 'order', 'under', 'axis', 'action', 'indicator', 'state', 'kind']);

type StackItem = Y.UndoManager['undoStack'][number];

/** One person's undo over a whole programme: their own changes only, whoever wrote meanwhile. */
export class RowUndo extends Y.UndoManager {
	#isOne = false;
	readonly #kinds: ReadonlyMap<unknown, RowKind>;
	/** What may be undone, as it was before something is. */
	#before: readonly StackItem[] = [];
	readonly #others = new Map<Y.Item, boolean>();

	/** @param origins of changes that are one's own too: those of editors of descriptions. */
	constructor(rows: SharedRows, origins: readonly unknown[] = []) {
		const kinds = new Map<unknown, RowKind>(
			(Object.keys(rowShapes) as RowKind[]).map((kind) => [rows.root(kind), kind]),
		);
		super(rows.all, {
			trackedOrigins: new Set([programmeOrigin, ...origins]),
			captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
		});
		this.#kinds = kinds;
		this.deleteFilter = (item) => !isKept(item, kinds) && !this.#isOfOthersToo(item);
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

	override undo(): ReturnType<Y.UndoManager['undo']> {
		this.#before = [...this.undoStack] as readonly StackItem[];
		this.#others.clear();
		try {
			return super.undo();
		} finally {
			this.#before = [];
		}
	}

	/** What a row was made with, its title too, once somebody else wrote anything in it: a bare amount says nothing. */
	#isOfOthersToo(item: Y.Item): boolean {
		const row = rowOf(item, this.#kinds);
		if (!row) return false;
		const made = this.#before.find(({ insertions }) => Y.isDeleted(insertions, row.id));
		if (!made || !Y.isDeleted(made.insertions, item.id)) return false;
		let others = this.#others.get(row);
		if (others === undefined) {
			others = hasOthers((row.content as Y.ContentType).type, this.doc.clientID);
			this.#others.set(row, others);
		}
		return others;
	}

	override stopCapturing(): void {
		if (!this.#isOne) super.stopCapturing();
	}
}

/** What made the row that an operation stands in, or makes. */
function rowOf(item: Y.Item, kinds: ReadonlyMap<unknown, RowKind>): Y.Item | undefined {
	for (let at: Y.Item | null = item; at;) {
		const { parent } = at as Y.Item;
		if (kinds.has(parent)) return at.content instanceof Y.ContentType ? at : undefined;
		at = parent instanceof Y.AbstractType ? parent._item : null;
	}
	return undefined;
}

/** Whether something stands in it that was not written under this client. */
function hasOthers(type: Y.AbstractType<unknown>, client: number): boolean {
	const isOthers = (item: Y.Item): boolean =>
		!item.deleted &&
		(item.id.client !== client ||
			(item.content instanceof Y.ContentType && hasOthers(item.content.type, client)));
	for (const item of type._map.values()) if (isOthers(item)) return true;
	for (let item = type._start; item; item = item.right) if (isOthers(item)) return true;
	return false;
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
