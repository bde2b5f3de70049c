import { closeCodes } from '#domain/collaboration/closing.ts';
import { waitBefore } from './backoff.ts';

/** A connection that lasts this long starts the waiting anew when it breaks, in milliseconds. */
const steady = 5000;
/** As long as nothing is heard at all for less than this, it may be a restart, in milliseconds. */
const calm = 5000;
/** So many failures of one kind are no accident. */
const several = 3;

/** Why coming back by oneself goes on failing, when it is known. */
export type Hindrance =
	/** The site answers, its sockets do not: something in between lets none through [E4]. */
	| 'blocked'
	/** What the server sends makes no sense here. */
	| 'unreadable'
	/** The server answers that it cannot open the document. */
	| 'unavailable';

/** What came of the attempts to reach the server: how long to wait before the next, and what hinders them. */
export class Attempts {
	readonly #siteAnswers: () => Promise<boolean>;
	readonly #changed: () => void;
	#inARow = 0;
	/** When the content came on this connection, in milliseconds. */
	#openedAt = Number.POSITIVE_INFINITY;
	/** When the first attempt began since anything was heard, in milliseconds. */
	#silentSince: number | null = null;
	#silent = 0;
	#unreadable = 0;
	#unavailable = 0;
	#hindrance: Hindrance | null = null;

	/** @param siteAnswers whether plain HTTP reaches our own server. */
	constructor(siteAnswers: () => Promise<boolean>, changed: () => void) {
		this.#siteAnswers = siteAnswers;
		this.#changed = changed;
	}

	get hindrance(): Hindrance | null {
		return this.#hindrance;
	}

	begin(now: Date): void {
		this.#silentSince ??= now.getTime();
	}

	/** The content is here. */
	open(now: Date): void {
		this.#openedAt = now.getTime();
		this.#silentSince = null;
		this.#silent = this.#unavailable = 0;
		if (this.#hindrance !== 'unreadable') this.#hindrance = null;
	}

	/** The server does what it is there for, and is understood. */
	prove(now: Date): void {
		this.#inARow = 0;
		if (this.#lasts(now)) this.#unreadable = 0;
		if (this.#unreadable === 0) this.#hindrance = null;
	}

	/** @param heard whether anything came from our server. @returns how long to wait before the next, in milliseconds. */
	fail(code: number, heard: boolean, now: Date): number {
		// A server that opens and then cannot store would otherwise be asked four times a second.
		if (this.#lasts(now)) this.#inARow = this.#unreadable = 0;
		this.#openedAt = Number.POSITIVE_INFINITY;
		if (code === unreadable) this.#unreadable += 1;
		this.#unavailable = code === closeCodes.unavailable ? this.#unavailable + 1 : 0;
		if (heard || code >= 4000) this.#silent = 0;
		else this.#silent += 1;
		if (this.#silent === 0) this.#silentSince = null;
		void this.#judge(now);
		return waitBefore(Math.max(this.#inARow++, this.#unreadable));
	}

	#lasts(now: Date): boolean {
		return now.getTime() - this.#openedAt > steady;
	}

	async #judge(now: Date): Promise<void> {
		const silence = this.#silentSince === null ? 0 : now.getTime() - this.#silentSince;
		const mute = this.#silent > 1 && silence >= calm;
		const hindrance =
			this.#unreadable >= several
				? 'unreadable'
				: this.#unavailable >= several
					? 'unavailable'
					: mute && (await this.#siteAnswers())
						? 'blocked'
						: null;
		// Meanwhile it may have opened.
		if (mute && this.#silent === 0) return;
		this.#hindrance = hindrance;
		this.#changed();
	}
}

/** What a connection ends with when its frames cannot be read: the code of a protocol error (RFC 6455). */
export const unreadable = 1002;
