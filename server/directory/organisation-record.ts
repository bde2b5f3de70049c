import type { Person } from '#domain/access/person.ts';
import type { OrganisationKind } from '#domain/directory/organisation.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { readTerritoryId } from '#domain/territory/territory.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Instant } from '../database/schema.ts';
import { ownOrganisation } from './in-charge.ts';
import { findOrganisation } from './organisation.ts';
import { findOrganisations } from './organisation-lookup.ts';
import { findPlaces } from './place-lookup.ts';
import { seenLine } from './scope.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { changedMeanwhile, touchOrganisation } from './writes.ts';

export interface OrganisationInput {
	readonly name: string;
	readonly kind: OrganisationKind;
	readonly acronym: string;
	/** One a line. */
	readonly aliases: string;
	readonly presentation: string;
	readonly website: string;
	readonly email: string;
	readonly phone: string;
	readonly opening_hours: string;
	readonly siret: string;
}

/** When the record had last changed, as its form showed it. */
interface Seen {
	readonly seen: Instant;
}

/** The record of an organisation, for who is in charge of it. */
export function organisationRecordUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;

	async function change(
		viewer: Person,
		id: string,
		part: string,
		work: (trx: Transaction) => Promise<unknown>,
	) {
		const { viewer: by } = await ownOrganisation(db, viewer, id, today(context));
		await database.write(async (trx) => {
			// Nobody writes in a record that was made one with another while its form was open.
			const { numUpdatedRows } = await trx
				.updateTable('organisations')
				.set((set) => ({ id: set.ref('id') }))
				.where('id', '=', id)
				.where('merged_into', 'is', null)
				.executeTakeFirst();
			if (numUpdatedRows === 0n) throw new Problem('conflict', changedMeanwhile);
			await work(trx);
			await touchOrganisation(trx, context, { organisationId: id, by, part });
		});
	}

	return {
		/** What the forms show, with the places and the organisations that answer to what is asked. */
		async organisationRecord(viewer: Person, id: string, asked: { place: string; parent: string }) {
			const day = today(context);
			const { organisation } = await ownOrganisation(db, viewer, id, day);
			const [place, parent, places, parents, declared] = await Promise.all([
				organisation.territory_id
					? db
							.selectFrom('territories')
							.select('name')
							.where('id', '=', organisation.territory_id)
							.executeTakeFirst()
					: undefined,
				organisation.parent_id ? findOrganisation(db, organisation.parent_id) : undefined,
				asked.place === '' ? [] : findPlaces(context, viewer, asked.place),
				findOrganisations(context, viewer, asked.parent),
				db
					.selectFrom('affiliations as f')
					.innerJoin('actors as a', 'a.id', 'f.actor_id')
					.select(['f.id', 'f.function', 'a.id as actorId', 'a.name'])
					.where('f.organisation_id', '=', id)
					.where('f.self_declared', '=', 1)
					.where('a.objected_at', 'is', null)
					.where(onDay('f', day))
					.where(seenLine('f', viewer, day))
					.orderBy('a.name')
					.limit(60)
					.execute(),
			]);
			return {
				organisation,
				place: place?.name ?? null,
				parent: parent?.name ?? null,
				asked,
				places,
				parents: parents.filter((one) => one.id !== id),
				declared,
			};
		},

		/** @throws Problem `conflict` when the record has changed since */
		async saveOrganisation(viewer: Person, id: string, { seen, ...input }: OrganisationInput & Seen) {
			const orNull = (text: string) => (text === '' ? null : text);
			await change(viewer, id, 'words', async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('organisations')
					.set({
						...input,
						acronym: orNull(input.acronym),
						website: orNull(input.website),
						email: orNull(input.email),
						phone: orNull(input.phone),
						siret: orNull(input.siret),
					})
					.where('id', '=', id)
					.where('updated_at', '=', seen)
					.executeTakeFirst();
				if (numUpdatedRows === 0n) throw new Problem('conflict', changedMeanwhile);
			});
		},

		/** Where it stands; nowhere when `placeId` is empty. */
		async placeOrganisation(viewer: Person, id: string, placeId: string): Promise<void> {
			await change(viewer, id, 'place', async (trx) => {
				const place = readTerritoryId(placeId)
					? await trx.selectFrom('territories').select('id').where('id', '=', placeId).executeTakeFirst()
					: undefined;
				if (placeId !== '' && !place)
					throw new Problem('invalid', undefined, { lieu: 'Choisissez un lieu de la liste.' });
				const before = await findOrganisation(reading(trx), id);
				await trx
					.updateTable('organisations')
					.set({ territory_id: place?.id ?? null })
					.where('id', '=', id)
					.execute();
				// A commune is found where the network knows something of it.
				const places = [before?.territory_id, place?.id].filter((one) => typeof one === 'string');
				await reindexSubjects(trx, today(context), 'territory', places);
			});
		},

		/** What it is part of; nothing when `parentId` is empty. Never of what is part of it. */
		async attachOrganisation(viewer: Person, id: string, parentId: string): Promise<void> {
			await change(viewer, id, 'parent', async (trx) => {
				if (parentId !== '' && !(await mayBeParent(reading(trx), id, parentId)))
					throw new Problem('invalid', undefined, {
						parent:
							'Choisissez-en une autre : celle-ci n’est plus là, ou fait elle-même partie de la structure.',
					});
				await trx
					.updateTable('organisations')
					.set({ parent_id: parentId === '' ? null : parentId })
					.where('id', '=', id)
					.execute();
			});
		},

		/** Somebody does work there, as they said: they are in charge of the record too from now on. */
		async recogniseFunction(viewer: Person, id: string, functionId: string): Promise<void> {
			const { viewer: by } = await ownOrganisation(db, viewer, id, today(context));
			await database.write(async (trx) => {
				const row = await trx
					.updateTable('affiliations')
					.set({ self_declared: 0 })
					.where('id', '=', functionId)
					.where('organisation_id', '=', id)
					.where('actor_id', '<>', by.actorId)
					.returning('actor_id')
					.executeTakeFirst();
				if (!row) throw notFound();
				await touchOrganisation(trx, context, { organisationId: id, by, part: 'recognised' });
			});
		},
	};
}

/** How far up the chain of what is part of what is followed. */
const deepest = 20;

async function mayBeParent(db: Reader, id: string, parentId: string): Promise<boolean> {
	let above: string | null = parentId;
	for (let step = 0; above !== null && step < deepest; step += 1) {
		if (above === id || !isIdentifier(above)) return false;
		const row: { parent_id: string | null } | undefined = await findOrganisation(db, above);
		if (!row) return false;
		above = row.parent_id;
	}
	return above === null;
}
