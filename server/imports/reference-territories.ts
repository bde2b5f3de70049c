import { toSlug } from '#domain/identifier.ts';
import { ofPlace } from '#domain/french/places.ts';
import { territoryId, type TerritoryKind } from '#domain/territory/territory.ts';
import { insertNew } from '../database/bulk.ts';
import type { Transaction } from '../database/connection.ts';
import { namesOfTerritory, territoryRow } from '../territories/load.ts';
import { listOf, numberOf } from './csv.ts';
import type { ReferenceFile } from './file.ts';

/** Ids of a kind of territory that the database holds. */
export async function idsOf(trx: Transaction, kind: TerritoryKind): Promise<Set<string>> {
	const rows = await trx.selectFrom('territories').select('id').where('kind', '=', kind).execute();
	return new Set(rows.map((row) => row.id));
}

/** The collectivités d'outre-mer, which the package has only as régions. */
export const departementsFile: ReferenceFile = {
	name: 'Départements et collectivités d’outre-mer',
	path: 'territoires/departements.csv',
	columns: ['code', 'nom', 'region'],
	source: 'INSEE, npm @etalab/decoupage-administratif 6.0.0',
	async write(trx, rows) {
		const known = await idsOf(trx, 'departement');
		const added = rows.filter((row) => !known.has(territoryId('departement', row.get('code'))));
		const territories = added.map((row) => territoryRow('departement', row.get('code'), row.get('nom')));
		await insertNew(trx, 'territories', territories);
		await insertNew(trx, 'territory_names', territories.flatMap(namesOfTerritory));
		await insertNew(
			trx,
			'territory_ancestors',
			added.map((row) => ({
				territory_id: territoryId('departement', row.get('code')),
				ancestor_id: territoryId('region', row.get('region')),
			})),
		);
		return { added: added.length, known: rows.length - added.length };
	},
};

/** Académies, above their départements and everything in these. */
export const academiesFile: ReferenceFile = {
	name: 'Académies',
	path: 'territoires/academies.csv',
	columns: ['academie', 'departements'],
	source: 'Ministère de l’Éducation nationale, fichier REP 2022',
	async write(trx, rows, refuse) {
		const departements = await idsOf(trx, 'departement');
		const known = await idsOf(trx, 'academie');
		let added = 0;
		for (const row of rows) {
			const id = territoryId('academie', toSlug(row.get('academie')));
			const own = listOf(row.get('departements')).map((code) => territoryId('departement', code));
			const strange = own.find((departement) => !departements.has(departement));
			if (row.get('academie') === '' || strange) {
				refuse(row, strange ? `département inconnu (${strange})` : 'académie sans nom');
				continue;
			}
			if (!known.has(id)) added++;
			const territory = territoryRow(
				'academie',
				id.slice('academie-'.length),
				`Académie ${ofPlace(row.get('academie'))}`,
			);
			await insertNew(trx, 'territories', [territory]);
			await insertNew(trx, 'territory_names', namesOfTerritory(territory));
			await insertNew(
				trx,
				'territory_ancestors',
				own.map((departement) => ({ territory_id: departement, ancestor_id: id })),
			);
			await trx
				.insertInto('territory_ancestors')
				.columns(['territory_id', 'ancestor_id'])
				.expression((e) =>
					e
						.selectFrom('territory_ancestors as a')
						.innerJoin('territories as t', 't.id', 'a.territory_id')
						.select((s) => ['a.territory_id', s.val(id).as('ancestor_id')])
						.distinct()
						.where('a.ancestor_id', 'in', own)
						.where('t.kind', '<>', 'academie'),
				)
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		}
		return { added, known: rows.length - added };
	},
};

/** Where communes are: longitude and latitude. */
export const communesFile: ReferenceFile = {
	name: 'Emplacement des communes',
	path: 'territoires/communes.csv',
	columns: ['insee', 'nom', 'lon', 'lat'],
	source: 'INSEE et geo.api.gouv.fr, par bpineau/gazetteer@2cb0ab31',
	async write(trx, rows, refuse) {
		const known = await trx.selectFrom('territories').selectAll().where('kind', '=', 'commune').execute();
		const byId = new Map(known.map((row) => [row.id, row]));
		const moved = [];
		let same = 0;
		for (const row of rows) {
			const commune = byId.get(territoryId('commune', row.get('insee')));
			const longitude = numberOf(row.get('lon'));
			const latitude = numberOf(row.get('lat'));
			if (!commune) refuse(row, `commune inconnue (${row.get('insee')} ${row.get('nom')})`);
			else if (
				longitude === null ||
				latitude === null ||
				(commune.longitude === longitude && commune.latitude === latitude)
			)
				same++;
			else moved.push({ ...commune, longitude, latitude });
		}
		for (let start = 0; start < moved.length; start += 700)
			await trx
				.insertInto('territories')
				.values(moved.slice(start, start + 700))
				.onConflict((conflict) =>
					conflict.column('id').doUpdateSet((row) => ({
						longitude: row.ref('excluded.longitude'),
						latitude: row.ref('excluded.latitude'),
					})),
				)
				.execute();
		return { added: moved.length, known: same };
	},
};
