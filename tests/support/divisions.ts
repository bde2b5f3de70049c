import type { Transaction } from '#server/database/connection.ts';
import { quarters } from '#server/seed/network/quarters.ts';
import { loadAdministrativeDivisions } from '#server/territories/load.ts';
import { readOfficialDivisions } from '#server/territories/official-divisions.ts';

const codes = new Set(quarters.flatMap(([, , inside]) => inside));

/**
 * The régions, départements, intercommunalités and communes that the demonstration network stands on: a few hundred
 * rows instead of the 36 000 of the country, for tests that do not ask where the others are.
 */
export async function loadFewDivisions(trx: Transaction): Promise<number> {
	const { communes, epci, ...wide } = readOfficialDivisions();
	return loadAdministrativeDivisions(trx, {
		...wide,
		communes: communes.filter(({ code }) => codes.has(code)),
		epci: epci.filter(({ membres }) => membres.some(({ code }) => codes.has(code))),
	});
}
