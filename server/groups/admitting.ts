import type { Member } from '#domain/access/person.ts';
import type { InvitedRole } from '#domain/group/invitation.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { answerLetter } from './request-letters.ts';
import { requestAnswerPurpose } from './request-links.ts';
import { joinGroup } from './writes.ts';

interface Admitting {
	readonly groupId: string;
	readonly group: string;
	readonly role: InvitedRole;
	readonly emails: readonly string[];
}

/**
 * Lets in at once, of people who are invited, those who had asked: both have said yes. The row of the group is held.
 * @returns the address and the account of each.
 */
export async function admitAmong(
	trx: Transaction,
	context: Context,
	by: Member,
	{ groupId, group, role, emails }: Admitting,
): Promise<readonly { readonly email: string; readonly accountId: string }[]> {
	if (emails.length === 0) return [];
	const rows = await trx
		.selectFrom('join_requests as r')
		.innerJoin('actors as a', 'a.id', 'r.actor_id')
		.innerJoin('accounts as c', 'c.actor_id', 'a.id')
		.select(['r.id', 'a.id as actorId', 'a.name', 'c.id as accountId', 'c.email'])
		.where('r.group_id', '=', groupId)
		.where('r.outcome', 'is', null)
		.where('c.email', 'in', emails)
		.where('a.objected_at', 'is', null)
		.execute();
	const now = context.now().toISOString();
	for (const { id, actorId, accountId, email, name } of rows) {
		await trx
			.updateTable('join_requests')
			.set({ outcome: 'accepted', answered_by: by.actorId, answered_at: now })
			.where('id', '=', id)
			.execute();
		await joinGroup(trx, context, { groupId, actorId, accountId, role });
		await enqueue(trx, context, {
			...{ recipient: email, purpose: requestAnswerPurpose, key: `${id} ${now}` },
			...answerLetter({ name, group, by: by.name, accepted: true, reason: '' }),
		});
	}
	return rows;
}
