import { v7 } from 'uuid';
import { hashToken } from '../accounts/tokens.ts';
import type { Clock, Context } from '../context.ts';
import type { Reader, Transaction } from '../database/connection.ts';

interface Address {
	readonly groupId: string;
	/** Normalised. */
	readonly email: string;
}

/** In a group from now on by an address alone; who had left is in it again. */
export async function addMailMember(
	trx: Transaction,
	clock: Clock,
	{ groupId, email, name, addedBy }: Address & { readonly name: string; readonly addedBy: string },
): Promise<void> {
	const now = clock.now().toISOString();
	const added = { name, added_by: addedBy, left_at: null };
	await trx
		.insertInto('mail_members')
		.values({ id: v7(), group_id: groupId, email, added_at: now, ...added })
		.onConflict((on) => on.columns(['group_id', 'email']).doUpdateSet(added))
		.execute();
}

/** Once or many times: that address receives nothing of the group any more. */
export async function endMailMember(
	trx: Transaction,
	clock: Clock,
	{ groupId, email }: Address,
): Promise<void> {
	await trx
		.updateTable('mail_members')
		.set({ left_at: clock.now().toISOString() })
		.where('group_id', '=', groupId)
		.where('email', '=', email)
		.where('left_at', 'is', null)
		.execute();
}

/** Takes somebody out, with the invitation that waits for them. @returns false for who is not there */
export async function removeMailMember(
	trx: Transaction,
	clock: Clock,
	groupId: string,
	id: string,
): Promise<boolean> {
	const now = clock.now().toISOString();
	const ended = await trx
		.updateTable('mail_members')
		.set({ left_at: now })
		.where('id', '=', id)
		.where('group_id', '=', groupId)
		.where('left_at', 'is', null)
		.returning('email')
		.executeTakeFirst();
	if (!ended) return false;
	await trx
		.updateTable('invitations')
		.set({ outcome: 'revoked', answered_at: now })
		.where('group_id', '=', groupId)
		.where('email', '=', ended.email)
		.where('outcome', 'is', null)
		.execute();
	return true;
}

/** Whoever is in a group by this address today; undefined when nobody is. */
export const findMailMember = (db: Reader | Transaction, { groupId, email }: Address) =>
	db
		.selectFrom('mail_members')
		.select('id')
		.where('group_id', '=', groupId)
		.where('email', '=', email)
		.where('left_at', 'is', null)
		.executeTakeFirst();

/** Makes those who come in or leave by this address, and who acts by its letters, follow one another, in both databases. */
export const holdMailMember = (trx: Transaction, id: string): Promise<unknown> =>
	trx
		.updateTable('mail_members')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', id)
		.execute();

/** Of which each letter to such a person has one of its own: those of earlier letters go on opening it. */
export async function keepMailLink(trx: Transaction, memberId: string, token: string): Promise<void> {
	await trx
		.insertInto('mail_member_links')
		.values({ token_hash: hashToken(token), member_id: memberId })
		.execute();
}

/** The page by which who has the letter leaves. */
export const mailPage = ({ config }: Pick<Context, 'config'>, token: string): string =>
	`${config.ORIGIN}/par-courriel/${token}`;

/** Those of a group, by name, for who animates it: their address is shown to nobody else. */
export const listMailMembers = (db: Reader, groupId: string) =>
	db
		.selectFrom('mail_members')
		.select(['id', 'name', 'email', 'added_at as addedAt'])
		.where('group_id', '=', groupId)
		.where('left_at', 'is', null)
		.orderBy('name')
		.orderBy('email')
		.limit(500)
		.execute();

export async function countMailMembers(db: Reader, groupId: string): Promise<number> {
	const row = await db
		.selectFrom('mail_members')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('group_id', '=', groupId)
		.where('left_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

/** Which of these addresses are in the group by e-mail. */
export async function mailMembersAmong(
	db: Reader,
	groupId: string,
	emails: readonly string[],
): Promise<readonly string[]> {
	const rows = await db
		.selectFrom('mail_members')
		.select('email')
		.where('group_id', '=', groupId)
		.where('email', 'in', [...emails])
		.where('left_at', 'is', null)
		.execute();
	return rows.map(({ email }) => email);
}
