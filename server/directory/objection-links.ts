import { Problem } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { objectionLetter, type Words } from './letters.ts';
import { keyOf, objectToListing } from './objections.ts';

/** Of letters that carry a link to object: what tells somebody that another entered them, and what answers to who asks for a link. */
export const enteredPurpose = 'entered';
export const objectionPurpose = 'objection';

/** A letter with a link to object. Nobody is to answer it: an answer would give the link away. */
export async function enqueueWithLink(
	trx: Transaction,
	context: Pick<Context, 'now'>,
	to: { readonly actorId: string; readonly email: string },
	purpose: typeof enteredPurpose | typeof objectionPurpose,
	words: Words,
): Promise<void> {
	const key = v7();
	await trx
		.insertInto('objection_links')
		.values({
			...{ id: key, actor_id: to.actorId, token_hash: null, key_hash: keyOf(to.email) },
			created_at: context.now().toISOString(),
		})
		.execute();
	await enqueue(trx, context, { recipient: to.email, purpose, key, ...words });
}

/** What its link lets somebody do who is in the directory without an account. It opens nothing else, and has no end: nor has the right. */
export function objectionLinks(context: Context) {
	const { database } = context;
	const find = async (token: string) => {
		const link = await database.reader
			.selectFrom('objection_links as l')
			.innerJoin('actors as a', 'a.id', 'l.actor_id')
			.select([
				'a.id',
				'a.name',
				'a.source',
				'a.created_at as since',
				'a.objected_at',
				'a.left_at',
				'a.merged_into',
				'l.key_hash',
			])
			.where('l.token_hash', '=', hashToken(token))
			.executeTakeFirst();
		if (!link) throw new Problem('gone', 'Ce lien n’est pas complet. Ouvrez-le depuis le courriel lui-même.');
		return link;
	};

	return {
		/**
		 * Sends a link to who is in the directory without an account, whose letter is lost. The answer is the same whether somebody is [I2].
		 * @param address of the network that asks. @throws Problem `too-many`
		 */
		async requestObjection(email: string, address: string): Promise<void> {
			await countAttempts(context, [
				[limits.objectionForAddress, email],
				[limits.objectionFromNetwork, address],
			]);
			await database.write(async (trx) => {
				const listed = await trx
					.selectFrom('actor_fields as f')
					.innerJoin('actors as a', 'a.id', 'f.actor_id')
					.select(['a.id', 'a.name'])
					.where('f.field', '=', 'email')
					.where('f.value', '=', email)
					// An address of a record that was made one with another is still somebody’s.
					.where((row) => row.or([row('a.objected_at', 'is', null), row('a.merged_into', 'is not', null)]))
					.orderBy('a.merged_into', (order) => order.asc().nullsFirst())
					.where('a.id', 'not in', (query) => query.selectFrom('accounts').select('actor_id'))
					.limit(1)
					.executeTakeFirst();
				if (listed)
					await enqueueWithLink(
						trx,
						context,
						{ actorId: listed.id, email },
						objectionPurpose,
						objectionLetter(listed.name),
					);
			});
			context.events.emit('mail-waiting');
		},

		/** Whose record this link is about. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openObjection(token: string) {
			const { name, source, since, objected_at: at, left_at: left, merged_into: into } = await find(token);
			// Who has only left, with their account kept, may still object.
			return at === null || left !== null || into !== null
				? { state: 'listed' as const, name, source, since }
				: { state: 'objected' as const, at };
		},

		/** Once or many times: the person appears nowhere. @throws Problem `gone` */
		async objectByLink(token: string): Promise<void> {
			const { id, key_hash: toldAt } = await find(token);
			const accountId = await database.write((trx) => objectToListing(trx, context, id, toldAt));
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
					query
						.selectFrom('actors')
						.select('id')
						.where((row) => row.or([row('objected_at', 'is', null), row('merged_into', 'is not', null)])),
				)
				.executeTakeFirst(),
		);
		return numUpdatedRows > 0n ? `${context.config.ORIGIN}/objection/${token}` : null;
	};
}
