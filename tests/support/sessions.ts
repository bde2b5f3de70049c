import { createHash, randomBytes } from 'node:crypto';
import { anonymous, type Member } from '#domain/access/person.ts';
import type { Context } from '#server/context.ts';
import type { Sessions } from '#server/realtime/access.ts';

const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** INTERIM until server/accounts is there. */
export function sessionsOf(context: Context): Sessions {
	const { raw } = context.database;
	return {
		sessionCookie: 'maillage_session',
		async readSession(token = '') {
			const account = await raw
				.selectFrom('sessions')
				.innerJoin('accounts', 'accounts.id', 'sessions.account_id')
				.innerJoin('actors', 'actors.id', 'accounts.actor_id')
				.select(['accounts.id', 'actors.id as actorId', 'actors.name', 'sessions.id_hash'])
				.where('sessions.id_hash', '=', hash(token))
				.executeTakeFirst();
			if (!account) return { person: anonymous, sessionId: null };
			const roles = await raw
				.selectFrom('memberships')
				.select(['group_id', 'role'])
				.where('actor_id', '=', account.actorId)
				.execute();
			const seats = await raw
				.selectFrom('seat_tenures')
				.innerJoin('seats', 'seats.id', 'seat_tenures.seat_id')
				.select(['cite_id', 'party'])
				.where('actor_id', '=', account.actorId)
				.execute();
			const person: Member = {
				kind: 'member',
				accountId: account.id,
				actorId: account.actorId,
				name: account.name,
				administrator: false,
				roles: new Map(roles.map((row) => [row.group_id, row.role])),
				seats: new Map(seats.map((row) => [row.cite_id, row.party])),
				facilitates: new Set(),
				grants: new Map(),
			};
			return { person, sessionId: account.id_hash };
		},
	};
}

export async function openSession(context: Context, accountId: string): Promise<string> {
	const token = randomBytes(32).toString('base64url');
	await context.database.raw
		.insertInto('sessions')
		.values({
			id_hash: hash(token),
			public_id: crypto.randomUUID(),
			account_id: accountId,
			expires_at: '2100-01-01T00:00:00.000Z',
			created_at: context.now().toISOString(),
			user_agent: '',
		})
		.execute();
	return token;
}
