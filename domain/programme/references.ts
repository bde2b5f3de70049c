import { actorKey, type ReferenceKey } from '../document/references.ts';
import { referenceOfKey } from './item-keys.ts';
import type { ProgrammeJson } from './json.ts';

/** All that a programme names by identifier or code: who wrote its amounts, the organisations that carry, help or pay, where it happens. */
export function referencesOfProgramme(programme: ProgrammeJson): ReferenceKey[] {
	const keys = new Set<ReferenceKey>();
	for (const { lists, funding } of programme.actions) {
		for (const { actor } of funding) if (actor) keys.add(actorKey(actor));
		for (const { key } of Object.values(lists).flat()) {
			const reference = referenceOfKey(key);
			if (reference) keys.add(reference);
		}
	}
	for (const { organisation } of programme.funders)
		if (organisation) keys.add(`organisation:${organisation}`);
	return [...keys];
}
