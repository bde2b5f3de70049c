import type { Line, LineKind } from './lines.ts';

/** Lines that are drawn alike: what drew one of them can draw another. */
const families: Readonly<Record<LineKind, 'action' | 'group' | 'orphan'>> = {
	action: 'action',
	axis: 'group',
	objective: 'group',
	orphans: 'orphan',
	'orphan-objective': 'orphan',
	'orphan-funder': 'orphan',
};

/**
 * Which row of the page shows which line. A line keeps its row as long as it is shown, so that the focus stays where it is; a line that comes takes the row
 * of one like it that has gone: changing what a row says costs less than making another.
 */
export class LineSlots {
	/** By id of line. */
	#taken = new Map<string, string>();
	#made = 0;

	/** @returns the name of the row of each line. */
	of(lines: readonly Line[]): string[] {
		const taken = new Map<string, string>();
		for (const { id, kind } of lines) {
			const slot = this.#taken.get(id);
			if (slot?.startsWith(families[kind])) taken.set(id, slot);
		}
		const kept = new Set(taken.values());
		const free = [...this.#taken.values()].filter((slot) => !kept.has(slot));
		const take = (family: string) => {
			const at = free.findIndex((slot) => slot.startsWith(family));
			return at < 0 ? `${family} ${(this.#made += 1)}` : free.splice(at, 1)[0]!;
		};
		for (const { id, kind } of lines) if (!taken.has(id)) taken.set(id, take(families[kind]));
		this.#taken = taken;
		return lines.map(({ id }) => taken.get(id)!);
	}
}
