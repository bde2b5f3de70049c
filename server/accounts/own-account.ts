import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { countAttempts, limits } from './rate-limits.ts';

export interface OwnSession {
	readonly id: string;
	readonly current: boolean;
	/** As the browser named itself. */
	readonly userAgent: string;
	readonly openedAt: string;
	readonly expiresAt: string;
}

/** One's own account: sessions and password. `current` is always the public id of the session that asks. */
export function ownAccount(context: Context) {
	const { database } = context;

	async function listSessions(viewer: Person, current: string | null): Promise<OwnSession[]> {
		const rows = await database.reader
			.selectFrom('sessions')
			.select(['public_id', 'user_agent', 'created_at', 'expires_at'])
			.where('account_id', '=', owner(viewer).accountId)
			.where('expires_at', '>', new Date().toISOString())
			.orderBy('created_at', 'desc')
			.limit(100)
			.execute();
		return rows
			.map((row) => ({
				id: row.public_id,
				current: row.public_id === current,
				userAgent: row.user_agent,
				openedAt: row.created_at,
				expiresAt: row.expires_at,
			}))
			.sort((a, b) => Number(b.current) - Number(a.current));
	}

	/** Ends sessions of one account, tells their sockets, and leaves a trace. */
	async function end(
		accountId: string,
		which: { only: string } | { allBut: string | null },
		change?: Change,
	) {
		const ended = await database.write(async (trx) => {
			await change?.(trx);
			let deletion = trx.deleteFrom('sessions').where('account_id', '=', accountId).returning('id_hash');
			if ('only' in which) deletion = deletion.where('public_id', '=', which.only);
			else if (which.allBut !== null) deletion = deletion.where('public_id', '<>', which.allBut);
			const rows = await deletion.execute();
			if (rows.length > 0) await trace(trx, accountId, 'ended-sessions', { count: rows.length });
			return rows;
		});
		for (const { id_hash: sessionHash } of ended) context.events.emit('access-changed', { sessionHash });
		return ended.length;
	}

	const trace = (trx: Transaction, accountId: string, action: string, detail = {}) =>
		recordAudit(trx, context, { accountId, action, subjectType: 'account', subjectId: accountId, detail });

	async function checkCurrent(accountId: string, current: string | undefined): Promise<void> {
		const { password_hash: stored } = await readAccount(accountId);
		if (stored === null) return;
		await countAttempts(context, [[limits.passwordForAccount, accountId]]);
		if (!(await checkPassword(stored, current ?? '')))
			throw new Problem('invalid', 'Rien n’a été changé : un champ est à revoir.', {
				current: 'Ce n’est pas votre mot de passe actuel.',
			});
	}

	const readAccount = (accountId: string) =>
		database.reader
			.selectFrom('accounts')
			.select(['email', 'password_hash', 'created_at'])
			.where('id', '=', accountId)
			.executeTakeFirstOrThrow();

	async function changePassword(viewer: Person, hash: string | null, current: string | null, action: string) {
		const { accountId } = owner(viewer);
		await end(accountId, { allBut: current }, async (trx) => {
			await trx.updateTable('accounts').set({ password_hash: hash }).where('id', '=', accountId).execute();
			await trace(trx, accountId, action);
		});
	}

	return {
		listSessions,

		/** Name, address, whether a password is set, and the open sessions. */
		async account(viewer: Person, current: string | null) {
			const { accountId, actorId, name } = owner(viewer);
			const row = await readAccount(accountId);
			return {
				...{ name, actorId, email: row.email, since: row.created_at },
				hasPassword: row.password_hash !== null,
				sessions: await listSessions(viewer, current),
			};
		},

		/** @throws {Problem} `not-found` for a session that is not one's own, like for none. */
		async endSession(viewer: Person, sessionId: string): Promise<void> {
			if ((await end(owner(viewer).accountId, { only: sessionId })) === 0) throw notFound();
		},

		async endOtherSessions(viewer: Person, current: string | null): Promise<void> {
			await end(owner(viewer).accountId, { allBut: current });
		},

		/** Sets or changes the password, and ends every other session. @throws {Problem} `invalid` on the `current` field. */
		async setPassword(
			viewer: Person,
			{ current, password }: { current?: string | undefined; password: string },
			session: string | null,
		): Promise<void> {
			await checkCurrent(owner(viewer).accountId, current);
			await changePassword(viewer, await hashPassword(password), session, 'set-password');
		},

		async removePassword(
			viewer: Person,
			{ current }: { current: string },
			session: string | null,
		): Promise<void> {
			await checkCurrent(owner(viewer).accountId, current);
			await changePassword(viewer, null, session, 'removed-password');
		},
	};
}

type Change = (trx: Transaction) => Promise<void>;

function owner(viewer: Person): Member {
	if (viewer.kind !== 'member') throw new Problem('signed-out');
	if (!can(viewer, 'account.manage', { type: 'account', id: viewer.accountId }))
		throw new Problem('forbidden');
	return viewer;
}
