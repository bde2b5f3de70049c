import { foldName } from '../search/fold.ts';
import type { Measure } from './cells.ts';
import { territoryIdOf } from './item-keys.ts';
import type { Range } from './money.ts';
import type { Place } from './place.ts';
import type { Action, Item } from './programme.ts';
import { sumOf } from './totals.ts';

/** The actions that name one territory. */
export interface TerritoryPart {
	/** As the first of them names it. */
	readonly item: Item;
	/** What the directory knows of it; null for a name that was typed, and for what it no longer knows. */
	readonly place: Place | null;
	/** In the order they were given. */
	readonly actions: readonly Action[];
	/** Of all these actions: one that names several territories counts whole in each. */
	readonly sum: Range;
}

/** Where actions happen. */
export interface Territories {
	/** Those with the most actions first. */
	readonly parts: readonly TerritoryPart[];
	/** Quarters of the cité that none of these actions names. */
	readonly quiet: readonly Place[];
	/** Those that name no territory. */
	readonly nowhere: readonly Action[];
}

export function territoriesOf(
	actions: readonly Action[],
	measure: Measure,
	places: readonly Place[],
): Territories {
	const known = new Map(places.map((place) => [place.id, place]));
	const groups = new Map<string, { item: Item; actions: Set<Action> }>();
	for (const action of actions)
		for (const item of action.lists.territory) {
			const identity = identityOf(item);
			const group = groups.get(identity);
			if (group) group.actions.add(action);
			else groups.set(identity, { item, actions: new Set([action]) });
		}
	const parts = [...groups].map(([identity, { item, actions: own }]): TerritoryPart => ({
		item,
		place: known.get(identity) ?? null,
		actions: [...own],
		sum: sumOf(own, measure).total,
	}));
	return {
		parts: parts.sort((a, b) => b.actions.length - a.actions.length || b.sum.high - a.sum.high),
		quiet: places.filter(({ kind, ofCite, id }) => kind === 'qpv' && ofCite && !groups.has(id)),
		nowhere: actions.filter(({ lists }) => lists.territory.length === 0),
	};
}

/** The id of a territory of the directory; one name that several people typed is one territory too. */
const identityOf = ({ key, name }: Item): string => territoryIdOf(key) ?? `named ${foldName(name ?? key)}`;
