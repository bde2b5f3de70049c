import { Problem, notFound } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import { demonstrationAccounts } from './demonstration.ts';
import { checkPassword } from './passwords.ts';
import { countAttempts, limits } from './rate-limits.ts';
import { findAccountByEmail } from './reads.ts';
import { openSession, type OpenedSession } from './sessions.ts';
import { hashToken } from './tokens.ts';

/** The other ways in, and the way out. */
export function doors(context: Context) {
	const enter = (accountId: string, by: string, userAgent: string) =>
		context.database.write(async (trx) => {
			const session = await openSession(trx, accountId, userAgent);
			await recordAudit(trx, context, {
				accountId,
				action: 'signed-in',
				subjectType: 'account',
				subjectId: accountId,
				detail: { by },
			});
			return session;
		});

	return {
		/** @throws {Problem} `invalid`, the same for an unknown address and for a wrong password [I2]; `too-many`. */
		async signInWithPassword(
			{ email, password }: { email: string; password: string },
			address: string,
			userAgent: string,
		): Promise<OpenedSession> {
			await countAttempts(context, [
				[limits.passwordForAccount, email],
				[limits.passwordFromAddress, address],
			]);
			const account = await findAccountByEmail(context.database.reader, email);
			if (!(await checkPassword(account?.password_hash, password)) || !account)
				throw new Problem(
					'invalid',
					'L’adresse ou le mot de passe ne convient pas. Vous pouvez aussi recevoir un lien, sans mot de passe.',
				);
			return await enter(account.id, 'password', userAgent);
		},

		/** The people of the demonstration network; none on a real one. */
		demonstrationAccounts: () => demonstrationAccounts(context),

		/** @throws {Problem} `not-found` for any account that is not there to be tried. */
		async signInAsDemonstration(accountId: string, userAgent: string): Promise<OpenedSession> {
			const offered = await demonstrationAccounts(context);
			if (!offered.some((account) => account.id === accountId)) throw notFound();
			return await enter(accountId, 'demonstration', userAgent);
		},

		/** Ends the session behind a cookie; its sockets close [R3]. Unknown tokens are no error: the person is out. */
		async signOut(token: string): Promise<void> {
			const sessionHash = hashToken(token);
			const ended = await context.database.write(async (trx) => {
				const session = await trx
					.deleteFrom('sessions')
					.where('id_hash', '=', sessionHash)
					.returning('account_id')
					.executeTakeFirst();
				if (session)
					await recordAudit(trx, context, {
						accountId: session.account_id,
						action: 'signed-out',
						subjectType: 'account',
						subjectId: session.account_id,
					});
				return session !== undefined;
			});
			if (ended) context.events.emit('access-changed', { sessionHash });
		},
	};
}
