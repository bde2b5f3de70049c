import type { ContentNode } from '#domain/document/document.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { whenIdle } from './idle.ts';
import { ReadingCopy } from './reading-copy.ts';

/** The text of a section that has no editor, as it is now: others’ words appear when the browser has a moment. */
export class LiveContent {
	readonly #copy: ReadingCopy;
	readonly #watch: () => void;
	/** Fingerprint of the page as it was made, as long as it holds. */
	#printed: string | undefined;
	#value: ContentNode | null;

	/** @param printed of the page as it was made: it is left as it is until there is a moment to look whether it still holds. */
	constructor(fragment: Y.XmlFragment, printed?: string) {
		this.#copy = new ReadingCopy(fragment);
		this.#printed = printed;
		this.#value = printed === undefined ? this.#copy.read() : null;
		this.#watch = createSubscriber((update) => {
			let forget: (() => void) | undefined;
			const look = () => {
				forget = undefined;
				const before = this.#value;
				this.#value = this.#read();
				if (this.#value !== before) update();
			};
			const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
				for (const { target } of events) this.#copy.forget(target);
				forget ??= whenIdle(look);
			};
			fragment.observeDeep(changed);
			forget = whenIdle(look);
			return () => {
				fragment.unobserveDeep(changed);
				forget?.();
			};
		});
	}

	/** Null while the page holds as it was made. Once it no longer does, never again. */
	get value(): ContentNode | null {
		this.#watch();
		return this.#value;
	}

	#read(): ContentNode | null {
		const read = this.#copy.read();
		if (this.#printed === undefined) return read;
		if (fingerprint(read) === this.#printed) return null;
		this.#printed = undefined;
		return read;
	}
}
