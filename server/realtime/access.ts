import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import type { Closing } from '#domain/collaboration/closing.ts';
import type { Identity } from '#domain/collaboration/presence.ts';
import { today, type Context } from '../context.ts';
import { findDocumentFacts } from '../documents/facts.ts';
import { getIdentity } from './identity.ts';

/** The part of the accounts that a handshake needs. */
export interface Sessions {
	readonly sessionCookie: string;
	lookAtSession(token: string | undefined): Promise<{ person: Person; sessionHash: string | null }>;
}

/** What one session may do in one document, decided just now. */
export interface Grant {
	readonly person: Member;
	readonly sessionHash: string | null;
	readonly canWrite: boolean;
	readonly identity: Identity;
}

export type Decision =
	{ readonly grant: Grant } | { readonly refusal: Extract<Closing, 'signedOut' | 'notFound'> };

/**
 * The only judge of the door: asked at the handshake, after every `access-changed` and every minute. Someone signed out is told so
 * whatever they ask for; for the others, unknown, malformed, deleted and forbidden are one answer [R4].
 */
export async function decideAccess(
	context: Context,
	sessions: Sessions,
	token: string | undefined,
	documentId: string,
): Promise<Decision> {
	const { person, sessionHash } = await sessions.lookAtSession(token);
	if (person.kind === 'anonymous') return { refusal: 'signedOut' };
	const document = await findDocumentFacts(context.database.reader, documentId);
	if (!document || !can(person, 'document.follow', document)) return { refusal: 'notFound' };
	const canWrite = can(person, 'document.write', document);
	const identity = await getIdentity(context.database.reader, person, document, canWrite, today(context));
	return { grant: { person, sessionHash, canWrite, identity } };
}
