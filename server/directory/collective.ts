import type { Member } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { Problem } from '#domain/problem.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { findOrganisation } from './organisation.ts';

/** Where a function is: an organisation of the directory, or the name of an informal collective that is not in it yet. */
export type Where = { readonly organisationId: string } | { readonly collective: string };

/** Counts one more organisation that somebody makes known, if this is one: before the transaction that writes it. @throws Problem `too-many` */
export async function countWhere(context: Context, where: Where, by: Member): Promise<void> {
	if ('collective' in where) await countAttempts(context, [[limits.organisationsByAccount, by.accountId]]);
}

/** @throws Problem `invalid` for an organisation that is not there */
export async function checkWhere(db: Reader, where: Where): Promise<void> {
	if ('collective' in where) return;
	if (!isIdentifier(where.organisationId) || !(await findOrganisation(db, where.organisationId)))
		throw new Problem('invalid', undefined, { organisation: 'Cette structure n’est plus là.' });
}

/** @returns the id of the organisation, made if need be. @throws Problem `invalid` for one that is not there */
export async function resolveWhere(
	trx: Transaction,
	clock: Pick<Context, 'now'>,
	where: Where,
	by: Member,
): Promise<string> {
	if ('collective' in where) return createCollective(trx, clock, where.collective, by);
	await checkWhere(reading(trx), where);
	// It may have been made one with another since the form was shown.
	const organisation = await findOrganisation(reading(trx), where.organisationId);
	return organisation?.merged_into ?? where.organisationId;
}

/** An informal collective that somebody of the network makes known: a name is enough. @returns its id */
async function createCollective(
	trx: Transaction,
	clock: Pick<Context, 'now'>,
	name: string,
	by: Member,
): Promise<string> {
	const id = crypto.randomUUID();
	const now = clock.now().toISOString();
	const day = today(clock);
	await trx
		.insertInto('organisations')
		.values({
			...{
				id,
				name,
				kind: 'collective',
				presentation: '',
				source: 'Déclaré par une personne du réseau',
				entered_by: by.actorId,
			},
			...{ confirmed_on: day, created_at: now, updated_at: now },
		})
		.execute();
	await reindexSubjects(trx, day, 'organisation', [id]);
	return id;
}
