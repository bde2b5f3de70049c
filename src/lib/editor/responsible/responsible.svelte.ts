import { SvelteMap } from 'svelte/reactivity';

export interface Candidate {
	readonly id: string;
	readonly name: string;
	readonly from: string;
}

interface Answer {
	readonly candidates: readonly Candidate[];
	/** They are too many for a list, which is then empty: one is looked for by their name. */
	readonly isLong: boolean;
	readonly names: Readonly<Record<string, string>>;
}

/** Said of somebody who objected to being listed, or is in the directory no more. */
export const unlisted = 'Personne non listée';

/** The people who answer for sections, by name: the text holds who they are and never what they are called [rule 2]. */
export class Responsible {
	readonly #names: SvelteMap<string, string>;
	readonly #address: string;
	readonly #asked = new Set<string>();

	/** @param names of those to whom sections were entrusted when the page was made. */
	constructor(documentId: string, names: Readonly<Record<string, string>>) {
		this.#address = `/documents/${documentId}/personnes`;
		this.#names = new SvelteMap(Object.entries(names));
	}

	/** All that are known, by id. */
	get names(): Readonly<Record<string, string>> {
		return Object.fromEntries(this.#names);
	}

	nameOf(id: string): string {
		return this.#names.get(id) ?? unlisted;
	}

	/** Somebody that this page has found. */
	know(id: string, name: string): void {
		this.#names.set(id, name);
	}

	/** Somebody else has entrusted a section meanwhile. Asks once for each person; who stays unknown is not listed. */
	learn(id: string): void {
		if (this.#names.has(id) || this.#asked.has(id)) return;
		this.#asked.add(id);
		this.list().catch(() => this.#asked.delete(id));
	}

	/** Whom a section may be entrusted to. @throws when the server does not say. */
	async list(): Promise<Pick<Answer, 'candidates' | 'isLong'>> {
		const answer = await fetch(this.#address);
		if (!answer.ok) throw new Error(String(answer.status));
		const { candidates, isLong, names } = (await answer.json()) as Answer;
		for (const { id, name } of candidates) this.#names.set(id, name);
		for (const [id, name] of Object.entries(names)) this.#names.set(id, name);
		return { candidates, isLong };
	}
}
