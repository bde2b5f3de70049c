import { toSlug } from '#domain/identifier.ts';
import { territoryId } from '#domain/territory/territory.ts';
import { insertNew } from '../database/bulk.ts';
import type { Transaction } from '../database/connection.ts';
import { listOf } from './csv.ts';
import type { ReferenceFile } from './file.ts';
import { idsOf } from './reference-territories.ts';

const source = 'ANCT, cités éducatives, 18 septembre 2024 ; année déduite de la numérotation, non officielle';

/**
 * Cités éducatives, recognised by their label and their communes: the list's own numbers change from one edition to the
 * next. A cité that the network knows already is completed, never doubled.
 */
export const citesFile: ReferenceFile = {
	name: 'Cités éducatives',
	path: 'education/cites-educatives-2024.csv',
	columns: ['nom', 'insee', 'departement', 'vague_DEDUITE_de_la_numerotation'],
	source,
	async write(trx, rows, refuse) {
		const communes = await idsOf(trx, 'commune');
		const known = await knownCites(trx);
		const slugs = new Set([...known.values()].map((cite) => cite.slug));
		const now = new Date().toISOString();
		let added = 0;
		for (const row of rows) {
			const name = row.get('nom');
			const places = listOf(row.get('insee')).map((insee) => territoryId('commune', insee));
			const strange = places.find((place) => !communes.has(place));
			if (toSlug(name) === '' || places.length === 0 || strange) {
				refuse(
					row,
					strange
						? `commune inconnue (${strange.slice('commune-'.length)})`
						: 'cité sans nom ou sans commune',
				);
				continue;
			}
			const year = Number(/^\d{4}/.exec(row.get('vague_DEDUITE_de_la_numerotation'))?.[0]) || null;
			const cite = known.get(keyOf(name, places));
			if (cite) {
				if (cite.label_year === null && year !== null)
					await trx.updateTable('cites').set({ label_year: year }).where('id', '=', cite.id).execute();
				continue;
			}
			const slug = slugs.has(toSlug(name)) ? toSlug(`${name} ${row.get('departement')}`) : toSlug(name);
			if (slugs.has(slug)) {
				refuse(row, `une autre cité s’appelle déjà « ${name} » dans ce département`);
				continue;
			}
			const id = crypto.randomUUID();
			await insertNew(trx, 'cites', [
				{ id, slug, name, label_year: year, wave: '', presentation: '', source, created_at: now },
			]);
			await insertNew(
				trx,
				'cite_territories',
				places.map((territory_id) => ({ cite_id: id, territory_id })),
			);
			slugs.add(slug);
			known.set(keyOf(name, places), { id, slug, label_year: year });
			added++;
		}
		return { added, known: rows.length - added };
	},
};

const keyOf = (name: string, communes: readonly string[]) =>
	`${toSlug(name)} ${[...communes].sort().join(' ')}`;

async function knownCites(trx: Transaction) {
	const cites = await trx.selectFrom('cites').select(['id', 'slug', 'name', 'label_year']).execute();
	const places = Map.groupBy(
		await trx.selectFrom('cite_territories').selectAll().where('territory_id', 'like', 'commune-%').execute(),
		(place) => place.cite_id,
	);
	return new Map(
		cites.map(({ id, slug, name, label_year }) => [
			keyOf(
				name,
				(places.get(id) ?? []).map((place) => place.territory_id),
			),
			{ id, slug, label_year },
		]),
	);
}
