import { isOneAddress } from '#domain/account/email.ts';
import { v7 } from 'uuid';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';

/**
 * Where a letter's secret address goes. The address is made when the letter leaves: no usable token ever waits in the
 * database [I1].
 */
export const secretPlace = '{adresse}';

export interface Letter {
	/** One normalised address: every mail has one recipient. */
	readonly recipient: string;
	readonly purpose: string;
	/** With the recipient and the purpose, what makes this letter unlike any other (domain rule 9). */
	readonly key: string;
	readonly subject: string;
	/** Plain text, without the closing lines. */
	readonly body: string;
	/** Whom an answer goes to: one normalised address. */
	readonly replyTo?: string | undefined;
}

/**
 * Puts a letter in the outbox, in the transaction of what it tells: it leaves if and only if that happened.
 * Emit `mail-waiting` once the transaction has committed.
 * @returns false when the same letter is already there or has already left.
 */
export async function enqueue(
	trx: Transaction,
	context: Pick<Context, 'now'>,
	letter: Letter,
): Promise<boolean> {
	if (!isOneAddress(letter.recipient)) throw new Error('A letter has one recipient, normalised.');
	if (letter.replyTo !== undefined && !isOneAddress(letter.replyTo))
		throw new Error('An answer goes to one address, normalised.');
	if (letter.body.trim() === '') throw new Error('Nothing is mailed empty.');
	const now = context.now().toISOString();
	const inserted = await trx
		.insertInto('outbox')
		.values({
			id: v7(),
			recipient: letter.recipient,
			purpose: letter.purpose,
			key: letter.key,
			subject: letter.subject,
			body: letter.body,
			state: 'waiting',
			attempts: 0,
			next_attempt_at: now,
			created_at: now,
			sent_at: null,
			reply_to: letter.replyTo ?? null,
		})
		.onConflict((conflict) => conflict.columns(['recipient', 'purpose', 'key']).doNothing())
		.returning('id')
		.execute();
	return inserted.length > 0;
}
