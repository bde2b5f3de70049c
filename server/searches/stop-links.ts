import { Problem } from '#domain/problem.ts';
import { readOwner } from '../accounts/reads.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import { today, type Context } from '../context.ts';
import type { Secret } from '../mail/delivery.ts';
import { listEntriesById } from '../search/reads.ts';
import { keepReadable } from '../search/rights.ts';
import { markOf, readKnown } from './known.ts';

/** Of letters about saved searches. */
export const searchesPurpose = 'searches';

/** What the link of a letter about saved searches lets whoever holds it do: have no more of them. It opens nothing else. */
export function stopLinks(context: Context) {
	const { database } = context;
	const find = async (token: string) => {
		const letter = await database.reader
			.selectFrom('search_letters')
			.select('account_id')
			.where('token_hash', '=', hashToken(token))
			.executeTakeFirst();
		if (!letter)
			throw new Problem(
				'gone',
				'Ce lien n’est pas complet, ou il a plus d’un an. Ouvrez-le depuis le courriel lui-même.',
			);
		return letter.account_id;
	};
	return {
		/** How many searches still have letters. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openStop(token: string): Promise<{ alerts: number }> {
			const { alerts } = await database.reader
				.selectFrom('saved_searches')
				.select((row) => row.fn.countAll<number>().as('alerts'))
				.where('account_id', '=', await find(token))
				.where('alert', '<>', 'never')
				.where('deleted_at', 'is', null)
				.executeTakeFirstOrThrow();
			return { alerts: Number(alerts) };
		},

		/** Once or many times: no letter about any saved search. The searches stay. @throws Problem `gone` */
		async stopByLink(token: string): Promise<void> {
			const accountId = await find(token);
			await database.write((trx) =>
				trx
					.updateTable('saved_searches')
					.set({ alert: 'never' })
					.where('account_id', '=', accountId)
					.execute(),
			);
		},
	};
}

/**
 * What the outbox puts in a letter about saved searches as it leaves: a new token each time it is tried, of which the hash is kept. Null when it
 * has lost its reason: letters were stopped, or it names somebody or something that its reader may not read any more [R6]. What else
 * was new in it is then told by the next one.
 */
export function stopAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<Secret> => {
		const { database } = context;
		const letter = await database.reader
			.selectFrom('search_letters')
			.selectAll()
			.where('id', '=', key)
			.executeTakeFirst();
		if (!letter) return null;
		const searches = await database.reader
			.selectFrom('saved_searches')
			.select(['id', 'known'])
			.where('account_id', '=', letter.account_id)
			.where('alert', '<>', 'never')
			.where('deleted_at', 'is', null)
			.execute();
		const owner = await readOwner(database.reader, letter.account_id, today(context));
		if (searches.length === 0 || !owner) return null;
		const ids = JSON.parse(letter.entries) as string[];
		const rows = await listEntriesById(database.reader, ids);
		const readable = await keepReadable(database.reader, owner.person, rows);
		const token = newToken();
		return database.write(async (trx) => {
			if (readable.length === ids.length) {
				await trx
					.updateTable('search_letters')
					.set({ token_hash: hashToken(token) })
					.where('id', '=', key)
					.execute();
				return { unsubscribe: `${context.config.ORIGIN}/annuaire/arret/${token}` };
			}
			const unsaid = new Set(ids.map(markOf));
			for (const { id, known } of searches)
				await trx
					.updateTable('saved_searches')
					.set({
						known: [...readKnown(known)].filter((mark) => !unsaid.has(mark)).join(' '),
						looked_on: '',
					})
					.where('id', '=', id)
					.execute();
			await trx.deleteFrom('search_letters').where('id', '=', key).execute();
			return null;
		});
	};
}
