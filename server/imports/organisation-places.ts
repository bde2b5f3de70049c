import { foldName } from '#domain/search/fold.ts';
import { territoryId } from '#domain/territory/territory.ts';
import type { Transaction } from '../database/connection.ts';
import { readCsv, type CsvRow } from './csv.ts';

const arrondissements: Record<string, string> = { paris: '751', lyon: '6938', marseille: '132' };

/**
 * Where an organisation of the file is: its commune by name within its département, else the commune or
 * intercommunalité of its contrat de ville, else its département.
 */
export async function placeFinder(trx: Transaction, dir: string): Promise<(row: CsvRow) => string | null> {
	const communes = await trx
		.selectFrom('territories as t')
		.innerJoin('territory_ancestors as a', 'a.territory_id', 't.id')
		.select(['t.id', 't.name', 'a.ancestor_id'])
		.where('t.kind', '=', 'commune')
		.where('a.ancestor_id', 'like', 'departement-%')
		.execute();
	const byName = new Map(communes.map((row) => [`${row.ancestor_id} ${foldName(row.name)}`, row.id]));
	const ids = new Set((await trx.selectFrom('territories').select('id').execute()).map((row) => row.id));
	const contracts = new Map(
		(readCsv(dir, 'qpv/contrats-de-ville-2015-2023.csv', ['code_cv', 'siren_ou_insee_porteur']) ?? []).map(
			(row) => {
				const code = row.get('siren_ou_insee_porteur');
				return [row.get('code_cv'), territoryId(code.length === 5 ? 'commune' : 'epci', code)] as const;
			},
		),
	);
	return (row) => {
		const departement = territoryId('departement', row.get('departement'));
		const name = foldName(row.get('commune'));
		const candidates = [
			byName.get(`${departement} ${name}`),
			byName.get(`${departement} ${namedPlace(row)}`),
			arrondissement(name),
			contracts.get(row.get('contrat_ville_2015')),
			departement,
		];
		return candidates.find((id) => id !== undefined && ids.has(id)) ?? null;
	};
}

/** The commune that the name of a public body ends with: `CCAS FECAMP` → `fecamp`. */
function namedPlace(row: CsvRow): string {
	if (row.get('type') !== 'CCAS' && row.get('type') !== 'commune / EPCI') return '';
	return foldName(row.get('nom')).replace(/^(ccas|cias|commune|ville|mairie)( (de|d|du|des))? /, '');
}

/** `lyon 08` → `commune-69388`. */
function arrondissement(name: string): string | undefined {
	const [, city, number] = /^(paris|lyon|marseille) 0?(\d{1,2})\b/.exec(name) ?? [];
	const prefix = city && arrondissements[city];
	if (!prefix || !number) return undefined;
	return territoryId('commune', prefix + number.padStart(5 - prefix.length, '0'));
}
