import type { Member } from '#domain/access/person.ts';
import type { KnownCite } from '#domain/cite/import/cites.ts';
import { can } from '#domain/access/can.ts';
import type { Reader } from '../../database/connection.ts';

/** Every cité of the network, as rows of a file are compared with it. */
export async function listKnownCites(db: Reader, by: Member): Promise<KnownCite[]> {
	const [cites, places, seats] = await Promise.all([
		db.selectFrom('cites').selectAll().orderBy('id').execute(),
		db.selectFrom('cite_territories').selectAll().execute(),
		db.selectFrom('seats').select(['cite_id', 'party']).execute(),
	]);
	const placesOf = Map.groupBy(places, (row) => row.cite_id);
	const seatsOf = Map.groupBy(seats, (row) => row.cite_id);
	return cites.map(({ id, slug, name, wave, label_year, presentation }) => ({
		...{ id, slug, name, wave, presentation, label_year: label_year === null ? '' : String(label_year) },
		territories: (placesOf.get(id) ?? []).map((row) => row.territory_id),
		parties: (seatsOf.get(id) ?? []).map((row) => row.party),
		isEditable: can(by, 'cite.complete', { type: 'cite', id }),
	}));
}
