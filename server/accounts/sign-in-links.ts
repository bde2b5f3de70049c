import { maskEmail } from '#domain/account/email.ts';
import { safeReturn } from '#domain/account/return-to.ts';
import { Problem } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { signInLetter } from './letters.ts';
import { countAttempts, limits } from './rate-limits.ts';
import { findAccountByEmail } from './reads.ts';
import { openSession, type OpenedSession } from './sessions.ts';
import { hashToken, newToken } from './tokens.ts';

const minutes = (count: number) => count * 60_000;
/** How long a link works once its mail has left. */
const lifetime = minutes(10);
/** How long a request waits for a mail server that is down; after that the person has asked again, or gone. */
const patience = minutes(30);

export const signInPurpose = 'sign-in';

const gone = () =>
	new Problem(
		'gone',
		'Ce lien a déjà servi, ou il date de plus de dix minutes. Demandez-en un autre : il arrive aussitôt.',
	);

/** The sign-in link by e-mail, from its request to the session it opens [I1 I2 R7]. */
export function signInLinks(context: Context) {
	return {
		/**
		 * Sends a link to whoever has an account at this address. Answers the same whether there is one or not, after
		 * the same work: one transaction, and no mail server is waited for.
		 * @throws {Problem} `too-many`.
		 */
		async requestSignInLink(
			request: { email: string; returnTo?: string | undefined },
			address: string,
		): Promise<void> {
			await countAttempts(context, [
				[limits.linkForAccount, request.email],
				[limits.linkFromAddress, address],
			]);
			const account = await findAccountByEmail(context.database.reader, request.email);
			await context.database.write(async (trx) => {
				const id = v7();
				await recordAudit(trx, context, {
					accountId: null,
					action: 'requested-sign-in-link',
					subjectType: 'account',
					subjectId: account?.id ?? 'none',
				});
				if (!account) return;
				await insertLink(trx, context, {
					id,
					accountId: account.id,
					returnTo: request.returnTo,
					tokenHash: null,
					life: patience,
				});
				await enqueue(trx, context, {
					recipient: account.email,
					purpose: signInPurpose,
					key: id,
					...signInLetter(account.name),
				});
			});
			context.events.emit('mail-waiting');
		},

		/** Whose link this is, for the page that asks to confirm. Reading changes nothing: mail scanners open links. */
		async openSignInLink(token: string): Promise<{ email: string }> {
			const link = await context.database.reader
				.selectFrom('sign_in_links')
				.innerJoin('accounts', 'accounts.id', 'sign_in_links.account_id')
				.select('accounts.email')
				.where('token_hash', '=', hashToken(token))
				.where('consumed_at', 'is', null)
				.where('expires_at', '>', context.now().toISOString())
				.executeTakeFirst();
			if (!link) throw gone();
			return { email: maskEmail(link.email) };
		},

		/**
		 * Consumes a link and opens a session: once, however many try at the same time [R7].
		 * @throws {Problem} `gone` for a used, expired or unknown link alike; `too-many`.
		 */
		async consumeSignInLink(
			token: string,
			userAgent: string,
			address: string,
		): Promise<OpenedSession & { returnTo: string }> {
			await countAttempts(context, [[limits.consumeFromAddress, address]]);
			const now = context.now().toISOString();
			const opened = await context.database.write(async (trx) => {
				const link = await trx
					.updateTable('sign_in_links')
					.set({ consumed_at: now })
					.where('token_hash', '=', hashToken(token))
					.where('consumed_at', 'is', null)
					.where('expires_at', '>', now)
					.returning(['account_id', 'return_to'])
					.executeTakeFirst();
				if (!link) return undefined;
				const session = await openSession(trx, link.account_id, userAgent);
				await recordAudit(trx, context, {
					accountId: link.account_id,
					action: 'signed-in',
					subjectType: 'account',
					subjectId: link.account_id,
					detail: { by: 'link' },
				});
				return { ...session, returnTo: safeReturn(link.return_to) };
			});
			if (!opened) throw gone();
			return opened;
		},
	};
}

/** A link for the operator's command line. @returns its address, which nothing else knows. */
export async function makeSignInLink(context: Context, accountId: string): Promise<string> {
	const token = newToken();
	await context.database.write(async (trx) => {
		await insertLink(trx, context, {
			id: v7(),
			accountId,
			returnTo: undefined,
			tokenHash: hashToken(token),
			life: lifetime,
		});
		await recordAudit(trx, context, {
			accountId: null,
			action: 'made-sign-in-link',
			subjectType: 'account',
			subjectId: accountId,
			detail: { by: 'operator' },
		});
	});
	return linkAddress(context, token);
}

/**
 * What the outbox puts in a sign-in letter as it leaves: a new token each time it is tried, so that the one kept is the
 * hash of the one sent. Null when the request is too old or was answered otherwise.
 */
export function signInAddress(context: Context) {
	return async ({ key }: { key: string }): Promise<string | null> => {
		const token = newToken();
		const now = context.now();
		const { numUpdatedRows } = await context.database.write((trx) =>
			trx
				.updateTable('sign_in_links')
				.set({ token_hash: hashToken(token), expires_at: new Date(now.getTime() + lifetime).toISOString() })
				.where('id', '=', key)
				.where('consumed_at', 'is', null)
				.where('created_at', '>', new Date(now.getTime() - patience).toISOString())
				.executeTakeFirst(),
		);
		return numUpdatedRows > 0n ? linkAddress(context, token) : null;
	};
}

function linkAddress(context: Context, token: string): string {
	return `${context.config.ORIGIN}/connexion/${token}`;
}

interface Link {
	id: string;
	accountId: string;
	returnTo: string | undefined;
	tokenHash: string | null;
	life: number;
}

async function insertLink(
	trx: Transaction,
	context: Context,
	{ id, accountId, returnTo, tokenHash, life }: Link,
) {
	const now = context.now();
	await trx
		.insertInto('sign_in_links')
		.values({
			id,
			token_hash: tokenHash,
			account_id: accountId,
			return_to: safeReturn(returnTo),
			expires_at: new Date(now.getTime() + life).toISOString(),
			consumed_at: null,
			created_at: now.toISOString(),
		})
		.execute();
}
