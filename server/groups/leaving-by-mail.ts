import { maskEmail } from '#domain/account/email.ts';
import { invitationState } from '#domain/group/invitation.ts';
import { Problem } from '#domain/problem.ts';
import { hashToken } from '../accounts/tokens.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';

/** What the link of a letter lets a member by e-mail do: leave. It has no end, nor has the right to leave. */
export function leavingByMail(context: Context) {
	const { database } = context;

	async function find(token: string) {
		const row = await database.reader
			.selectFrom('mail_member_links as l')
			.innerJoin('mail_members as m', 'm.id', 'l.member_id')
			.innerJoin('groups as g', 'g.id', 'm.group_id')
			.leftJoin('invitations as i', (join) =>
				join.onRef('i.group_id', '=', 'm.group_id').onRef('i.token_hash', '=', 'l.token_hash'),
			)
			.select([
				'm.id',
				'm.email',
				'm.left_at as leftAt',
				'g.id as groupId',
				'g.name as group',
				'g.presentation',
			])
			.select(['g.state', 'i.outcome', 'i.expires_at as expiresAt'])
			.where('l.token_hash', '=', hashToken(token))
			.executeTakeFirst();
		if (!row)
			throw new Problem(
				'gone',
				'Ce lien n’est pas complet, ou vous avez quitté ce groupe il y a longtemps : vous n’en recevez plus rien.',
			);
		return row;
	}

	return {
		/** Whether a link is of a member by e-mail, or of one who has left not long ago. */
		isMailMembership: (token: string): Promise<boolean> =>
			find(token).then(
				() => true,
				() => false,
			),

		/** Which group, and whether one is still in it. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openMailMembership(token: string) {
			const { group, presentation, email, leftAt, outcome, expiresAt, state } = await find(token);
			const isOpen =
				expiresAt !== null &&
				state !== 'archived' &&
				invitationState({ outcome, expiresAt }, context.now().toISOString()) === 'waiting';
			return {
				...{ group, presentation, email: maskEmail(email), hasLeft: leftAt !== null },
				/** Whether the same link still lets them in with an account. */
				mayEnter: isOpen && leftAt === null,
			};
		},

		/** Leaves, once or many times; nobody is invited again in their name. @throws Problem `gone` */
		async leaveByMail(token: string): Promise<void> {
			const { id, groupId, email } = await find(token);
			const now = context.now().toISOString();
			await database.write(async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('mail_members')
					.set({ left_at: now })
					.where('id', '=', id)
					.where('left_at', 'is', null)
					.executeTakeFirst();
				if (numUpdatedRows === 0n) return;
				await trx
					.updateTable('invitations')
					.set({ outcome: 'declined', answered_at: now })
					.where('group_id', '=', groupId)
					.where('email', '=', email)
					.where('outcome', 'is', null)
					.execute();
				await recordAudit(trx, context, {
					...{ accountId: null, action: 'left-by-mail', subjectType: 'group', subjectId: groupId },
				});
			});
		},
	};
}
