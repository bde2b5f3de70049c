import type { SaveState } from './save-state.ts';

/** After this long without acknowledgement the screen says so [E3], in milliseconds. */
export const patience = 5000;

/** Words typed here and not acknowledged, oldest first. */
interface Waiting {
	readonly since: Date;
	/** The how-manieth update of this connection carries them; 0 while none does. */
	position: number;
}

type Link =
	| { readonly state: 'opening' }
	| { readonly state: 'open' }
	| { readonly state: 'lost'; readonly since: Date }
	| { readonly state: 'refused'; readonly reason: string };

/**
 * Decides what may be said to be saved. It never says so before the server's acknowledgement: « your first n updates are
 * durable », counted anew on each connection. Pure but for the instants it is given.
 */
export class SaveTracker {
	#link: Link = { state: 'opening' };
	#waiting: Waiting[] = [];
	#sent = 0;
	#savedAt = new Date(0);
	/** Why the server stores nothing for now, in its words; empty when it does. */
	#stalled = '';

	/** Some words are only in this tab. */
	get hasPending(): boolean {
		return this.#waiting.length > 0;
	}

	/** Something was typed and travels with the next update, or waits for a connection. */
	edit(now: Date, sent: boolean): void {
		const position = sent ? this.#count() : 0;
		// Words that wait together are told by the oldest of them.
		if (position === 0 && this.#waiting.at(-1)?.position === 0) return;
		this.#waiting.push({ since: now, position });
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
		const oldest = this.#waiting[0];
		this.#waiting = oldest ? [{ since: oldest.since, position: 0 }] : [];
	}

	/** For good. The words stay in the tab. */
	refuse(reason: string): void {
		if (this.#link.state !== 'refused') this.#link = { state: 'refused', reason };
	}

	at(now: Date): SaveState {
		const link = this.#link;
		if (link.state === 'refused') return link;
		if (link.state === 'opening') return { state: 'connecting' };
		if (link.state === 'lost') return { state: 'offline', since: link.since, pending: this.hasPending };
		const oldest = this.#waiting[0];
		if (!oldest) return { state: 'saved', at: this.#savedAt };
		if (this.#stalled) return { state: 'unsaved', since: oldest.since, reason: this.#stalled };
		const late = now.getTime() - oldest.since.getTime() >= patience;
		return { state: late ? 'unsaved' : 'saving', since: oldest.since };
	}

	#count(): number {
		this.#sent += 1;
		return this.#sent;
	}
}
