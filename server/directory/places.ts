import type { Person } from '#domain/access/person.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { mostPlaces } from '#domain/directory/record.ts';
import { Problem } from '#domain/problem.ts';
import { readTerritoryId } from '#domain/territory/territory.ts';
import type { Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { listTerritoriesOf } from './actor-reads.ts';
import { ownActor } from './in-charge.ts';
import { findPlaces } from './place-lookup.ts';
import { touchActor } from './writes.ts';

/** The territories of one's own record. */
export function placeUseCases(context: Context) {
	const { database } = context;

	async function change(
		viewer: Person,
		actorId: string,
		work: (trx: Transaction) => Promise<unknown>,
	): Promise<void> {
		const { viewer: by } = await ownActor(database.reader, viewer, actorId);
		await database.write(async (trx) => {
			await work(trx);
			await touchActor(trx, context, { actorId, by, part: 'territories' });
		});
	}

	return {
		/** One's territories, and those that answer to `asked`, if anything is. */
		async places(viewer: Person, id: string, asked: string) {
			const { actor } = await ownActor(database.reader, viewer, id);
			const places = await listTerritoriesOf(database.reader, id);
			const known = new Set(places.map((place) => place.id));
			const found = asked === '' ? [] : await findPlaces(context, viewer, asked);
			return {
				...{ id, name: actor.name, asked, places },
				found: found.filter((place) => !known.has(place.id)),
			};
		},

		/** Adding one that is there already changes who sees it. */
		async addPlace(viewer: Person, actorId: string, placeId: string, visibility: FieldVisibility) {
			const db = database.reader;
			const place = readTerritoryId(placeId)
				? await db.selectFrom('territories').select('id').where('id', '=', placeId).executeTakeFirst()
				: undefined;
			await change(viewer, actorId, async (trx) => {
				if (!place) throw new Problem('invalid', undefined, { lieu: 'Choisissez un lieu de la liste.' });
				if ((await listTerritoriesOf(reading(trx), actorId)).length >= mostPlaces)
					throw new Problem('conflict', 'Cette fiche a déjà quarante territoires. Retirez-en un d’abord.');
				await trx
					.insertInto('actor_territories')
					.values({ actor_id: actorId, territory_id: place.id, visibility })
					.onConflict((on) => on.columns(['actor_id', 'territory_id']).doUpdateSet({ visibility }))
					.execute();
			});
		},

		/** Who sees each territory, and which go; others stay as they are. */
		async savePlaces(
			viewer: Person,
			actorId: string,
			visibilities: ReadonlyMap<string, FieldVisibility>,
			gone: readonly string[],
		) {
			await change(viewer, actorId, async (trx) => {
				if (gone.length > 0)
					await trx
						.deleteFrom('actor_territories')
						.where('actor_id', '=', actorId)
						.where('territory_id', 'in', gone)
						.execute();
				for (const [id, visibility] of visibilities)
					await trx
						.updateTable('actor_territories')
						.set({ visibility })
						.where('actor_id', '=', actorId)
						.where('territory_id', '=', id)
						.execute();
			});
		},
	};
}
