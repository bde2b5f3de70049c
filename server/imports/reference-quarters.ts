import { territoryId } from '#domain/territory/territory.ts';
import { insertNew } from '../database/bulk.ts';
import type { Transaction } from '../database/connection.ts';
import { territoryRow } from '../territories/load.ts';
import { listOf, numberOf, type CsvRow } from './csv.ts';
import type { ReferenceFile } from './file.ts';
import { idsOf } from './reference-territories.ts';

const codes = /^Q[NP][0-9AB]{5}[A-Z]$|^QP[0-9AB]{6}$/;

/** Priority quarters of the 2024 geography, under their communes and all that is above these. */
export const quartersFile: ReferenceFile = {
	name: 'Quartiers prioritaires',
	path: 'qpv/qpv-2024.csv',
	columns: ['code_qp', 'nom', 'insee', 'departement', 'region', 'lon', 'lat'],
	source: 'ANCT, QPV 2024, dépôt du 15 janvier 2026, Licence Ouverte 2.0',
	async write(trx, rows, refuse) {
		const known = await idsOf(trx, 'qpv');
		const places = new Set(
			(await trx.selectFrom('territories').select('id').where('kind', '<>', 'qpv').execute()).map(
				(row) => row.id,
			),
		);
		const above = await ancestors(trx);
		const right = rows.filter((row) => {
			const why = wrong(row);
			if (why) refuse(row, why);
			return !why;
		});
		const fresh = right.filter((row) => !known.has(territoryId('qpv', row.get('code_qp'))));
		await insertNew(
			trx,
			'territories',
			fresh.map((row) => ({
				...territoryRow('qpv', row.get('code_qp'), row.get('nom')),
				longitude: numberOf(row.get('lon')),
				latitude: numberOf(row.get('lat')),
				valid_from: '2024-01-01',
			})),
		);
		// Also for those known already: académies may have come since.
		await insertNew(
			trx,
			'territory_ancestors',
			right.flatMap((row) => {
				const own = [
					...listOf(row.get('insee')).map((insee) => territoryId('commune', insee)),
					territoryId('departement', row.get('departement')),
					territoryId('region', row.get('region')),
				].filter((id) => places.has(id));
				const all = new Set(own.flatMap((id) => [id, ...(above.get(id) ?? [])]));
				return [...all].map((ancestor_id) => ({
					territory_id: territoryId('qpv', row.get('code_qp')),
					ancestor_id,
				}));
			}),
		);
		return { added: fresh.length, known: right.length - fresh.length };
	},
};

function wrong(row: CsvRow): string | undefined {
	if (!codes.test(row.get('code_qp'))) return `code de quartier illisible (${row.get('code_qp') || 'vide'})`;
	if (row.get('nom') === '') return `quartier ${row.get('code_qp')} sans nom`;
	return undefined;
}

async function ancestors(trx: Transaction): Promise<Map<string, string[]>> {
	const rows = await trx.selectFrom('territory_ancestors').select(['territory_id', 'ancestor_id']).execute();
	return new Map(
		[...Map.groupBy(rows, (row) => row.territory_id)].map(([id, own]) => [
			id,
			own.map((row) => row.ancestor_id),
		]),
	);
}
