import type { Outcome } from '#domain/import/outcome.ts';
import { recordAudit } from '../../audit.ts';
import { holdGroup } from '../../groups/writes.ts';
import { listedPurpose } from './membership-letters.ts';
import type { Writing, WrittenRow } from './writing.ts';

/** Ends what a list began, where it still stands as it was written; a letter that has not left says nothing any more. */
export async function takeBackMemberships(
	{ trx, clock, by, accounts }: Writing,
	rows: readonly WrittenRow[],
): Promise<Map<number, Outcome>> {
	const created = rows.flatMap(({ line, outcome }) => (outcome.did === 'created' ? [{ line, outcome }] : []));
	if (created.length === 0) return new Map();
	const ids = created.map(({ outcome }) => outcome.id);
	const groups = await trx
		.selectFrom('memberships')
		.select('group_id')
		.distinct()
		.where('id', 'in', ids)
		.orderBy('group_id')
		.execute();
	for (const { group_id } of groups) await holdGroup(trx, group_id);
	const gone = await trx
		.deleteFrom('memberships')
		.where('id', 'in', ids)
		.returning(['id', 'group_id', 'actor_id'])
		.execute();
	await trx
		.deleteFrom('outbox')
		.where('state', '=', 'waiting')
		.where('purpose', '=', listedPurpose)
		.where('key', 'in', ids)
		.execute();
	for (const { group_id, actor_id } of gone)
		await recordAudit(trx, clock, {
			...{ accountId: by.accountId, action: 'left-group', subjectType: 'group', subjectId: group_id },
			detail: { actor: actor_id, by: 'import' },
		});
	const people = gone.map(({ actor_id }) => actor_id);
	if (people.length > 0)
		for (const { id } of await trx
			.selectFrom('accounts')
			.select('id')
			.where('actor_id', 'in', people)
			.execute())
			accounts.add(id);
	// Whoever has left since, or does something else there now, is in none of these rows: nothing to take.
	return new Map(created.map(({ line, outcome }) => [line, { ...outcome, back: { taken: true } }]));
}
