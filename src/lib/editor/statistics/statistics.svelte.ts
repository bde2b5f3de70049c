import { countWords } from '#domain/document/word-count.ts';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { passagesOf } from '../find/passages.ts';
import type { Sections } from '../sections.svelte.ts';

/** How long after a change words are counted again, and how long counting may hold the page, in milliseconds. */
const calm = 400;
const slice = 8;

/** Words of each section and of the document, counted while nothing else happens. */
export class Statistics {
	readonly #sections: Sections;
	readonly #counts = new Map<string, number>();
	readonly #stale = new Set<string>();
	/** Words of the blocks that did not change since. */
	readonly #blocks = new WeakMap<object, number>();
	readonly #watch: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(sections: Sections) {
		this.#sections = sections;
		this.#watch = createSubscriber((update) => {
			const count = () => {
				this.#timer = undefined;
				const end = performance.now() + slice;
				for (const id of this.#stale) {
					this.#count(id);
					this.#stale.delete(id);
					if (performance.now() > end) break;
				}
				if (this.#stale.size > 0) this.#timer = setTimeout(count, 0);
				else update();
			};
			const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
				for (const { target } of events) {
					const id = this.#sections.sectionOf(target);
					if (id !== undefined) this.#stale.add(id);
					for (let type: Y.AbstractType<unknown> | null = target; type; type = type.parent)
						this.#blocks.delete(type);
				}
				this.#timer ??= setTimeout(count, calm);
			};
			for (const { id } of this.#sections.list) this.#stale.add(id);
			this.#timer = setTimeout(count, calm);
			this.#sections.root.observeDeep(changed);
			return () => {
				this.#sections.root.unobserveDeep(changed);
				clearTimeout(this.#timer);
				this.#timer = undefined;
			};
		});
	}

	/** Words of a section; 0 until they are counted. */
	wordsOf(id: string): number {
		this.#watch();
		return this.#counts.get(id) ?? 0;
	}

	/** Whether all of it has been counted once. */
	get areKnown(): boolean {
		this.#watch();
		return this.#sections.list.every(({ id }) => this.#counts.has(id));
	}

	/** Words of the document, titles left out. */
	get words(): number {
		this.#watch();
		return this.#sections.list.reduce((sum, { id }) => sum + (this.#counts.get(id) ?? 0), 0);
	}

	#count(id: string): void {
		const content = this.#sections.parts(id)?.content;
		if (content)
			this.#counts.set(
				id,
				content.toArray().reduce((sum, block) => sum + this.#wordsOfBlock(block as Y.XmlFragment), 0),
			);
		else this.#counts.delete(id);
	}

	#wordsOfBlock(block: Y.XmlFragment): number {
		const words = this.#blocks.get(block) ?? wordsOfText(block);
		this.#blocks.set(block, words);
		return words;
	}
}

/** Words of a shared text, notes left out as in the reading view. */
export const wordsOfText = (content: Y.XmlFragment): number =>
	passagesOf(content)
		.filter(({ pieces }) => (pieces[0]?.text.parent as Y.XmlElement | null)?.nodeName !== 'footnote')
		.reduce((sum, { words }) => sum + countWords(words), 0);
