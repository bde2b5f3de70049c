import { foldName } from '../search/fold.ts';
import type { TerritoryKind } from './territory.ts';

/** Short names in use, by code of région. */
const regionAliases: Record<string, readonly string[]> = {
	'11': ['idf', 'region parisienne'],
	'24': ['centre val de loire', 'region centre'],
	'27': ['bfc'],
	'32': ['hdf'],
	'84': ['aura', 'rhone alpes', 'auvergne'],
	'93': ['paca', 'provence alpes cote d azur', 'region sud'],
};

const epciPrefix = /^(CC|CA|CU|MET69|METRO)\s+/;

/** BANATIC's `CC du Pays de Pontchâteau` → « Communauté de communes du Pays de Pontchâteau ». */
export function epciName(official: string): string {
	if (official.startsWith('CC ')) return `Communauté de communes ${official.slice(3)}`;
	if (official.startsWith('CA ')) return `Communauté d’agglomération ${official.slice(3)}`;
	return official.replace(epciPrefix, '');
}

/** The folded names by which a question may name a territory. */
export function namesOf(kind: TerritoryKind, code: string, name: string): string[] {
	const names = [foldName(name)];
	if (kind === 'epci')
		names.push(
			foldName(
				name.replace(/^Communauté (de communes|d’agglomération) (du |de la |des |de l'|d'|de )?/u, ''),
			),
		);
	if (kind === 'region') names.push(...(regionAliases[code] ?? []));
	if (kind === 'commune') names.push(foldName(name.replace(/\s+Arrondissement$/u, '')));
	return [...new Set(names)].filter((one) => one !== '');
}
