import type { MovedInGroups } from '#domain/directory/merge-people.ts';
import type { Transaction } from '../database/connection.ts';

interface Pair {
	readonly keptId: string;
	readonly mergedId: string;
}

/** What a person is once in a group: their college, and when they last looked. */
const onceInAGroup = ['group_colleges', 'group_visits'] as const;

/** What leaned on a record in groups leans on the kept one; where that one says something of its own in a group, it stays. */
export async function moveInGroups(trx: Transaction, { keptId, mergedId }: Pair): Promise<MovedInGroups> {
	const move = async (table: (typeof onceInAGroup)[number]) => {
		const rows = await trx
			.updateTable(table as 'group_visits')
			.set({ actor_id: keptId })
			.where('actor_id', '=', mergedId)
			.where('group_id', 'not in', (own) =>
				own
					.selectFrom(table as 'group_visits')
					.select('group_id')
					.where('actor_id', '=', keptId),
			)
			.returning('group_id')
			.execute();
		return rows.map((row) => row.group_id);
	};
	const resources = await trx
		.updateTable('resources')
		.set({ added_by: keptId })
		.where('added_by', '=', mergedId)
		.returning('id')
		.execute();
	return {
		group_colleges: await move('group_colleges'),
		group_visits: await move('group_visits'),
		resources: resources.map(({ id }) => id),
	};
}

/** Gives back what {@link moveInGroups} moved. */
export async function moveBackInGroups(
	trx: Transaction,
	{ keptId, mergedId }: Pair,
	{ resources, ...moved }: MovedInGroups,
): Promise<void> {
	for (const table of onceInAGroup)
		if (moved[table].length > 0)
			await trx
				.updateTable(table as 'group_visits')
				.set({ actor_id: mergedId })
				.where('actor_id', '=', keptId)
				.where('group_id', 'in', [...moved[table]])
				.where('group_id', 'not in', (own) =>
					own
						.selectFrom(table as 'group_visits')
						.select('group_id')
						.where('actor_id', '=', mergedId),
				)
				.execute();
	if (resources.length > 0)
		await trx
			.updateTable('resources')
			.set({ added_by: mergedId })
			.where('added_by', '=', keptId)
			.where('id', 'in', [...resources])
			.execute();
}
