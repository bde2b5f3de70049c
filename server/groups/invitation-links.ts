import type { Context } from '../context.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';

export const invitationPurpose = 'invitation';

/** The key of a letter: each one sent again is another letter. */
export const letterKey = (invitationId: string, sentAt: string): string => `${invitationId} ${sentAt}`;

/**
 * What the outbox puts in a letter that invites, as it leaves: a new token each time it is tried, of which the hash is kept. Null when the
 * invitation was answered, taken back, or sent again meanwhile, or when the group sleeps (domain rule 13).
 */
export function invitationAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<string | null> => {
		const [id = '', sentAt = ''] = key.split(' ');
		const token = newToken();
		const { numUpdatedRows } = await context.database.write((trx) =>
			trx
				.updateTable('invitations')
				.set({ token_hash: hashToken(token) })
				.where('id', '=', id)
				.where('sent_at', '=', sentAt)
				.where('outcome', 'is', null)
				.where('group_id', 'in', (groups) =>
					groups.selectFrom('groups').select('id').where('state', '=', 'active'),
				)
				.executeTakeFirst(),
		);
		return numUpdatedRows > 0n ? `${context.config.ORIGIN}/invitations/${token}` : null;
	};
}
