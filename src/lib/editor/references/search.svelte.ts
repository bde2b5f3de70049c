import { lookUp, LookupTrouble, type Lookup, type Suggestion } from './requests.ts';

/** How long one rests between two keys before the server is asked, in milliseconds. */
const pause = 120;

/** What is found while one types; the answer to an older question never covers a newer one. */
export class Search {
	found: readonly Suggestion[] = $state.raw([]);
	/** A sentence when the list is not an answer, or is empty. */
	message = $state('');
	active = $state(0);
	/** What is found answers older words. */
	isAsking = false;
	readonly #documentId: string;
	readonly #lookup: Lookup;
	readonly #invitation: string;
	#asking: AbortController | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Sends what waits for a pause. */
	#due: (() => Promise<void>) | undefined;
	#answered: Promise<void> = Promise.resolve();

	/** @param invitation what one is told before anything is typed. */
	constructor(documentId: string, lookup: Lookup, invitation: string) {
		this.#documentId = documentId;
		this.#lookup = lookup;
		this.#invitation = invitation;
		this.message = invitation;
	}

	/** @param own what is found here, before the server answers and above it. */
	ask(query: string, own: readonly Suggestion[] = []): void {
		this.stop();
		this.active = 0;
		this.isAsking = false;
		const isAsked = query.trim() !== '';
		if (!isAsked) {
			this.found = own;
			this.message = own.length > 0 ? '' : this.#invitation;
		} else if (own.length > 0) this.found = own;
		// Those whom one works with are offered before anything is typed.
		if (isAsked || this.#lookup !== 'lien') {
			this.isAsking = true;
			this.#due = () => (this.#answered = this.#send(query, own));
			this.#timer = setTimeout(() => void this.#ask(), pause);
		}
	}

	/** Resolves when what is found answers what was asked last. */
	settled(): Promise<void> {
		void this.#ask();
		return this.#answered;
	}

	move(by: number): void {
		if (this.found.length > 0) this.active = (this.active + by + this.found.length) % this.found.length;
	}

	get chosen(): Suggestion | undefined {
		return this.found[this.active];
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#due = undefined;
		this.#asking?.abort();
	}

	#ask(): Promise<void> | undefined {
		const due = this.#due;
		this.#due = undefined;
		clearTimeout(this.#timer);
		return due?.();
	}

	async #send(query: string, own: readonly Suggestion[]): Promise<void> {
		const asking = (this.#asking = new AbortController());
		try {
			const found = await lookUp(this.#documentId, query, this.#lookup, asking.signal);
			if (asking.signal.aborted) return;
			this.isAsking = false;
			this.found = [...own, ...found];
			if (this.found.length > 0) this.message = '';
			else if (query.trim() === '') this.message = this.#invitation;
			else this.message = `Rien ne répond à « ${query.trim()} » dans ce qui vous est ouvert.`;
		} catch (error) {
			if (asking.signal.aborted) return;
			this.isAsking = false;
			this.found = own;
			this.message = error instanceof LookupTrouble ? error.message : 'La recherche ne répond pas.';
		}
	}
}
