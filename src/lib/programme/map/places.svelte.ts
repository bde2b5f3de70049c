import type { Place } from '#domain/programme/place.ts';

/** How long one waits before asking: what another has just written has to be saved, and several come at once. In milliseconds. */
const pace = 1500;

/** What the directory says of the territories of a programme, also of those that somebody named since the page was made. */
export class LivePlaces {
	all: readonly Place[] = $state.raw([]);
	readonly #address: string;
	readonly #asked = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(documentId: string, places: readonly Place[]) {
		this.#address = `/documents/${documentId}/territoires`;
		this.all = places;
	}

	/** Asks for territories it does not know, once for each: what the server does not know either stays without a place. */
	need(ids: readonly string[]): void {
		const known = new Set(this.all.map(({ id }) => id));
		const missing = ids.filter((id) => !known.has(id) && !this.#asked.has(id));
		for (const id of missing) this.#asked.add(id);
		if (missing.length === 0) return;
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			void this.#ask();
		}, pace);
	}

	destroy(): void {
		clearTimeout(this.#timer);
	}

	async #ask(): Promise<void> {
		try {
			const answer = await fetch(this.#address, { headers: { accept: 'application/json' } });
			if (!answer.ok) throw new Error(answer.statusText);
			this.all = (await answer.json()) as Place[];
		} catch {
			// Without the network they stay without a point, and are asked for again with the next change.
			this.#asked.clear();
		}
	}
}
