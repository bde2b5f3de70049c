import { v7 } from 'uuid';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader, type Transaction } from '../database/connection.ts';
import { holdAddress } from '../directory/entering.ts';
import { liftObjection } from '../directory/objections.ts';
import { reindexSubjects } from '../search/reindex.ts';

export interface Account {
	readonly id: string;
	readonly actorId: string;
}

/** The account under an address, closed or not; undefined when there is none. */
export const accountOf = (db: Reader, email: string): Promise<Account | undefined> =>
	db
		.selectFrom('accounts')
		.select(['id', 'actor_id as actorId'])
		.where('email', '=', email)
		.executeTakeFirst();

/**
 * An account for somebody whose address a letter has proved; the one they have had for a moment, when two letters are answered at once. Whoever entered them in the directory meanwhile did so for them: the record that
 * has this address and no account becomes theirs, unless a seat or a mission hangs on it, which an address alone does not give.
 */
export async function openAccount(
	trx: Transaction,
	context: Context,
	{ email, name }: { readonly email: string; readonly name: string },
): Promise<Account & { readonly isNew: boolean }> {
	await holdAddress(trx, context, email);
	const existing = await accountOf(reading(trx), email);
	if (existing) return { ...existing, isNew: false };
	const now = context.now().toISOString();
	const actorId = (await recordOf(trx, email)) ?? crypto.randomUUID();
	const account = { id: v7(), actorId };
	await trx
		.insertInto('actors')
		.values({
			...{ id: actorId, name, source: 'Venu par une invitation', objected_at: null },
			...{ confirmed_on: today(context), created_at: now, updated_at: now },
		})
		.onConflict((on) => on.column('id').doUpdateSet({ name, confirmed_on: today(context), updated_at: now }))
		.execute();
	await trx
		.insertInto('accounts')
		.values({
			...{ id: account.id, actor_id: actorId, email, password_hash: null, created_at: now },
			...{ administrator: 0, demonstration: 0, suspended_at: null },
		})
		.execute();
	// Who comes by themselves has changed their mind.
	await liftObjection(trx, email);
	await reindexSubjects(trx, today(context), 'actor', [actorId]);
	await recordAudit(trx, context, {
		...{ accountId: account.id, action: 'created-account', subjectType: 'account', subjectId: account.id },
		detail: { by: 'invitation' },
	});
	return { ...account, isNew: true };
}

async function recordOf(trx: Transaction, email: string): Promise<string | undefined> {
	const row = await trx
		.selectFrom('actor_fields as f')
		.innerJoin('actors as a', 'a.id', 'f.actor_id')
		.select('a.id')
		.where('f.field', '=', 'email')
		.where('f.value', '=', email)
		.where('a.objected_at', 'is', null)
		.where('a.id', 'not in', (query) => query.selectFrom('accounts').select('actor_id'))
		.where('a.id', 'not in', (query) => query.selectFrom('seat_tenures').select('actor_id'))
		.where('a.id', 'not in', (query) => query.selectFrom('facilitations').select('actor_id'))
		.orderBy('a.created_at')
		.limit(1)
		.executeTakeFirst();
	return row?.id;
}
