import type { ReferenceKey } from '../document/references.ts';
import { isIdentifier } from '../identifier.ts';
import { readTerritoryId, type TerritoryKind } from '../territory/territory.ts';

/**
 * What the directory knows under the key of an item: `organisation:<id>` for an id, `territory:qpv-QN04905M` for `qpv:QN04905M`; null for the key of a
 * name that was typed.
 */
export function referenceOfKey(key: string): ReferenceKey | null {
	if (isIdentifier(key)) return `organisation:${key}`;
	const territory = territoryIdOf(key);
	return territory && `territory:${territory}`;
}

/** `qpv-QN04905M` for `qpv:QN04905M`; null for the key of a name that was typed. */
export function territoryIdOf(key: string): string | null {
	const territory = territoryOfKey(key);
	return territory && `${territory.kind}-${territory.code}`;
}

/** The territory that a key names, by its official code. Colons tell it from a name that was typed: « commune 49007 » has none in its key. */
export function territoryOfKey(key: string): { readonly kind: TerritoryKind; readonly code: string } | null {
	return key.includes(':') ? (readTerritoryId(key.replace(':', '-')) ?? null) : null;
}

/** The inverse of {@link referenceOfKey}; null for whom no list of a programme names: a person. */
export function keyOfReference(reference: ReferenceKey): string | null {
	const [, kind, id = ''] = /^([a-z]+):(.+)$/.exec(reference) ?? [];
	if (kind === 'organisation') return id;
	return kind === 'territory' ? keyOfTerritory(id) : null;
}

/** The inverse of {@link territoryIdOf}. */
export const keyOfTerritory = (id: string): string => id.replace('-', ':');
