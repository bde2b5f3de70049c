import type { Member } from '#domain/access/person.ts';
import { recordAudit } from '../audit.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';

/** Makes those who write in one call follow one another. @returns what whoever came first has decided */
export const holdCall = (trx: Transaction, id: string) =>
	trx
		.updateTable('calls')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', id)
		.returning(['closes_on as closesOn', 'closed_at as closedAt', 'document_id as documentId'])
		.executeTakeFirst();

/** @returns false when there is one under this id already: the form was sent twice. */
export async function insertCall(
	trx: Transaction,
	clock: Clock,
	call: { id: string; groupId: string; title: string; presentation: string; closesOn: Day },
	by: Member,
): Promise<boolean> {
	const inserted = await trx
		.insertInto('calls')
		.values({
			...{ id: call.id, group_id: call.groupId, title: call.title, presentation: call.presentation },
			...{ created_by: by.actorId, created_at: clock.now().toISOString(), closes_on: call.closesOn },
			...{ closed_at: null, document_id: null },
		})
		.onConflict((on) => on.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (inserted) await recordCall(trx, clock, by, 'opened-call', call.id);
	return inserted !== undefined;
}

/** A slot each, for organisations that have none; unknown ones are passed over. */
export async function insertSlots(
	trx: Transaction,
	callId: string,
	organisationIds: readonly string[],
): Promise<void> {
	if (organisationIds.length === 0) return;
	const known = await trx
		.selectFrom('organisations')
		.select('id')
		.where('id', 'in', organisationIds)
		.where('merged_into', 'is', null)
		.execute();
	for (const { id } of known)
		await trx
			.insertInto('call_slots')
			.values({
				...{ call_id: callId, organisation_id: id, words: '', revision: 0 },
				...{ written_by: null, written_at: null },
			})
			.onConflict((on) => on.columns(['call_id', 'organisation_id']).doNothing())
			.execute();
}

/** @returns false when somebody wrote since `revision`: nothing is written then. */
export async function writeSlot(
	trx: Transaction,
	clock: Clock,
	slot: { callId: string; organisationId: string; words: string; revision: number; actorId: string },
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('call_slots')
		.set({
			...{ words: slot.words, revision: slot.revision + 1, written_by: slot.actorId },
			// Empty again, it is late again.
			written_at: slot.words === '' ? null : clock.now().toISOString(),
		})
		.where('call_id', '=', slot.callId)
		.where('organisation_id', '=', slot.organisationId)
		.where('revision', '=', slot.revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export const setCall = (trx: Transaction, id: string, change: { closed_at?: string; document_id?: string }) =>
	trx.updateTable('calls').set(change).where('id', '=', id).execute();

export const recordCall = (
	trx: Transaction,
	clock: Clock,
	{ accountId }: Pick<Member, 'accountId'>,
	action: string,
	id: string,
	detail: Record<string, number | string> = {},
) => recordAudit(trx, clock, { accountId, action, subjectType: 'call', subjectId: id, detail });
