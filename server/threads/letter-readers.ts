import { maskEmail } from '#domain/account/email.ts';
import { can } from '#domain/access/can.ts';
import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import type { ThreadFacts } from '#domain/thread/policy.ts';
import { readOwner } from '../accounts/reads.ts';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { hasObjected } from '../directory/objections.ts';
import { authorOf, type Author } from './writes.ts';

/** A letter about a thread, as it was left to leave. */
export interface ThreadLetter {
	readonly id: string;
	readonly threadId: string;
	readonly postId: string | null;
	readonly email: string;
	readonly createdAt: string;
	readonly expiresAt: string;
	/** Whom it is to: an account, or a member of the group by e-mail. */
	readonly to: { readonly accountId: string } | { readonly mailMemberId: string };
}

/** Who got a letter, with the rights they have at this moment. */
export interface LetterReader {
	readonly person: Member;
	readonly author: Author;
	/** As whom lines of the directory are read. */
	readonly sight: Person;
	/** The one group that a member by e-mail has to do with; null for an account. */
	readonly groupId: string | null;
}

const columns = ['id', 'thread_id', 'post_id', 'email', 'created_at', 'expires_at'] as const;

/** By its id, or by the hash of the token in it. */
export async function findLetter(
	db: Reader,
	by: 'id' | 'token_hash',
	value: string,
): Promise<ThreadLetter | undefined> {
	const toAccount = await db
		.selectFrom('thread_letters')
		.select([...columns, 'account_id'])
		.where(by, '=', value)
		.executeTakeFirst();
	if (toAccount) return { ...letterFrom(toAccount), to: { accountId: toAccount.account_id } };
	const toMember = await db
		.selectFrom('thread_mail_letters')
		.select([...columns, 'member_id'])
		.where(by, '=', value)
		.executeTakeFirst();
	return toMember && { ...letterFrom(toMember), to: { mailMemberId: toMember.member_id } };
}

interface Row {
	readonly id: string;
	readonly thread_id: string;
	readonly post_id: string | null;
	readonly email: string;
	readonly created_at: string;
	readonly expires_at: string;
}

const letterFrom = (row: Row) => ({
	...{ id: row.id, threadId: row.thread_id, postId: row.post_id, email: row.email },
	...{ createdAt: row.created_at, expiresAt: row.expires_at },
});

/** Undefined when its address is no longer theirs, when they may not sign in, have left or were taken out of the group, or objected. */
export async function readerOf(
	db: Reader,
	{ to, email }: Pick<ThreadLetter, 'to' | 'email'>,
	day: Day,
): Promise<LetterReader | undefined> {
	if ('accountId' in to) {
		const owner = await readOwner(db, to.accountId, day);
		if (!owner || owner.email !== email) return undefined;
		return { person: owner.person, author: authorOf(owner.person), sight: owner.person, groupId: null };
	}
	const member = await db
		.selectFrom('mail_members')
		.select(['id', 'name', 'email', 'group_id as groupId'])
		.where('id', '=', to.mailMemberId)
		.where('left_at', 'is', null)
		.executeTakeFirst();
	if (!member || member.email !== email || (await hasObjected(db, email))) return undefined;
	const name = member.name === '' ? maskEmail(email) : member.name;
	return {
		person: memberByMail(member.id, name, member.groupId),
		author: { kind: 'mail', mailMemberId: member.id, name },
		sight: anonymous,
		groupId: member.groupId,
	};
}

/** A member by e-mail has no right in the network but this: reading and writing, from a letter, in the threads and polls of their group. */
const memberByMail = (id: string, name: string, groupId: string): Member => ({
	...{ kind: 'member', accountId: id, actorId: id, name, administrator: false },
	...{ roles: new Map([[groupId, 'member']]), seats: new Map(), facilitates: new Set(), grants: new Map() },
});

/** Whether the letter opens this thread today. A thread that was moved to another group is lost to members by e-mail. */
export const mayOpen = ({ person, groupId }: LetterReader, facts: ThreadFacts): boolean =>
	(groupId === null || groupId === facts.group.id) && can(person, 'thread.read', facts);
