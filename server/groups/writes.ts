import { addDays } from '#domain/french/day.ts';
import type { MembershipRole } from '#domain/group/group.ts';
import { Problem } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { recordAudit, type Trace } from '../audit.ts';
import { today, type Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import { takeBallotsByMail } from '../polls/taking-over.ts';
import { takeOverByMail } from '../threads/taking-over.ts';

/** What joining and leaving say: which group, who, and the account that asks. */
interface Move {
	readonly groupId: string;
	readonly actorId: string;
	readonly accountId: string;
	/** `member` unless something else is said. */
	readonly role?: MembershipRole;
}

/** From today on. @returns false when this person is in the group already; nothing is then written. */
export async function joinGroup(trx: Transaction, clock: Clock, move: Move): Promise<boolean> {
	const day = today(clock);
	await holdGroup(trx, move.groupId);
	await refuseArchived(trx, move.groupId);
	const current = await currentMemberships(trx, move, day).select('id').executeTakeFirst();
	if (current) return false;
	await trx
		.insertInto('memberships')
		.values({
			id: v7(),
			group_id: move.groupId,
			actor_id: move.actorId,
			role: move.role ?? 'member',
			from_day: day,
			until_day: null,
		})
		.execute();
	await closeDoors(trx, clock, move);
	await trace(trx, clock, move, 'joined-group', { role: move.role ?? 'member' });
	return true;
}

/** Whatever was true when it was asked. */
async function refuseArchived(trx: Transaction, groupId: string): Promise<void> {
	const group = await trx
		.selectFrom('groups')
		.select('state')
		.where('id', '=', groupId)
		.executeTakeFirstOrThrow();
	if (group.state === 'archived') throw new Problem('conflict', 'Ce groupe est archivé : on n’y entre plus.');
}

/** Who has come in, by whatever way, has nothing to ask for any more, and no invitation to answer. */
async function closeDoors(trx: Transaction, clock: Clock, { groupId, actorId }: Move): Promise<void> {
	const at = clock.now().toISOString();
	await trx
		.updateTable('join_requests')
		.set({ outcome: 'accepted', answered_at: at })
		.where('group_id', '=', groupId)
		.where('actor_id', '=', actorId)
		.where('outcome', 'is', null)
		.execute();
	await trx
		.updateTable('invitations')
		.set({ outcome: 'accepted', answered_at: at })
		.where('group_id', '=', groupId)
		.where('email', 'in', (accounts) =>
			accounts.selectFrom('accounts').select('email').where('actor_id', '=', actorId),
		)
		.where('outcome', 'is', null)
		.execute();
	const byMail = await trx
		.updateTable('mail_members')
		.set({ left_at: at })
		.where('group_id', '=', groupId)
		.where('email', 'in', (accounts) =>
			accounts.selectFrom('accounts').select('email').where('actor_id', '=', actorId),
		)
		.where('left_at', 'is', null)
		.returning('id')
		.execute();
	await takeOverByMail(
		trx,
		byMail.map(({ id }) => id),
		actorId,
	);
	await takeBallotsByMail(trx, groupId, actorId);
}

/** Ends the membership yesterday: the rights that came from it are gone at once (days are whole). */
export async function leaveGroup(trx: Transaction, clock: Clock, move: Move): Promise<void> {
	const day = today(clock);
	await holdGroup(trx, move.groupId);
	const ending = await currentMemberships(trx, move, day).select(['id', 'role', 'from_day']).execute();
	for (const membership of ending)
		if (membership.from_day < day)
			await trx
				.updateTable('memberships')
				.set({ until_day: addDays(day, -1) })
				.where('id', '=', membership.id)
				.execute();
		else await trx.deleteFrom('memberships').where('id', '=', membership.id).execute();
	await trace(trx, clock, move, 'left-group', { roles: ending.map((membership) => membership.role) });
}

/** Writing the row makes two who join or leave at once follow one another, in both databases. */
export async function holdGroup(trx: Transaction, groupId: string): Promise<void> {
	await trx
		.updateTable('groups')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', groupId)
		.execute();
}

function currentMemberships(trx: Transaction, { groupId, actorId }: Move, day: Day) {
	return trx
		.selectFrom('memberships')
		.where('group_id', '=', groupId)
		.where('actor_id', '=', actorId)
		.where(onDay('memberships', day));
}

const trace = (
	trx: Transaction,
	clock: Clock,
	{ accountId, groupId, actorId }: Move,
	action: string,
	detail: NonNullable<Trace['detail']>,
) =>
	recordAudit(trx, clock, {
		accountId,
		action,
		subjectType: 'group',
		subjectId: groupId,
		detail: { ...detail, actor: actorId },
	});
