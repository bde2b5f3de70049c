import { nameOf, seatNames, type Names, type ReferenceKey } from '#domain/document/references.ts';
import type { Party } from '#domain/cite/party.ts';
import { SvelteMap } from 'svelte/reactivity';

/** Somebody may have been mentioned by another a moment ago: asked once in this time, in milliseconds. */
const pace = 1500;

/**
 * The names of whom the text mentions, beside the text: it holds identifiers only. Who is not known yet was perhaps mentioned since the page was
 * made: the server is asked, once for each.
 */
export class LiveNames {
	readonly #known = new SvelteMap<ReferenceKey, string>();
	readonly #asked = new Set<ReferenceKey>();
	readonly #listeners = new Set<() => void>();
	readonly #fetch: () => Promise<Names>;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param fetch what the server says of the whole document. */
	constructor(fetch: () => Promise<Names>, institutions: Partial<Record<Party, string>>, names: Names) {
		this.#fetch = fetch;
		this.#learn({ ...seatNames(institutions), ...names });
	}

	/** All of them, for components. */
	get all(): Names {
		return Object.fromEntries(this.#known);
	}

	isKnown(key: ReferenceKey): boolean {
		return this.#known.has(key);
	}

	/** What to call somebody now; `listen` tells when that may have changed. */
	of(key: ReferenceKey): string {
		if (!this.#known.has(key) && !key.startsWith('seat:')) this.#ask(key);
		const known = this.#known.get(key);
		return nameOf(key, known === undefined ? {} : { [key]: known });
	}

	/** Somebody chosen in a list that the server gave. */
	learn(key: ReferenceKey, name: string): void {
		this.#learn({ [key]: name });
	}

	listen(told: () => void): () => void {
		this.#listeners.add(told);
		return () => this.#listeners.delete(told);
	}

	destroy(): void {
		clearTimeout(this.#timer);
		this.#listeners.clear();
	}

	#learn(names: Names): void {
		for (const [key, name] of Object.entries(names)) this.#known.set(key, name);
		for (const told of this.#listeners) told();
	}

	#ask(key: ReferenceKey): void {
		if (this.#asked.has(key)) return;
		this.#asked.add(key);
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			// Without the network they stay unnamed, and the text whole.
			void this.#fetch().then(
				(names) => this.#learn(names),
				() => this.#asked.clear(),
			);
		}, pace);
	}
}
