import type { Person } from '#domain/access/person.ts';
import { resourceLimits } from '#domain/resource/resource.ts';
import { fold } from '#domain/search/fold.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { unseenIssue } from '#domain/typed-text.ts';
import type { Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { groupFor, nameOfGroup } from '../groups/facts.ts';
import { listCollections } from './reads.ts';
import { holdShelf, insertCollection } from './writes.ts';

const refusal = 'Les personnes qui animent le groupe rangent ses ressources.';
const taken = () => new Problem('conflict', 'Une collection porte déjà ce nom. Choisissez-en un autre.');

/** How a group arranges what it keeps. */
export function collections(context: Context) {
	const { database } = context;
	const mayArrange = (viewer: Person, groupId: string) =>
		groupFor(database.reader, viewer, groupId, 'resource.arrange', refusal);

	function checkName(name: string): void {
		const hidden = unseenIssue(name, 'Ce nom');
		if (hidden !== null) throw new Problem('invalid', hidden, { name: hidden });
	}

	return {
		/** @throws Problem `not-found`, `signed-out`, `forbidden` */
		async collections(viewer: Person, groupId: string) {
			await mayArrange(viewer, groupId);
			const { reader } = database;
			return {
				group: await nameOfGroup(reader, groupId),
				collections: await listCollections(reader, groupId),
			};
		},

		/** @throws Problem `conflict` when there is one of that name, `invalid` when there are too many */
		async makeCollection(viewer: Person, groupId: string, name: string): Promise<void> {
			await mayArrange(viewer, groupId);
			checkName(name);
			await database.write(async (trx) => {
				await holdShelf(trx, groupId);
				if ((await listCollections(reading(trx), groupId)).length >= resourceLimits.collections)
					throw new Problem(
						'invalid',
						`${resourceLimits.collections} collections au plus : réunissez-en deux.`,
					);
				if (!(await insertCollection(trx, context, groupId, name))) throw taken();
			});
		},

		/** @throws Problem `not-found`, `conflict` when another has that name */
		async nameCollection(viewer: Person, groupId: string, id: string, name: string): Promise<void> {
			await mayArrange(viewer, groupId);
			checkName(name);
			await database.write(async (trx) => {
				await holdShelf(trx, groupId);
				const all = await listCollections(reading(trx), groupId);
				if (!all.some((one) => one.id === id)) throw notFound();
				if (all.some((one) => one.id !== id && fold(one.name) === fold(name))) throw taken();
				await trx
					.updateTable('resource_collections')
					.set({ name, folded_name: fold(name) })
					.where('id', '=', id)
					.execute();
			});
		},

		/** What was in it stays, in no collection. @throws Problem `not-found` */
		async undoCollection(viewer: Person, groupId: string, id: string): Promise<void> {
			await mayArrange(viewer, groupId);
			await database.write(async (trx) => {
				const { numDeletedRows } = await trx
					.deleteFrom('resource_collections')
					.where('id', '=', id)
					.where('group_id', '=', groupId)
					.executeTakeFirst();
				if (numDeletedRows === 0n) throw notFound();
			});
		},
	};
}
