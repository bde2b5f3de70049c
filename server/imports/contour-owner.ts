import { toSlug } from '#domain/identifier.ts';
import { insets } from '#domain/territory/projection.ts';
import { territoryId, type TerritoryKind } from '#domain/territory/territory.ts';
import type { Box } from '#domain/territory/contour.ts';
import type { Shape } from '#domain/territory/topology.ts';

/** How the layers of official files are called, and the properties that hold the code of a territory, the surest first. */
const layers: readonly [RegExp, TerritoryKind, readonly string[]][] = [
	[/^(qpv|qp|quartier)/i, 'qpv', ['code', 'code_qp', 'codeQuartier', 'id']],
	[/^(acad)/i, 'academie', ['academie', 'code', 'nom']],
	[/^(dep|dép)/i, 'departement', ['code', 'insee_dep', 'INSEE_DEP', 'code_insee', 'codgeo']],
	[/^(reg|rég)/i, 'region', ['region', 'code', 'insee_reg', 'INSEE_REG', 'code_insee', 'codgeo']],
	[/^(epci|interco)/i, 'epci', ['code', 'siren', 'siren_epci', 'CODE_SIREN', 'codgeo']],
	[/^(com|arrondissement)/i, 'commune', ['code', 'insee', 'insee_com', 'INSEE_COM', 'code_insee', 'codgeo']],
];

const layerOf = (layer: string) => layers.find(([name]) => name.test(layer));

/** What kind of territory a layer holds; undefined when its name does not say. */
export const kindOf = ({ layer }: Shape): TerritoryKind | undefined => layerOf(layer)?.[1];

/** Id of the territory that a shape is of, as its file says; undefined when it does not. */
export function ownerOf({ layer, properties }: Shape): string | undefined {
	const [, kind, names] = layerOf(layer) ?? [];
	const value = names?.map((name) => properties[name]).find((one) => typeof one === 'string' && one !== '');
	if (!kind || typeof value !== 'string') return undefined;
	return territoryId(
		kind,
		kind === 'academie' ? toSlug(value.replace(/^Académie (de |d’|d'|des? )/u, '')) : value,
	);
}

/** Files made for display move what is overseas beside the mainland: nothing else stands at its true place there. */
export function isMoved(owner: string, [west, south, east, north]: Box): boolean {
	const inset = insets.find(({ code }) => owner === `departement-${code}`);
	if (!inset) return false;
	const [w, s, e, n] = inset.covers;
	return east < w - 1 || west > e + 1 || north < s - 1 || south > n + 1;
}
