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
