import { readRow, readSettings, type Programme, type Rows, inOrder } from '#domain/programme/programme.ts';
import { rowKinds, rowShapes, settingsRoot, type RowKind } from '#domain/programme/rows.ts';
import * as Y from 'yjs';

type RowMap = Y.Map<unknown>;

/** The shared maps of a programme, and what they say just now; reads again only the rows that changed. */
export class SharedRows {
	readonly doc: Y.Doc;
	readonly settings: Y.Map<unknown>;
	readonly #roots: ReadonlyMap<RowKind, Y.Map<RowMap>>;
	readonly #kinds: ReadonlyMap<unknown, RowKind>;
	readonly #rows = new Map<RowKind, Map<string, Rows[RowKind]>>();
	readonly #listeners = new Set<() => void>();
	#programme: Programme;

	constructor(doc: Y.Doc) {
		this.doc = doc;
		this.settings = doc.getMap(settingsRoot);
		this.#roots = new Map(rowKinds.map((kind) => [kind, doc.getMap<RowMap>(rowShapes[kind].root)]));
		this.#kinds = new Map([...this.#roots].map(([kind, root]) => [root, kind]));
		this.#programme = this.#readAll();
		for (const root of this.all) root.observeDeep(this.#look);
	}

	get programme(): Programme {
		return this.#programme;
	}

	/** What undo looks after. */
	get all(): Y.Map<unknown>[] {
		return [this.settings, ...(this.#roots.values() as Iterable<Y.Map<unknown>>)];
	}

	root(kind: RowKind): Y.Map<RowMap> {
		return this.#roots.get(kind) as Y.Map<RowMap>;
	}

	map(kind: RowKind, id: string): RowMap | undefined {
		const map: unknown = this.root(kind).get(id);
		return map instanceof Y.Map ? (map as RowMap) : undefined;
	}

	/** Whether somebody else than who made a row, or on another day, wrote what stands under a key of it. */
	isLater(kind: RowKind, id: string, key: string): boolean {
		const map = this.map(kind, id);
		return map?._map.get(key)?.id.client !== map?._item?.id.client;
	}

	/** Tells of every change, once it is read. @returns how to stop. */
	observe(changed: () => void): () => void {
		this.#listeners.add(changed);
		return () => this.#listeners.delete(changed);
	}

	destroy(): void {
		for (const root of this.all) root.unobserveDeep(this.#look);
	}

	readonly #look = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
		if (this.#take(events)) for (const changed of this.#listeners) changed();
	};

	#take(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): boolean {
		const dirty = new Map<RowKind, Set<string>>();
		let isOther = false;
		for (const { target, keys } of events) {
			const kind = this.#kinds.get(target);
			const places = kind ? [...keys.keys()].map((id) => ({ kind, id })) : [this.#placeOf(target)];
			for (const place of places) {
				if (!place) isOther ||= target === (this.settings as unknown);
				else (dirty.get(place.kind) ?? setIn(dirty, place.kind)).add(place.id);
			}
		}
		for (const [kind, ids] of dirty) for (const id of ids) this.#readOne(kind, id);
		if (!isOther && dirty.size === 0) return false;
		this.#programme = this.#assemble(dirty, isOther);
		return true;
	}

	/** Undefined for the blocks of an action: they are an editor's own. */
	#placeOf(type: Y.AbstractType<unknown>): { kind: RowKind; id: string } | undefined {
		let inner: Y.AbstractType<unknown> | null = type;
		if (inner instanceof Y.XmlFragment || inner instanceof Y.XmlText) return undefined;
		while (inner?._item) {
			const kind = this.#kinds.get(inner._item.parent);
			if (kind) return { kind, id: inner._item.parentSub ?? '' };
			inner = inner._item.parent as Y.AbstractType<unknown> | null;
		}
		return undefined;
	}

	#readAll(): Programme {
		for (const [kind, root] of this.#roots) {
			this.#rows.set(kind, new Map());
			for (const id of root.keys()) this.#readOne(kind, id);
		}
		return this.#assemble(undefined, true);
	}

	#readOne(kind: RowKind, id: string): void {
		const map = this.map(kind, id);
		const rows = this.#rows.get(kind);
		if (map) rows?.set(id, readRow(kind, id, plain(map)));
		else rows?.delete(id);
	}

	/** @param dirty the kinds of which something changed; undefined for all of them. */
	#assemble(dirty: ReadonlyMap<RowKind, unknown> | undefined, settings: boolean): Programme {
		const before = this.#programme as Programme | undefined;
		const rows = <Kind extends RowKind>(kind: Kind, known: readonly Rows[Kind][] | undefined) =>
			known && dirty && !dirty.has(kind)
				? known
				: inOrder([...(this.#rows.get(kind)?.values() ?? [])] as Rows[Kind][]);
		return {
			settings:
				before && !settings ? before.settings : readSettings(Object.fromEntries(this.settings.entries())),
			axes: rows('axis', before?.axes),
			objectives: rows('objective', before?.objectives),
			actions: rows('action', before?.actions),
			funders: rows('funder', before?.funders),
			milestones: rows('milestone', before?.milestones),
			indicators: rows('indicator', before?.indicators),
			readings: rows('reading', before?.readings),
		};
	}
}

function setIn(dirty: Map<RowKind, Set<string>>, kind: RowKind): Set<string> {
	const ids = new Set<string>();
	dirty.set(kind, ids);
	return ids;
}

/** A row as it is shared, its shared texts as plain text, without its blocks. */
function plain(map: RowMap): Record<string, unknown> {
	const row: Record<string, unknown> = {};
	for (const [key, value] of map.entries())
		if (!(value instanceof Y.AbstractType)) row[key] = value;
		else if (value instanceof Y.Text) row[key] = value.toString();
	return row;
}
