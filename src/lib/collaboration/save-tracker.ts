import type { SaveState, WordsKeptIn } from './save-state.ts';

/** After this long without acknowledgement the screen says so [E3], in milliseconds. */
export const patience = 5000;

/** Words typed here and not acknowledged. */
interface Waiting {
	readonly since: Date;
	/** The how-manieth edit of this tab is the first of them. */
	readonly first: number;
	/** The how-manieth update of this connection carries them; 0 while none does. */
	position: number;
}

type Link =
	| { readonly state: 'opening' }
	| { readonly state: 'open' }
	| { readonly state: 'lost'; readonly since: Date }
	| { readonly state: 'refused' };

/**
 * Decides what may be said to be saved. It never says so before the server's acknowledgement: « your first n updates are
 * durable », counted anew on each connection. Pure but for the instants it is given.
 */
export class SaveTracker {
	#link: Link = { state: 'opening' };
	/** In the order of the edits. */
	#waiting: Waiting[] = [];
	#edits = 0;
	#sent = 0;
	#savedAt = new Date(0);
	/** Why the server stores nothing for now, in its words; empty when it does. */
	#stalled = '';

	/** Some words are only on this side. */
	get hasPending(): boolean {
		return this.#waiting.length > 0;
	}

	/** The edits of this tab up to this one are on the server's disk; 0 while none is. */
	get durable(): number {
		return (this.#waiting[0]?.first ?? this.#edits + 1) - 1;
	}

	/** The server will not take them, for now or ever. */
	get isRefused(): boolean {
		return this.#link.state === 'refused';
	}

	/**
	 * Something was typed and travels with the next update, or waits for a connection.
	 * @param since when, if not now: words of an earlier visit came back.
	 * @returns its number among the edits of this tab, from 1.
	 */
	edit(now: Date, sent: boolean, since = now): number {
		this.#edits += 1;
		const position = sent ? this.#count() : 0;
		const last = this.#waiting.at(-1);
		// Words that wait together are told by the oldest of them.
		if (position === 0 && last?.position === 0 && last.since <= since) return this.#edits;
		this.#waiting.push({ since, position, first: this.#edits });
		return this.#edits;
	}

	/** Everything the server lacks was sent as one update: whatever waited travels in it. */
	sendAll(): void {
		const position = this.#count();
		for (const words of this.#waiting) words.position = position;
	}

	acknowledge(count: number, now: Date): void {
		this.#stalled = '';
		this.#waiting = this.#waiting.filter((words) => words.position === 0 || words.position > count);
		this.#savedAt = now;
	}

	/** The server keeps what was sent, and cannot store it for now. */
	stall(reason: string): void {
		this.#stalled = reason;
	}

	/** The connection is open and the document's content is here. */
	open(now: Date): void {
		this.#link = { state: 'open' };
		this.#savedAt = now;
	}

	/** The connection is gone: nothing that was sent on it counts until it is sent again. */
	lose(now: Date): void {
		if (this.#link.state === 'open' || this.#link.state === 'opening')
			this.#link = { state: 'lost', since: now };
		this.#sent = 0;
		this.#stalled = '';
		const since = this.#oldest();
		this.#waiting = since ? [{ since, first: this.durable + 1, position: 0 }] : [];
	}

	/** Coming back by itself cannot help. The words stay. */
	refuse(): void {
		this.#link = { state: 'refused' };
	}

	/** The person tries again after all. */
	retry(now: Date): void {
		this.#link = { state: 'lost', since: now };
	}

	/** @param kept where words survive that are not acknowledged. */
	at(now: Date, kept: WordsKeptIn): SaveState {
		const link = this.#link;
		const since = this.#oldest();
		const waits = since ? { pending: true as const, kept } : { pending: false as const };
		if (link.state === 'refused') return { state: 'refused', ...waits };
		if (link.state === 'opening') return { state: 'connecting' };
		if (link.state === 'lost') return { state: 'offline', since: link.since, ...waits };
		if (!since) return { state: 'saved', at: this.#savedAt };
		if (this.#stalled) return { state: 'unsaved', since, kept, reason: this.#stalled };
		const late = now.getTime() - since.getTime() >= patience;
		return late ? { state: 'unsaved', since, kept } : { state: 'saving', since };
	}

	#oldest(): Date | undefined {
		return this.#waiting.map(({ since }) => since).sort((a, b) => a.getTime() - b.getTime())[0];
	}

	#count(): number {
		this.#sent += 1;
		return this.#sent;
	}
}
