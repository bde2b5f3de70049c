import type { Reader } from '../database/connection.ts';

/** Corrections of one record that nobody has decided yet. */
export async function countCorrections(
	db: Reader,
	column: 'actor_id' | 'organisation_id',
	id: string,
): Promise<number> {
	const row = await db
		.selectFrom('record_corrections')
		.select(({ fn }) => fn.countAll().as('count'))
		.where(column, '=', id)
		.where('state', '=', 'waiting')
		.executeTakeFirstOrThrow();
	return Number(row.count);
}
