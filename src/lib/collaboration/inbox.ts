import type { Frame } from '#domain/collaboration/protocol.ts';
import type { Nearness } from './nearness.ts';
import * as Y from 'yjs';

/** What others write, and where they are. */
export type Heard = Extract<Frame, { readonly type: 'update' | 'awareness' }>;

/** At least this long between two times the page is drawn anew for others, in milliseconds. */
const pace = 50;

/**
 * Takes in together what comes close together: thirty people who write would have the page drawn sixty times a second, each time
 * in the way of one's own keys. What comes alone waits for nothing. Nothing is lost or put in another order.
 */
export class Inbox {
	readonly #take: (heard: readonly Heard[]) => void;
	#waiting: Heard[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** By the page's own clock. */
	#takenAt = -Infinity;

	constructor(take: (heard: readonly Heard[]) => void) {
		this.#take = take;
	}

	add(heard: Heard): void {
		this.#waiting.push(heard);
		const wait = this.#takenAt + pace - performance.now();
		if (wait <= 0) this.flush();
		else this.#timer ??= setTimeout(this.flush, wait);
	}

	readonly flush = (): void => {
		this.forget();
		if (this.#waiting.length === 0) return;
		const heard = this.#waiting;
		this.#waiting = [];
		this.#takenAt = performance.now();
		this.#take(heard);
	};

	/** Takes nothing any more by itself. */
	forget(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}

/** All at once, carets first: they are drawn with the words they stand behind. @param origin of the words. */
export function takeIn(heard: readonly Heard[], doc: Y.Doc, nearness: Nearness, origin: unknown): void {
	const places = heard.flatMap((frame) => (frame.type === 'awareness' ? [frame.payload] : []));
	const words = heard.flatMap((frame) => (frame.type === 'update' ? [frame.update] : []));
	if (places.length > 0) nearness.hear(places);
	if (words.length === 0) return;
	doc.transact(() => {
		for (const update of words) Y.applyUpdate(doc, update, origin);
	}, origin);
}
