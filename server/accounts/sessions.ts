import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import { randomUUID } from 'node:crypto';
import { reading, type Database, type Reader, type Transaction } from '../database/connection.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { hashToken, newToken } from './tokens.ts';

/*
 * The one file that knows Lucia, which is no longer developed: replacing it means rewriting this and nothing else.
 * Sessions last 30 days and slide: the second half of their life renews them whole.
 */

interface SessionFacts {
	publicId: string;
	userAgent: string;
}

interface AccountFacts {
	actorId: string;
	name: string;
	administrator: boolean;
	/** Neither suspended, nor someone who objected to being here. */
	welcome: boolean;
}

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionFacts, AccountFacts>;
		DatabaseSessionAttributes: SessionFacts;
		DatabaseUserAttributes: AccountFacts;
	}
}

/** Where a session is read and written: the database, or a transaction already open. */
interface Store {
	readonly reader: Reader;
	write(work: (trx: Transaction) => Promise<void>): Promise<void>;
}

export interface OpenedSession {
	/** For the cookie; nothing else keeps it. */
	readonly token: string;
	readonly sessionId: string;
	readonly expiresAt: Date;
}

export interface SessionRead extends AccountFacts {
	readonly accountId: string;
	readonly sessionId: string;
	readonly sessionHash: string;
	/** Set when the session has just been prolonged and the cookie must be, too. */
	readonly renewedUntil: Date | null;
}

/** Opens a session for an account, in the transaction of the sign-in. */
export async function openSession(
	trx: Transaction,
	accountId: string,
	userAgent: string,
): Promise<OpenedSession> {
	const store: Store = { reader: reading(trx), write: (work) => work(trx) };
	const facts = { publicId: randomUUID(), userAgent: userAgent.slice(0, 300) };
	const session = await lucia(store).createSession(accountId, facts, { sessionId: newToken() });
	return { token: session.id, sessionId: session.publicId, expiresAt: session.expiresAt };
}

/** The session behind a cookie, if it still stands; one in the second half of its life is prolonged. */
export async function findSession(database: Database, token: string): Promise<SessionRead | undefined> {
	return await validate(database, token);
}

/** The same, and nothing is written: for who could not renew the cookie. */
export async function lookAtSession(reader: Reader, token: string): Promise<SessionRead | undefined> {
	return await validate({ reader, write: async () => {} }, token);
}

async function validate(store: Store, token: string): Promise<SessionRead | undefined> {
	const { session, user } = await lucia(store).validateSession(token);
	if (!session) return undefined;
	const { actorId, name, administrator, welcome } = user;
	return {
		...{ actorId, name, administrator, welcome },
		accountId: user.id,
		sessionId: session.publicId,
		sessionHash: hashToken(token),
		renewedUntil: session.fresh ? session.expiresAt : null,
	};
}

function lucia(store: Store): Lucia<SessionFacts, AccountFacts> {
	return new Lucia<SessionFacts, AccountFacts>(adapter(store), {
		sessionExpiresIn: new TimeSpan(30, 'd'),
		getSessionAttributes: (facts) => facts,
		getUserAttributes: (facts) => facts,
	});
}

/** Lucia's store over Kysely: what it calls an id is hashed before it touches a row [I1]. */
function adapter({ reader, write }: Store): Adapter {
	return {
		async getSessionAndUser(token) {
			const row = await sessionRows(reader)
				.where('sessions.id_hash', '=', hashToken(token))
				.executeTakeFirst();
			return row ? [toSession(row, token), toUser(row)] : [null, null];
		},
		async getUserSessions(accountId) {
			const rows = await sessionRows(reader).where('account_id', '=', accountId).execute();
			return rows.map((row) => toSession(row, row.id_hash));
		},
		setSession: (session) =>
			write(async (trx) => {
				await trx
					.insertInto('sessions')
					.values({
						id_hash: hashToken(session.id),
						public_id: session.attributes.publicId,
						account_id: session.userId,
						expires_at: session.expiresAt.toISOString(),
						created_at: new Date().toISOString(),
						user_agent: session.attributes.userAgent,
					})
					.execute();
			}),
		updateSessionExpiration: (token, expiresAt) =>
			write(async (trx) => {
				await trx
					.updateTable('sessions')
					.set({ expires_at: expiresAt.toISOString() })
					.where('id_hash', '=', hashToken(token))
					.execute();
			}).catch((error: unknown) => {
				// On a full disk a session is not prolonged; it still stands, and reading goes on [L6].
				if (!isStorageFault(error)) throw error;
			}),
		deleteSession: (token) =>
			write(async (trx) => {
				await trx.deleteFrom('sessions').where('id_hash', '=', hashToken(token)).execute();
			}),
		deleteUserSessions: (accountId) =>
			write(async (trx) => {
				await trx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
			}),
		deleteExpiredSessions: () =>
			write(async (trx) => {
				await trx.deleteFrom('sessions').where('expires_at', '<=', new Date().toISOString()).execute();
			}),
	};
}

function sessionRows(reader: Reader) {
	return reader
		.selectFrom('sessions')
		.innerJoin('accounts', 'accounts.id', 'sessions.account_id')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select([
			'sessions.id_hash',
			'sessions.public_id',
			'sessions.account_id',
			'sessions.expires_at',
			'sessions.user_agent',
			'accounts.actor_id',
			'accounts.administrator',
			'accounts.suspended_at',
			'actors.name',
			'actors.objected_at',
			'actors.left_at',
		]);
}

type Row = Awaited<ReturnType<ReturnType<typeof sessionRows>['execute']>>[number];

function toSession(row: Row, id: string): DatabaseSession {
	return {
		id,
		userId: row.account_id,
		expiresAt: new Date(row.expires_at),
		attributes: { publicId: row.public_id, userAgent: row.user_agent },
	};
}

function toUser(row: Row): DatabaseUser {
	return {
		id: row.account_id,
		attributes: {
			actorId: row.actor_id,
			name: row.name,
			administrator: row.administrator === 1,
			welcome: row.suspended_at === null && (row.objected_at === null || row.left_at !== null),
		},
	};
}
