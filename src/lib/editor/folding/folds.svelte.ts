import { SvelteSet } from 'svelte/reactivity';

/**
 * The sections that one has folded, remembered in this browser for one person and one document. Nobody else is told, and signing out
 * forgets it with all that is kept here.
 */
export class Folds {
	readonly #folded = new SvelteSet<string>();
	readonly #key: string;

	/** @param key of the person and the document. */
	constructor(key: string) {
		this.#key = `maillage-plis:${key}`;
		for (const id of recall(this.#key)) this.#folded.add(id);
	}

	has(id: string): boolean {
		return this.#folded.has(id);
	}

	toggle(id: string): void {
		if (this.#folded.has(id)) this.open(id);
		else this.fold([id]);
	}

	fold(ids: readonly string[]): void {
		for (const id of ids) this.#folded.add(id);
		this.#remember();
	}

	open(id: string): void {
		if (this.#folded.delete(id)) this.#remember();
	}

	openAll(): void {
		this.#folded.clear();
		this.#remember();
	}

	/** A browser that keeps nothing forgets it with the tab. */
	#remember(): void {
		try {
			if (this.#folded.size === 0) localStorage.removeItem(this.#key);
			else localStorage.setItem(this.#key, JSON.stringify([...this.#folded]));
		} catch {
			// It is a comfort: not worth a word.
		}
	}
}

function recall(key: string): string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
		return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}
