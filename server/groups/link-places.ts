import { Problem } from '#domain/problem.ts';
import type { Transaction } from '../database/connection.ts';

/** Takes one of the places of a link, which has as many, however many try at once. @throws Problem `gone` when none is left, or when it was closed */
export async function takePlace(trx: Transaction, linkId: string): Promise<void> {
	const { numUpdatedRows } = await trx
		.updateTable('join_links')
		.set((link) => ({ taken: link('taken', '+', 1) }))
		.where('id', '=', linkId)
		.where('revoked_at', 'is', null)
		.whereRef('taken', '<', 'places')
		.executeTakeFirst();
	if (numUpdatedRows === 0n)
		throw new Problem(
			'gone',
			'Toutes les places de ce lien sont prises, ou il a été fermé. Demandez une invitation à la personne qui vous l’a donné.',
		);
}
