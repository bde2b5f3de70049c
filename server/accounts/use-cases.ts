import { anonymous, type Person } from '#domain/access/person.ts';
import { today, type Context } from '../context.ts';
import { doors } from './doors.ts';
import { ownAccount } from './own-account.ts';
import { readPerson } from './reads.ts';
import { findSession, lookAtSession, type SessionRead } from './sessions.ts';
import { signInLinks } from './sign-in-links.ts';

export interface Signed {
	readonly person: Person;
	/** Public id of the session, null when signed out. */
	readonly sessionId: string | null;
	/** What `access-changed` names a session by. */
	readonly sessionHash: string | null;
	/** When the session has just been prolonged: the cookie must be, too. */
	readonly renewedUntil: Date | null;
}

const nobody: Signed = { person: anonymous, sessionId: null, sessionHash: null, renewedUntil: null };

export function accountUseCases(context: Context) {
	const secure = context.config.ORIGIN.startsWith('https:');
	async function signed(session: SessionRead | undefined): Promise<Signed> {
		if (!session?.welcome) return nobody;
		const person = await readPerson(context.database.reader, session, today(context));
		const { sessionId, sessionHash, renewedUntil } = session;
		return { person, sessionId, sessionHash, renewedUntil };
	}

	return {
		/** Name of the cookie. The prefix makes browsers refuse one that another host or a plain connection sets. */
		sessionCookie: secure ? '__Host-maillage' : 'maillage',

		/** Who holds this cookie, with the rights of this very day. Never fails: what is not a session is nobody. */
		async readSession(token: string | undefined): Promise<Signed> {
			return isPlausible(token) ? await signed(await findSession(context.database, token)) : nobody;
		},

		/** The same without prolonging the session: a socket could not renew the cookie, and would keep alive what no page uses. */
		async lookAtSession(token: string | undefined): Promise<Signed> {
			return isPlausible(token) ? await signed(await lookAtSession(context.database.reader, token)) : nobody;
		},

		...signInLinks(context),
		...doors(context),
		...ownAccount(context),
	};
}

function isPlausible(token: string | undefined): token is string {
	return token !== undefined && token !== '' && token.length <= 100;
}
