import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { differing, type MergedField, type Moved } from '#domain/directory/merge.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { ownOrganisation } from './in-charge.ts';
import { findOrganisation } from './organisation.ts';
import { findOrganisations } from './organisation-lookup.ts';
import { mergeOrganisations, unmergeOrganisations } from './merge-writes.ts';

/** Two records of one organisation: whoever is in charge of both makes one of them, and two again. */
export function mergeUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;
	const own = async (viewer: Person, id: string, from: Reader = db) =>
		ownOrganisation(from, viewer, id, today(context));

	return {
		/** Where a record that was made one with another answers now; null for any other. */
		async keptOrganisation(viewer: Person, id: string): Promise<string | null> {
			const row = isIdentifier(id) ? await findOrganisation(db, id) : undefined;
			if (!row?.merged_into || !can(viewer, 'organisation.read', { type: 'organisation', id })) return null;
			return row.merged_into;
		},

		/** Both records side by side; without the other, those that answer to what is asked. */
		async mergeForm(viewer: Person, id: string, { other, asked }: { other: string; asked: string }) {
			const { organisation: kept } = await own(viewer, id);
			const merges = await db
				.selectFrom('merges as m')
				.innerJoin('organisations as o', 'o.id', 'm.merged_id')
				.select(['m.id', 'o.name', 'm.merged_at as at'])
				.where('m.kept_id', '=', id)
				.where('m.undone_at', 'is', null)
				.where('o.merged_into', '=', id)
				.orderBy('m.merged_at', 'desc')
				.limit(20)
				.execute();
			const common = { id, name: kept.name, asked, merges };
			if (other === '') {
				const found = await findOrganisations(context, viewer, asked);
				return { ...common, pair: null, found: found.filter((one) => one.id !== id) };
			}
			const { organisation: merged } = await own(viewer, other);
			if (merged.id === kept.id) throw notFound();
			const ids = [kept.territory_id, merged.territory_id].filter((one) => one !== null);
			const places = new Map(
				(ids.length === 0
					? []
					: await db.selectFrom('territories').select(['id', 'name']).where('id', 'in', ids).execute()
				).map((place) => [place.id, place.name]),
			);
			const said = (row: typeof kept, field: MergedField) =>
				field === 'territory_id' ? (places.get(row.territory_id ?? '') ?? '') : (row[field] ?? '');
			const people = await db
				.selectFrom('affiliations')
				.select(({ fn }) => fn.countAll<number>().as('rows'))
				.where('organisation_id', '=', merged.id)
				.executeTakeFirstOrThrow();
			return {
				...{ ...common, found: [] },
				pair: {
					...{ otherId: merged.id, otherName: merged.name, people: Number(people.rows) },
					/** Of which one is to be chosen. */
					fields: differing(kept, merged).map((field) => ({
						...{ field, kept: said(kept, field), other: said(merged, field) },
					})),
				},
			};
		},

		/** @throws Problem `conflict` when one of both is no longer there */
		async merge(viewer: Person, id: string, otherId: string, taken: ReadonlySet<MergedField>): Promise<void> {
			await own(viewer, id);
			await own(viewer, otherId);
			await database.write(async (trx) => {
				await holdRecords(trx, [id, otherId]);
				const [kept, other] = [
					await findOrganisation(reading(trx), id),
					await findOrganisation(reading(trx), otherId),
				];
				if (!kept || !other || id === otherId || kept.merged_into !== null || other.merged_into !== null)
					throw new Problem('conflict', 'L’une des deux fiches a été réunie à une autre entre-temps.');
				// Once more: what has changed meanwhile may have been the right itself.
				const { viewer: by } = await own(viewer, id, reading(trx));
				await own(viewer, otherId, reading(trx));
				await mergeOrganisations(trx, context, { kept, other, taken, by });
			});
		},

		/** « Défaire la fusion ». @throws Problem `conflict` when it is undone already */
		async unmerge(viewer: Person, id: string, mergeId: string): Promise<void> {
			const { viewer: by } = await own(viewer, id);
			await database.write(async (trx) => {
				await holdRecords(trx, [id]);
				const row = await trx
					.selectFrom('merges')
					.selectAll()
					.where('id', '=', mergeId)
					.where('kept_id', '=', id)
					.executeTakeFirst();
				const kept = await findOrganisation(reading(trx), id);
				const other = row && (await findOrganisation(reading(trx), row.merged_id));
				if (!row || !kept || row.undone_at !== null || other?.merged_into !== id)
					throw new Problem('conflict', 'Cette fusion est déjà défaite.');
				const moved = JSON.parse(row.moved) as Moved;
				const merge = { id: row.id, keptId: id, otherId: row.merged_id, moved };
				await unmergeOrganisations(trx, context, merge, { kept, by });
			});
		},
	};
}

/** Both rows, in one order: another who makes one of the same two waits, and finds it done. */
async function holdRecords(trx: Transaction, ids: readonly string[]): Promise<void> {
	for (const id of ids.toSorted())
		await trx
			.updateTable('organisations')
			.set((set) => ({ id: set.ref('id') }))
			.where('id', '=', id)
			.execute();
}
