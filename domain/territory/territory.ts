/** From the widest to the nearest. */
export const territoryKinds = ['region', 'academie', 'departement', 'epci', 'commune', 'qpv'] as const;
export type TerritoryKind = (typeof territoryKinds)[number];

export const territoryKindNames: Record<TerritoryKind, string> = {
	region: 'Région',
	academie: 'Académie',
	departement: 'Département',
	epci: 'Intercommunalité',
	commune: 'Commune',
	qpv: 'Quartier prioritaire',
};

/** `commune` + `49007` → `commune-49007`: the key of a territory is its official code. */
export function territoryId(kind: TerritoryKind, code: string): string {
	return `${kind}-${code}`;
}

export function territoryAddress(kind: TerritoryKind, code: string): string {
	return `/territoires/${kind}/${code}`;
}

/** `commune-49007` → its kind and code; undefined for anything that is not the spelling of a territory [R4]. */
export function readTerritoryId(id: string): { kind: TerritoryKind; code: string } | undefined {
	const [, kind, code] = /^([a-z]+)-([0-9A-Za-z-]{1,40})$/.exec(id) ?? [];
	const known = territoryKinds.find((one) => one === kind);
	return known && code ? { kind: known, code } : undefined;
}
