import { Problem } from '#domain/problem.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import type { Context } from '../context.ts';
import { objectToListing } from './objections.ts';

/** What its link lets somebody do who is in the directory without an account. It opens nothing else, and has no end: nor has the right. */
export function objectionLinks(context: Context) {
	const { database } = context;
	const find = async (token: string) => {
		const link = await database.reader
			.selectFrom('objection_links as l')
			.innerJoin('actors as a', 'a.id', 'l.actor_id')
			.select(['a.id', 'a.name', 'a.source', 'a.created_at as since', 'a.objected_at'])
			.where('l.token_hash', '=', hashToken(token))
			.executeTakeFirst();
		if (!link) throw new Problem('gone', 'Ce lien n’est pas complet. Ouvrez-le depuis le courriel lui-même.');
		return link;
	};

	return {
		/** Whose record this link is about. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openObjection(token: string) {
			const { name, source, since, objected_at: at } = await find(token);
			return at === null
				? { state: 'listed' as const, name, source, since }
				: { state: 'objected' as const, at };
		},

		/** Once or many times: the person appears nowhere. @throws Problem `gone` */
		async objectByLink(token: string): Promise<void> {
			const { id } = await find(token);
			const accountId = await database.write((trx) => objectToListing(trx, context, id));
			if (accountId !== undefined) context.events.emit('access-changed', { accountId });
		},
	};
}

/**
 * What the outbox puts in a letter that tells somebody they are listed, as it leaves: a new token each time it is tried, of which the hash is
 * kept. Null when they objected meanwhile.
 */
export function objectionAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<string | null> => {
		const token = newToken();
		const { numUpdatedRows } = await context.database.write((trx) =>
			trx
				.updateTable('objection_links')
				.set({ token_hash: hashToken(token) })
				.where('id', '=', key)
				.where('actor_id', 'in', (query) =>
					query.selectFrom('actors').select('id').where('objected_at', 'is', null),
				)
				.executeTakeFirst(),
		);
		return numUpdatedRows > 0n ? `${context.config.ORIGIN}/objection/${token}` : null;
	};
}
