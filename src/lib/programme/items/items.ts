import { keyOfReference, keyOfTerritory, referenceOfKey } from '#domain/programme/item-keys.ts';
import { itemName } from '#domain/programme/item-names.ts';
import type { Place } from '#domain/programme/place.ts';
import type { Action, ActionList, Item } from '#domain/programme/programme.ts';
import { freeNameLength } from '#domain/programme/rows.ts';
import { fold } from '#domain/search/fold.ts';
import type { LiveNames } from '#lib/editor/references/names.svelte.ts';
import type { Suggestion } from '#lib/editor/references/requests.ts';
import type { LiveProgramme } from '../live.svelte.ts';
import { freeKey } from './item-keys.ts';

const spelt = (name: string) => fold(name.trim());

/** What the lists of actions hold: names that were typed, and what the directory knows, by its name of today. */
export class Items {
	readonly #live: LiveProgramme;
	readonly #names: LiveNames;
	readonly #places: readonly Place[];

	/** @param places of which one has but to type the name or the code. */
	constructor(live: LiveProgramme, names: LiveNames, places: readonly Place[]) {
		this.#live = live;
		this.#names = names;
		this.#places = places;
	}

	nameOf(item: Item): string {
		const reference = referenceOfKey(item.key);
		if (reference === null) return itemName(item, {});
		// Asks the server for what it does not know; its name comes with the next change.
		const name = this.#names.of(reference);
		return this.#names.isKnown(reference) ? name : itemName(item, {});
	}

	namesOf(action: Action, list: ActionList): string[] {
		return action.lists[list].map((item) => this.nameOf(item));
	}

	/** Typed names that a list holds anywhere in the programme, so that one thing has one name. */
	saidIn(list: ActionList): string[] {
		const all = this.#live.programme.actions.flatMap(({ removed, lists }) => (removed ? [] : lists[list]));
		return [...new Set(all.flatMap(({ key, name }) => (referenceOfKey(key) === null ? (name ?? []) : [])))];
	}

	/** The item that was chosen in a list the server gave; undefined for what no list of an action names. */
	chosen({ key: reference, title }: Suggestion): Item | undefined {
		const key = reference && keyOfReference(reference);
		if (!reference || !key) return undefined;
		this.#names.learn(reference, title);
		return { key, name: title };
	}

	/**
	 * Finds what typed names stand for in a list: what actions already call so, a quarter or a commune of the cité by its name or code; a name of its
	 * own otherwise.
	 */
	reader(list: ActionList): (typed: string, key?: string) => Item {
		const known = new Map<string, Item>();
		if (list === 'territory')
			for (const { id, code, name } of this.#places) {
				const item = { key: keyOfTerritory(id), name };
				// Of two that share a name neither is meant.
				for (const word of [code, name]) known.set(spelt(word), known.has(spelt(word)) ? free(word) : item);
			}
		for (const { lists, removed } of this.#live.programme.actions)
			if (!removed) for (const item of lists[list]) known.set(spelt(this.nameOf(item)), item);
		return (typed, key = freeKey(typed)) => known.get(spelt(typed)) ?? free(typed, key);
	}
}

/** A name that was typed, on one line and no longer than a list takes. */
export function free(typed: string, key = freeKey(typed)): Item {
	return { key, name: typed.replace(/\s+/g, ' ').trim().slice(0, freeNameLength) };
}
