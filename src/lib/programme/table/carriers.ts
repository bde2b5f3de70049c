import type { Action, Item } from '#domain/programme/programme.ts';
import { fold } from '#domain/search/fold.ts';
import type { Suggestion } from '#lib/editor/references/requests.ts';
import { itemKeys } from '../items/item-keys.ts';
import type { ProgrammeWork } from '../programme-work.svelte.ts';

/** Who carries actions, as a cell of the table holds them: names apart by « ; ». */
export class Carriers {
	readonly #work: ProgrammeWork;
	/** Organisations chosen here, by folded name: typing the name again is choosing it again. */
	readonly #chosen = new Map<string, Item>();

	constructor(work: ProgrammeWork) {
		this.#work = work;
	}

	of(action: Action): string[] {
		return this.#work.items.namesOf(action, 'carrier');
	}

	learn(one: Suggestion): void {
		const item = this.#work.items.chosen(one);
		if (item) this.#chosen.set(fold(one.title.trim()), item);
	}

	/** Writes names apart by « ; »: those that were there stay what they are. */
	write(action: Action, typed: string): void {
		const wanted = [
			...new Set(typed.split(/[;\n\t]/).map((name) => name.replace(/\s+/g, ' ').trim())),
		].filter(Boolean);
		const { live, items } = this.#work;
		const present = new Map(action.lists.carrier.map((item) => [fold(items.nameOf(item)), item]));
		const kept = new Set(wanted.map(fold));
		const gone = [...present].filter(([name]) => !kept.has(name));
		const come = wanted.filter((name) => !present.has(fold(name)));
		if (gone.length + come.length === 0) return;
		live.atOnce(() => {
			for (const [, { key }] of gone) live.removeItem(action.id, 'carrier', key);
			const keys = itemKeys(come.length);
			const read = items.reader('carrier');
			for (const [at, name] of come.entries())
				live.addItem(action.id, 'carrier', this.#chosen.get(fold(name)) ?? read(name, keys[at]));
		});
	}
}
