import { normaliseEmail } from '#domain/account/email.ts';
import { createHash } from 'node:crypto';
import { recordAudit } from '../audit.ts';
import { today, type Clock } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { reindexSubjects } from '../search/reindex.ts';
import { listAddressesOf } from './actor-reads.ts';

/** What is kept of an address, to know it again. */
export const keyOf = (email: string) =>
	createHash('sha256')
		.update(`email\n${normaliseEmail(email)}`)
		.digest('hex');

/** Tables of what is said of somebody, by `actor_id`. */
const saidOfSomebody = [
	'actor_fields',
	'actor_photos',
	'actor_territories',
	'affiliations',
	'record_corrections',
] as const;

/** Whether who has this address objected to being listed: whatever enters people asks first, each time [P3]. */
export async function hasObjected(db: Reader, email: string): Promise<boolean> {
	const row = await db
		.selectFrom('objections')
		.select('at')
		.where('key_hash', '=', keyOf(email))
		.executeTakeFirst();
	return row !== undefined;
}

/** Lets somebody be listed again, who asked for it. */
export async function liftObjection(trx: Transaction, email: string): Promise<void> {
	await trx.deleteFrom('objections').where('key_hash', '=', keyOf(email)).execute();
}

/**
 * Somebody appears nowhere from now on (domain rule 2): what others wrote about them is erased, letters that wait do not leave, and the
 * hashes of their addresses are kept, so that no one enters them again: that of their account, and the one their link went to. What their
 * record says now is no proof that an address is theirs. Objecting twice changes nothing.
 * @param toldAt hash of the address that the link went to.
 * @returns the account that may be open, whose sessions lose their rights.
 */
export async function objectToListing(
	trx: Transaction,
	clock: Clock,
	actorId: string,
	toldAt: string,
): Promise<string | undefined> {
	const at = clock.now().toISOString();
	const { account, emails } = await listAddressesOf(reading(trx), actorId);
	const keys = new Set([toldAt, ...(account ? [keyOf(account.email)] : [])]);
	const objected = await trx
		.updateTable('actors')
		.set({ objected_at: at, left_at: null, merged_into: null, updated_at: at })
		.where('id', '=', actorId)
		// Who has left with their account kept may still object, and so may who was made one with somebody.
		.where((row) =>
			row.or([
				row('objected_at', 'is', null),
				row('left_at', 'is not', null),
				row('merged_into', 'is not', null),
			]),
		)
		.executeTakeFirst();
	if (objected.numUpdatedRows === 0n) return undefined;
	await trx
		.insertInto('objections')
		.values([...keys].map((key) => ({ key_hash: key, at })))
		.onConflict((on) => on.doNothing())
		.execute();
	for (const email of emails.filter((one) => keys.has(keyOf(one))))
		await trx.deleteFrom('outbox').where('recipient', '=', email).where('state', '<>', 'sending').execute();
	for (const table of saidOfSomebody) await trx.deleteFrom(table).where('actor_id', '=', actorId).execute();
	await forgetMerged(trx, actorId);
	await reindexSubjects(trx, today(clock), 'actor', [actorId]);
	await recordAudit(trx, clock, {
		...{ accountId: null, action: 'objected', subjectType: 'actor', subjectId: actorId },
	});
	return account?.id;
}

/** What was said of them in records that were made one with theirs goes too: an objection is undone with no fusion. */
async function forgetMerged(trx: Transaction, actorId: string): Promise<void> {
	const merged = trx.selectFrom('actors').select('id').where('merged_into', '=', actorId);
	for (const table of saidOfSomebody) await trx.deleteFrom(table).where('actor_id', 'in', merged).execute();
	await trx
		.updateTable('actor_merges')
		.set({ moved: '{}' })
		.where((row) => row.or([row('kept_id', '=', actorId), row('merged_id', '=', actorId)]))
		.execute();
}
