import { contentsOf, type ContentsEntry } from '#domain/document/contents.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';
import type { Sections } from '../sections.svelte.ts';
import { headingsIn } from './headings.ts';

/** After a change, in milliseconds: headings are typed letter by letter. */
const calm = 400;

/** The table of contents of a living document. Only looked at while somebody reads `entries`. */
export class LiveContents {
	readonly #sections: Sections;
	readonly #watch: () => void;
	/** Headings of the sections that did not change since. */
	readonly #known = new Map<string, ContentNode>();
	#entries: readonly ContentsEntry[] | undefined;

	constructor(sections: Sections) {
		this.#sections = sections;
		this.#watch = createSubscriber((update) => {
			let waiting: ReturnType<typeof setTimeout> | undefined;
			const look = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
				for (const { target } of events) {
					const id = sections.sectionOf(target);
					if (id === undefined) this.#known.clear();
					else this.#known.delete(id);
				}
				waiting ??= setTimeout(() => {
					waiting = undefined;
					const before = JSON.stringify(this.#entries);
					this.#entries = this.#read();
					if (JSON.stringify(this.#entries) !== before) update();
				}, calm);
			};
			this.#known.clear();
			this.#entries = this.#read();
			sections.root.observeDeep(look);
			return () => {
				clearTimeout(waiting);
				sections.root.unobserveDeep(look);
				this.#entries = undefined;
			};
		});
	}

	get entries(): readonly ContentsEntry[] {
		this.#watch();
		if (this.#entries) return this.#entries;
		// Nobody follows the changes: nothing is known.
		this.#known.clear();
		return this.#read();
	}

	#read(): ContentsEntry[] {
		return contentsOf(
			this.#sections.list.flatMap((head) => {
				const content = this.#sections.parts(head.id)?.content;
				if (!content) return [];
				const headings = this.#known.get(head.id) ?? headingsIn(content);
				this.#known.set(head.id, headings);
				return [{ ...head, content: headings }];
			}),
		);
	}
}
