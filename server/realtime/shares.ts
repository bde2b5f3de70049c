/** What people bring that a document can hold only so much of, and that no operation says of its author afterwards. */
export type Spent =
	/** Deletions apart from one another. */
	| 'deletedRanges'
	/** Those of them that came beyond the document's limit. */
	| 'reserve'
	/** Comparisons that Yjs makes because they wrote where others did without knowing of them. */
	| 'steps';

/** What each person has brought since the document was opened here: one person's share is not everybody's room [LIM-10]. */
export class Shares {
	readonly #spent = new Map<string, Record<Spent, number>>();

	of(actorId: string, what: Spent): number {
		return this.#spent.get(actorId)?.[what] ?? 0;
	}

	/** @param amount below zero when it gives some back. */
	add(actorId: string, what: Spent, amount: number): void {
		if (amount === 0) return;
		let spent = this.#spent.get(actorId);
		if (!spent) this.#spent.set(actorId, (spent = { deletedRanges: 0, reserve: 0, steps: 0 }));
		spent[what] = Math.max(0, spent[what] + amount);
	}
}
