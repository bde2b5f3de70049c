import { territoryId } from '#domain/territory/territory.ts';
import { epciName, namesOf } from '#domain/territory/names.ts';
import { insertNew } from '../database/bulk.ts';
import type { Transaction } from '../database/connection.ts';
import type { Schema } from '../database/schema.ts';
import {
	readOfficialDivisions,
	type OfficialCommune,
	type OfficialDivisions,
	type OfficialEpci,
} from './official-divisions.ts';

type Territory = Schema['territories'];
type Ancestor = Schema['territory_ancestors'];

/**
 * Loads régions, départements, intercommunalités, communes and arrondissements municipaux of the official package,
 * each with everything above it. Rows that exist are left alone: a second call changes nothing.
 * @param divisions fewer of them, for a network that stands on fewer.
 * @returns how many territories there are.
 */
export async function loadAdministrativeDivisions(
	trx: Transaction,
	{ regions, departements, epci, communes }: OfficialDivisions = readOfficialDivisions(),
): Promise<number> {
	const current = communes.filter(isCurrent);
	const byCode = new Map(current.map((commune) => [commune.code, commune]));
	const epciOf = new Map(
		epci.flatMap((one) => one.membres.map((member) => [member.code, one.code] as const)),
	);

	const territories: Territory[] = [
		...regions.map(({ code, nom }) => territoryRow('region', code, nom)),
		...departements.map(({ code, nom }) => territoryRow('departement', code, nom)),
		...epci.map(({ code, nom, populationMunicipale }) =>
			territoryRow('epci', code, epciName(nom), populationMunicipale),
		),
		...current.map(({ code, nom, population }) => territoryRow('commune', code, nom, population)),
	];
	const ancestors: Ancestor[] = [
		...departements.flatMap(({ code, region }) => above(`departement-${code}`, [`region-${region}`])),
		...epci.flatMap((one) => above(`epci-${one.code}`, seatOfEpci(one, byCode))),
		...current.flatMap((commune) => above(`commune-${commune.code}`, aboveCommune(commune, epciOf))),
	];
	const known = new Set((await trx.selectFrom('territories').select('id').execute()).map((row) => row.id));
	const fresh = territories.filter(({ id }) => !known.has(id));
	await insertNew(trx, 'territories', fresh);
	await insertNew(
		trx,
		'territory_ancestors',
		ancestors.filter((row) => !known.has(row.territory_id)),
	);
	await insertNew(trx, 'territory_names', fresh.flatMap(namesOfTerritory));
	return territories.length;
}

const isCurrent = ({ type }: OfficialCommune) =>
	type === 'commune-actuelle' || type === 'arrondissement-municipal';

/** A row of `territories` that says no more than its name, typeset, and how many live there. */
export function territoryRow(
	kind: Territory['kind'],
	code: string,
	name: string,
	population: number | null = null,
): Territory {
	return {
		id: territoryId(kind, code),
		kind,
		code,
		name: name.replaceAll("'", '’'),
		population,
		longitude: null,
		latitude: null,
		valid_from: null,
		valid_until: null,
		successor_id: null,
	};
}

/** The folded names a territory is recognised by in a question. */
export function namesOfTerritory({ id, kind, code, name }: Pick<Territory, 'id' | 'kind' | 'code' | 'name'>) {
	return namesOf(kind, code, name).map((one) => ({ name: one, territory_id: id }));
}

function above(id: string, ancestors: readonly string[]): Ancestor[] {
	return ancestors.map((ancestor) => ({ territory_id: id, ancestor_id: ancestor }));
}

function aboveCommune(commune: OfficialCommune, epciOf: ReadonlyMap<string, string>): string[] {
	const epci = epciOf.get(commune.commune ?? commune.code);
	return [
		...(commune.commune ? [`commune-${commune.commune}`] : []),
		...(epci ? [`epci-${epci}`] : []),
		`departement-${commune.departement}`,
		`region-${commune.region}`,
	];
}

/** An intercommunalité may cross a border: it stands where most of its inhabitants live. */
function seatOfEpci(epci: OfficialEpci, communes: ReadonlyMap<string, OfficialCommune>): string[] {
	const inhabitants = new Map<string, number>();
	for (const { code } of epci.membres) {
		const commune = communes.get(code);
		if (!commune) continue;
		const place = `${commune.departement} ${commune.region}`;
		inhabitants.set(place, (inhabitants.get(place) ?? 0) + (commune.population ?? 0));
	}
	const [first] = [...inhabitants].sort(([, a], [, b]) => b - a);
	if (!first) return [];
	const [departement, region] = first[0].split(' ');
	return [`departement-${departement}`, `region-${region}`];
}
