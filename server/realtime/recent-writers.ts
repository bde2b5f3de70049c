import type { AcceptedEntry } from '../documents/journal.ts';

/** Who wrote is for people to read: it is noted no more often than this, in milliseconds. */
const noteEvery = 5000;
/** Pairs of a document and a person remembered; beyond, they are noted once more than needed. */
const most = 20_000;

/** Remembers whose writing was just noted, so that not every keystroke does it again. */
export class RecentWriters {
	readonly #noted = new Map<string, number>();

	/** The authors of `entries` to note now; undefined when all were, a moment ago. */
	due(documentId: string, entries: readonly AcceptedEntry[], now: Date): readonly string[] | undefined {
		const at = now.getTime();
		const due: string[] = [];
		for (const actorId of new Set(entries.map((entry) => entry.actorId))) {
			if (actorId === null) continue;
			const key = documentId + actorId;
			if (at - (this.#noted.get(key) ?? 0) < noteEvery) continue;
			if (this.#noted.size >= most) this.#noted.clear();
			this.#noted.set(key, at);
			due.push(actorId);
		}
		return due.length > 0 ? due : undefined;
	}
}
