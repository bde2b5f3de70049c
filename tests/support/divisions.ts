import { insertNew } from '#server/database/bulk.ts';
import type { Transaction } from '#server/database/connection.ts';
import type { Schema } from '#server/database/schema.ts';
import { quarters } from '#server/seed/network/quarters.ts';
import { readOfficialDivisions } from '#server/territories/official-divisions.ts';

/**
 * The régions, départements, intercommunalités and communes that the demonstration network stands on: a few dozen
 * rows instead of the 36 000 of the country, for tests that do not ask where they are.
 */
export async function loadFewDivisions(trx: Transaction): Promise<number> {
	const { regions, departements, epci, communes } = readOfficialDivisions();
	const codes = new Set(quarters.flatMap(([, , inside]) => inside));
	const towns = communes.filter(({ code, type }) => type === 'commune-actuelle' && codes.has(code));
	const rows: Schema['territories'][] = [
		...regions.map(({ code, nom }) => row('region', code, nom)),
		...departements.map(({ code, nom }) => row('departement', code, nom)),
	];
	const above: Schema['territory_ancestors'][] = departements.map(({ code, region }) => ({
		territory_id: `departement-${code}`,
		ancestor_id: `region-${region}`,
	}));
	for (const town of towns) {
		const union = epci.find(({ membres }) => membres.some(({ code }) => code === town.code));
		rows.push(row('commune', town.code, town.nom));
		if (union && !rows.some(({ id }) => id === `epci-${union.code}`))
			rows.push(row('epci', union.code, union.nom));
		for (const ancestor of [
			...(union ? [`epci-${union.code}`] : []),
			`departement-${town.departement}`,
			`region-${town.region}`,
		])
			above.push({ territory_id: `commune-${town.code}`, ancestor_id: ancestor });
	}
	await insertNew(trx, 'territories', rows);
	await insertNew(trx, 'territory_ancestors', above);
	return rows.length;
}

function row(kind: Schema['territories']['kind'], code: string, name: string): Schema['territories'] {
	return {
		id: `${kind}-${code}`,
		kind,
		code,
		name,
		population: null,
		longitude: null,
		latitude: null,
		valid_from: null,
		valid_until: null,
		successor_id: null,
	};
}
