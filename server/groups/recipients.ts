import { hashToken, newToken } from '../accounts/tokens.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import { keyOf } from '../directory/objections.ts';
import { mailPage } from './mail-members.ts';

/** Somebody a group may write to: with an account, or by their address alone. */
export type GroupRecipient = { readonly name: string; readonly email: string } & (
	| { readonly kind: 'account'; readonly accountId: string; readonly actorId: string }
	| { readonly kind: 'mail'; readonly mailMemberId: string }
);

/**
 * Whom a group may write to today, each address once: nobody when it sleeps or is archived (domain rule 13), nobody who objected, nobody
 * whose account is suspended. How often each accepts to be written to is theirs to say, and is not asked here.
 */
export async function listRecipients(db: Reader, groupId: string, day: Day): Promise<GroupRecipient[]> {
	const group = await db.selectFrom('groups').select('state').where('id', '=', groupId).executeTakeFirst();
	if (group?.state !== 'active') return [];
	const [accounts, byMail] = await Promise.all([
		db
			.selectFrom('memberships as m')
			.innerJoin('actors as a', 'a.id', 'm.actor_id')
			.innerJoin('accounts as c', 'c.actor_id', 'a.id')
			.select(['c.id as accountId', 'a.id as actorId', 'a.name', 'c.email'])
			.distinct()
			.where('m.group_id', '=', groupId)
			.where('a.objected_at', 'is', null)
			.where('c.suspended_at', 'is', null)
			.where(onDay('m', day))
			.orderBy('c.email')
			.execute(),
		db
			.selectFrom('mail_members')
			.select(['id as mailMemberId', 'name', 'email'])
			.where('group_id', '=', groupId)
			.where('left_at', 'is', null)
			.orderBy('email')
			.execute(),
	]);
	const objected = await objectedAmong(
		db,
		byMail.map(({ email }) => email),
	);
	const known = new Set(accounts.map(({ email }) => email));
	return [
		...accounts.map((one) => ({ kind: 'account' as const, ...one })),
		...byMail
			.filter(({ email }) => !known.has(email) && !objected.has(email))
			.map((one) => ({ kind: 'mail' as const, ...one })),
	];
}

/** Which of these addresses are of people who objected. */
export async function objectedAmong(db: Reader, emails: readonly string[]): Promise<ReadonlySet<string>> {
	if (emails.length === 0) return new Set();
	const keys = new Map(emails.map((email) => [keyOf(email), email]));
	const rows = await db
		.selectFrom('objections')
		.select('key_hash')
		.where('key_hash', 'in', [...keys.keys()])
		.execute();
	return new Set(rows.flatMap((row) => keys.get(row.key_hash) ?? []));
}

/**
 * The page by which a member by e-mail leaves a group, made as a letter to them leaves; null when they have left meanwhile, or when the group sends nothing
 * any more.
 */
export async function leavingAddress(context: Context, mailMemberId: string): Promise<string | null> {
	const token = newToken();
	return context.database.write(async (trx) => {
		const member = await trx
			.selectFrom('mail_members as m')
			.innerJoin('groups as g', 'g.id', 'm.group_id')
			.select('m.id')
			.where('m.id', '=', mailMemberId)
			.where('m.left_at', 'is', null)
			.where('g.state', '=', 'active')
			.executeTakeFirst();
		if (!member) return null;
		await trx
			.insertInto('mail_member_links')
			.values({ token_hash: hashToken(token), member_id: member.id })
			.execute();
		return mailPage(context, token);
	});
}
