import { entryKinds } from '#domain/search/entry.ts';
import { facets, facetValueName, type Facet } from '#domain/search/facets.ts';
import type { Look } from './look.ts';
import type { FacetCount, FacetView, SearchView } from './view.ts';

/** How many results each kind would give, whatever kinds are chosen. */
export function countKinds({ register, tally }: Look): SearchView['facets']['kinds'] {
	return entryKinds
		.map((kind) => {
			const token = register.numberOf('kind', kind);
			return { kind, entries: token === undefined ? 0 : tally.within[token]! + tally.instead[token]! };
		})
		.filter(({ entries }) => entries > 0);
}

/** The lists that results can be narrowed by, with the values they have, the fullest first; what is chosen always shows. */
export function countLists(look: Look): FacetView[] {
	const { register, tally, input } = look;
	const values = new Map<Facet, FacetCount[]>(facets.map((facet) => [facet, []]));
	for (const [token] of register.tokens.entries()) {
		const entries = tally.within[token]! + tally.instead[token]!;
		const facet = facets.find((one) => one === register.dimensionOf(token));
		if (!facet) continue;
		const key = register.valueOf(token);
		const chosen = input.chosen?.[facet]?.includes(key) ?? false;
		const name = facetValueName(facet, key);
		if ((entries > 0 || chosen) && name !== undefined)
			values.get(facet)!.push({ key, name, entries, chosen });
	}
	return facets
		.map((facet) => ({
			facet,
			values: values.get(facet)!.sort((a, b) => b.entries - a.entries || a.name.localeCompare(b.name, 'fr')),
		}))
		.filter((view) => view.values.length > 0);
}
