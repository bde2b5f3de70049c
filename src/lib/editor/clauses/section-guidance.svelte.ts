import { clauseOf } from './clause-board.ts';
import type { DocumentClauses } from './document-clauses.svelte.ts';

interface OfClause {
	readonly id: string;
	readonly clause?: string | undefined;
}

/** What the template says to whoever writes one section: there until somebody has written, then for whoever asks to read it again. */
export class SectionGuidance {
	/** How often one has asked. */
	#asked = $state(0);
	readonly #clauses: () => DocumentClauses | undefined;
	readonly #section: () => OfClause;

	constructor(clauses: () => DocumentClauses | undefined, section: () => OfClause) {
		this.#clauses = clauses;
		this.#section = section;
	}

	/** Whether there is anything to read again. */
	get isThere(): boolean {
		return Boolean(this.#clause?.guidance);
	}

	/** As it is shown, put away perhaps; null where nothing is. */
	get shown() {
		const clauses = this.#clauses();
		const guidance = this.#unwritten ?? (this.#asked > 0 ? this.#clause?.guidance : null);
		if (!guidance) return null;
		return {
			guidance,
			obligation: this.#clause?.obligation,
			hidden: this.#asked === 0 && (clauses?.live?.hidden.has(this.#section().id) ?? false),
			asked: this.#asked,
			onhide: clauses?.live ? this.#hide : undefined,
		};
	}

	readAgain(): void {
		this.#asked++;
	}

	readonly #hide = (hidden: boolean): void => {
		this.#asked = 0;
		if (this.#unwritten) this.#clauses()?.live?.hidden.set(this.#section().id, hidden);
	};

	get #clause() {
		return clauseOf(this.#clauses()?.view ?? null, this.#section().clause);
	}

	get #unwritten() {
		return this.#clauses()?.board?.guidance(this.#section()) ?? null;
	}
}
