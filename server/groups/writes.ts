import type { MembershipRole } from '#domain/group/group.ts';
import { v7 } from 'uuid';
import type { Transaction } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day, Instant } from '../database/schema.ts';

/** @returns false when this person is in the group already; nothing is then written. */
export async function joinGroup(
	trx: Transaction,
	joining: {
		groupId: string;
		actorId: string;
		accountId: string;
		role: MembershipRole;
		day: Day;
		at: Instant;
	},
): Promise<boolean> {
	await holdGroup(trx, joining.groupId);
	const current = await currentMemberships(trx, joining).select('id').executeTakeFirst();
	if (current) return false;
	await trx
		.insertInto('memberships')
		.values({
			id: v7(),
			group_id: joining.groupId,
			actor_id: joining.actorId,
			role: joining.role,
			from_day: joining.day,
			until_day: null,
		})
		.execute();
	await writeAudit(trx, 'group.join', joining, { role: joining.role });
	return true;
}

/** Ends the membership yesterday: the rights that came from it are gone at once (days are whole). */
export async function leaveGroup(
	trx: Transaction,
	leaving: { groupId: string; actorId: string; accountId: string; day: Day; at: Instant },
): Promise<void> {
	await holdGroup(trx, leaving.groupId);
	const ending = await currentMemberships(trx, leaving).select(['id', 'role', 'from_day']).execute();
	for (const membership of ending)
		if (membership.from_day < leaving.day)
			await trx
				.updateTable('memberships')
				.set({ until_day: dayBefore(leaving.day) })
				.where('id', '=', membership.id)
				.execute();
		else await trx.deleteFrom('memberships').where('id', '=', membership.id).execute();
	await writeAudit(trx, 'group.leave', leaving, { roles: ending.map((membership) => membership.role) });
}

/** Writing the row makes two who join or leave at once follow one another, in both databases. */
async function holdGroup(trx: Transaction, groupId: string): Promise<void> {
	await trx
		.updateTable('groups')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', groupId)
		.execute();
}

function currentMemberships(trx: Transaction, who: { groupId: string; actorId: string; day: Day }) {
	return trx
		.selectFrom('memberships')
		.where('group_id', '=', who.groupId)
		.where('actor_id', '=', who.actorId)
		.where(onDay('memberships', who.day));
}

const dayBefore = (day: Day): Day =>
	new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);

async function writeAudit(
	trx: Transaction,
	action: string,
	row: { groupId: string; accountId: string; at: Instant },
	detail: object,
): Promise<void> {
	await trx
		.insertInto('audit')
		.values({
			id: v7(),
			at: row.at,
			account_id: row.accountId,
			action,
			subject_type: 'group',
			subject_id: row.groupId,
			detail: JSON.stringify(detail),
		})
		.execute();
}
