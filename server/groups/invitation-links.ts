import type { Context } from '../context.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import type { Secret } from '../mail/delivery.ts';
import { findMailMember, keepMailLink, mailPage } from './mail-members.ts';

export const invitationPurpose = 'invitation';

/** The key of a letter: each one sent again is another letter. */
export const letterKey = (invitationId: string, sentAt: string): string => `${invitationId} ${sentAt}`;

/**
 * What the outbox puts in a letter that invites, as it leaves: a new token each time it is tried, of which the hash is kept. Null when the
 * invitation was answered, taken back, or sent again meanwhile, or when the group sleeps (domain rule 13).
 */
export function invitationAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<Secret> => {
		const [id = '', sentAt = ''] = key.split(' ');
		const token = newToken();
		return context.database.write(async (trx) => {
			const invitation = await trx
				.updateTable('invitations')
				.set({ token_hash: hashToken(token) })
				.where('id', '=', id)
				.where('sent_at', '=', sentAt)
				.where('outcome', 'is', null)
				.where('group_id', 'in', (groups) =>
					groups.selectFrom('groups').select('id').where('state', '=', 'active'),
				)
				.returning(['group_id as groupId', 'email', 'by_mail'])
				.executeTakeFirst();
			if (!invitation) return null;
			const member = invitation.by_mail === 1 ? await findMailMember(trx, invitation) : undefined;
			if (!member) return `${context.config.ORIGIN}/invitations/${token}`;
			await keepMailLink(trx, member.id, token);
			return { unsubscribe: mailPage(context, token) };
		});
	};
}
