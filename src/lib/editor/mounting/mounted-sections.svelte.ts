import { flushSync } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { whenIdle } from './idle.ts';
import { placeKept } from './place-kept.ts';

/** How far from the screen an editor is there already, in pixels: one rarely scrolls farther before it is idle. */
const margin = '800px 0px';
/** Editors that may stay once they are far; beyond, the one that has been far for longest goes. */
const kept = 8;
/** How long one that is far stays at least, in milliseconds. */
const rest = 20_000;

/**
 * Which sections have an editor: those near the screen, and those somebody went to. The others show their text without one, so that sixty
 * articles open as fast as three. What is around the texts (titles, states, actions) becomes usable section by section, far ones when the
 * browser has a moment: `isAwake`.
 */
export class MountedSections {
	readonly #open = new SvelteSet<string>();
	readonly #awake = new SvelteSet<string>();
	/** Where each section stands in the page. */
	readonly #elements = new Map<string, Element>();
	readonly #near = new Set<string>();
	/** Since when each that is open is far, in the order of going. */
	readonly #far = new Map<string, number>();
	readonly #asked = new Map<string, () => void>();
	readonly #mayClose: (id: string) => boolean;
	readonly #observer: IntersectionObserver;
	#tidying: ReturnType<typeof setTimeout> | undefined;

	/** @param mayClose false while somebody writes there. */
	constructor(mayClose: (id: string) => boolean) {
		this.#mayClose = mayClose;
		// The scroll margin is for the page that scrolls in the window, where browsers know it.
		const options = { rootMargin: margin, scrollMargin: margin };
		this.#observer = new IntersectionObserver((entries) => {
			for (const { target, isIntersecting } of entries)
				if (isIntersecting) this.#come(idOf(target));
				else this.#leave(idOf(target));
		}, options);
	}

	has(id: string): boolean {
		return this.#open.has(id);
	}

	isAwake(id: string): boolean {
		return this.#awake.has(id);
	}

	/** The title and the choices of a section can be used when this returns. Not in an effect. */
	wake(id: string): void {
		if (!this.#awake.has(id)) flushSync(() => this.#awake.add(id));
	}

	/** Follows where the element of a section is. For `{@attach}`. @returns how to stop. */
	follow(id: string, element: HTMLElement): () => void {
		element.dataset['section'] = id;
		this.#elements.set(id, element);
		this.#observer.observe(element);
		const forget = whenIdle(() => this.wake(id));
		return () => {
			forget();
			this.#observer.unobserve(element);
			this.#elements.delete(id);
			this.#leave(id);
		};
	}

	/** The editor is there when this returns. Not in an effect. */
	open(id: string): void {
		this.#forgetAsking(id);
		if (this.#open.has(id)) return;
		this.wake(id);
		this.#change(id, () => this.#open.add(id));
		if (!this.#near.has(id)) this.#rest(id);
	}

	close(id: string): void {
		this.#far.delete(id);
		if (this.#open.has(id)) this.#change(id, () => this.#open.delete(id));
	}

	destroy(): void {
		this.#observer.disconnect();
		clearTimeout(this.#tidying);
		for (const forget of this.#asked.values()) forget();
	}

	#change(id: string, change: () => void): void {
		placeKept(this.#elements.get(id) ?? null, () => {
			change();
			flushSync();
		});
	}

	#come(id: string): void {
		this.#near.add(id);
		this.#far.delete(id);
		if (!this.#open.has(id) && !this.#asked.has(id)) this.#ask(id);
	}

	#ask(id: string): void {
		this.#asked.set(
			id,
			whenIdle(() => {
				this.#asked.delete(id);
				// What one has selected there would no longer be: it is for later.
				if (this.#isSelected(id)) this.#askLater(id);
				else this.open(id);
			}, true),
		);
	}

	#askLater(id: string): void {
		const timer = setTimeout(() => this.#ask(id), 1000);
		this.#asked.set(id, () => clearTimeout(timer));
	}

	#leave(id: string): void {
		this.#near.delete(id);
		this.#forgetAsking(id);
		if (this.#open.has(id)) this.#rest(id);
	}

	#forgetAsking(id: string): void {
		this.#asked.get(id)?.();
		this.#asked.delete(id);
	}

	#rest(id: string): void {
		this.#far.delete(id);
		this.#far.set(id, performance.now());
		this.#tidying ??= setTimeout(() => this.#tidy(), rest);
	}

	#tidy(): void {
		this.#tidying = undefined;
		for (const [id, since] of this.#far) {
			if (this.#open.size <= kept || performance.now() - since < rest) break;
			if (this.#mayClose(id) && !this.#isSelected(id)) this.close(id);
		}
		if (this.#far.size > 0 && this.#open.size > kept) this.#tidying = setTimeout(() => this.#tidy(), rest);
	}

	#isSelected(id: string): boolean {
		const selection = document.getSelection();
		const element = this.#elements.get(id);
		return !!element && !!selection && !selection.isCollapsed && selection.containsNode(element, true);
	}
}

const idOf = (element: Element): string => (element as HTMLElement).dataset['section'] ?? '';
