import type { Frame } from '#domain/collaboration/protocol.ts';
import { keystroke } from './keystroke.ts';
import type { Nearness } from './nearness.ts';
import * as Y from 'yjs';

/** What others write, and where they are. */
export type Heard = Extract<Frame, { readonly type: 'update' | 'awareness' }>;

/** At least this long between two times the page is drawn anew for others, in milliseconds. */
const usualPace = 50;

/** So long after a key, its letter has been drawn; the next one seldom comes at once. In milliseconds. */
const drawn = 20;

/** Who has pressed no key for this long does not type any more, in milliseconds. */
const typing = 150;

/** What came waits no longer than this for the keys of somebody who does not stop, in milliseconds. */
const patience = 100;

/** How often what waits looks whether a key was pressed meanwhile, in milliseconds. */
const glance = 10;

/**
 * Takes in together what comes close together: thirty people who write would have the page drawn sixty times a second, each time
 * in the way of one's own keys. Between two letters of one's own the others are drawn once, right behind the first, so that the
 * second finds the page free. What comes alone, while one does not type, waits for nothing. Nothing is lost or put in another order.
 */
export class Inbox {
	readonly #take: (heard: readonly Heard[]) => void;
	readonly #pace: number;
	#waiting: Heard[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** By the page's own clock. */
	#takenAt = -Infinity;
	#waitingSince = 0;

	constructor(take: (heard: readonly Heard[]) => void, pace = usualPace) {
		this.#take = take;
		this.#pace = pace;
	}

	add(heard: Heard): void {
		if (this.#waiting.length === 0) this.#waitingSince = performance.now();
		this.#waiting.push(heard);
		if (this.#timer === undefined) this.#takeInTime();
	}

	readonly #takeInTime = (): void => {
		const { at } = keystroke;
		const free = at + (at > this.#takenAt ? drawn : typing);
		const due = Math.max(this.#takenAt + this.#pace, Math.min(free, this.#waitingSince + patience));
		const wait = due - performance.now();
		if (wait <= 0) this.flush();
		else this.#timer = setTimeout(this.#takeInTime, Math.min(wait, glance));
	};

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
