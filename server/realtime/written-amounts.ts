import { placeOfKey } from '#domain/programme/amount.ts';
import { unfound } from '#domain/programme/funder.ts';
import * as Y from 'yjs';
import { Misplaced, type Node } from './nesting.ts';
import type { Undo } from './section-heads.ts';

/**
 * The amounts that were ever written in a programme. Each has a key of its own that names its author, and never changes: nobody writes in another's name, and
 * what one contests is what the other really wrote [domain rule 5, E10]. Undo may write again what was there. Who pays is a row of the document, as whoever
 * names one has seen it: thousands of payers that are none would make a table that nobody can open.
 */
export class WrittenAmounts {
	/** By action, then by key: what was written there. */
	readonly #values = new Map<Node, Map<string, unknown[]>>();
	/** Ids of rows there ever were, set aside or undone too, and of whom stored amounts name. */
	readonly #funders = new Set<string>([unfound]);

	/**
	 * @param named where who pays is noted, for {@link checkFunders}.
	 * @throws {Misplaced} when an amount is not its author's own, or changes.
	 */
	check(
		parent: Node,
		key: string | null,
		content: Y.Item['content'],
		actorId: string,
		named: Set<string>,
	): void {
		const place = placeIn(parent, key);
		if (!place || key === null) return;
		const before = this.#values.get(parent)?.get(key);
		if (!before && place.actor !== actorId) throw new Misplaced('an amount in the name of somebody else');
		const values = valuesOf(content);
		// One operation may hold several, of which the last is shown until that one is deleted.
		const possible = before ?? values.slice(0, 1);
		if (!values.every((value) => possible.includes(value))) throw new Misplaced('an amount written over');
		if (!before && values.length > 0) named.add(place.funder);
	}

	/**
	 * To be called once all of an update is taken: the row may come behind the amount.
	 * @throws {Misplaced} when one was never a row here.
	 */
	checkFunders(named: ReadonlySet<string>): void {
		for (const funder of named)
			if (!this.#funders.has(funder)) throw new Misplaced('an amount of a funder that is none');
	}

	/** An amount that is stored names who pays, whoever that is: it may be written over. */
	trust(parent: Node, key: string | null): void {
		const place = placeIn(parent, key);
		if (place) this.#funders.add(place.funder);
	}

	put(parent: Node, key: string | null, content: Y.Item['content'], undo: Undo): void {
		// One that was made and undone too: somebody may have seen it in between.
		if (key !== null && parent.kind === 'rows' && parent.name === 'funder' && !this.#funders.has(key)) {
			this.#funders.add(key);
			undo.push(() => this.#funders.delete(key));
		}
		if (key === null || !placeIn(parent, key)) return;
		let keys = this.#values.get(parent);
		if (!keys) this.#values.set(parent, (keys = new Map<string, unknown[]>()));
		const before = keys.get(key);
		const added = valuesOf(content).filter((value) => !before?.includes(value));
		if (before && added.length === 0) return;
		keys.set(key, [...(before ?? []), ...added]);
		undo.push(() => (before ? keys.set(key, before) : keys.delete(key)));
	}
}

const placeIn = ({ kind, name }: Node, key: string | null) =>
	kind === 'row' && name === 'action' && key !== null ? placeOfKey(key) : undefined;

/** Nothing of what was deleted before it came here. */
const valuesOf = (content: Y.Item['content']): readonly unknown[] =>
	content instanceof Y.ContentAny ? content.arr : [];
