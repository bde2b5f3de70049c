import { invitationState, type InvitationState } from '#domain/group/invitation.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day, Instant } from '../database/schema.ts';

/** Rows that a page lists. */
const many = 500;

/** Invitations to a group, those that wait first, then the latest. For those who may invite. */
export async function listInvitations(db: Reader, groupId: string, now: Instant) {
	const rows = await db
		.selectFrom('invitations as i')
		.leftJoin('actors as a', (join) =>
			join.onRef('a.id', '=', 'i.invited_by').on('a.objected_at', 'is', null),
		)
		.select([
			...(['i.id', 'i.email', 'i.name', 'i.role', 'i.outcome', 'i.by_mail as byMail'] as const),
			...(['i.sent_at as sentAt', 'i.expires_at as expiresAt', 'i.answered_at as answeredAt'] as const),
			'a.name as by',
		])
		.where('i.group_id', '=', groupId)
		.orderBy('i.sent_at', 'desc')
		.orderBy('i.email')
		.limit(many)
		.execute();
	const shown = rows.map((row) => ({ ...row, byMail: row.byMail === 1, state: invitationState(row, now) }));
	const rank = ({ state }: { state: InvitationState }) =>
		state === 'waiting' ? 0 : state === 'expired' ? 1 : 2;
	return shown.sort((a, b) => rank(a) - rank(b));
}

/** Which of these addresses are those of members of today. */
export async function membersAmong(
	db: Reader,
	groupId: string,
	emails: readonly string[],
	day: Day,
): Promise<ReadonlySet<string>> {
	if (emails.length === 0) return new Set();
	const rows = await db
		.selectFrom('memberships as m')
		.innerJoin('accounts as a', 'a.actor_id', 'm.actor_id')
		.select('a.email')
		.where('m.group_id', '=', groupId)
		.where('a.email', 'in', emails)
		.where(onDay('m', day))
		.execute();
	return new Set(rows.map(({ email }) => email));
}

/** How the invitations of these addresses stand; those never invited are not in it. */
export async function statesAmong(
	db: Reader,
	groupId: string,
	emails: readonly string[],
	now: Instant,
): Promise<ReadonlyMap<string, InvitationState>> {
	const rows = await db
		.selectFrom('invitations')
		.select(['email', 'outcome', 'expires_at as expiresAt'])
		.where('group_id', '=', groupId)
		.where('email', 'in', emails)
		.execute();
	return new Map(rows.map((row) => [row.email, invitationState(row, now)]));
}

/** What somebody does today, in public words: « chargée de mission, CRPV Bretagne »; empty when no line of theirs is public. */
export async function publicFunction(db: Reader, actorId: string, day: Day): Promise<string> {
	const row = await db
		.selectFrom('affiliations as f')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.select(['f.function', 'o.name'])
		.where('f.actor_id', '=', actorId)
		.where('f.visibility', '=', 'public')
		.where(onDay('f', day))
		.orderBy('f.from_day', 'desc')
		.orderBy('f.id')
		.limit(1)
		.executeTakeFirst();
	return row ? [row.function, row.name].filter((part) => part !== '').join(', ') : '';
}
