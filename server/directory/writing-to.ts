import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { messageLine, usualWriters } from '#domain/directory/message.ts';
import type { FieldVisibility, MessageFacts } from '#domain/directory/policy.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { factsOfActor, findActor, listAddressesOf, sharesGroup, type ActorRow } from './actor-reads.ts';

export interface Recipient {
	readonly id: string;
	readonly name: string;
	/** Never leaves the server but as the recipient of a letter. */
	readonly email: string;
	readonly hasAccount: boolean;
}

/** Who may write to somebody: their own choice, or the network. */
export async function writersOf(db: Reader, actorId: string): Promise<FieldVisibility> {
	const line = await db
		.selectFrom('actor_fields')
		.select('visibility')
		.where('actor_id', '=', actorId)
		.where('field', '=', messageLine)
		.executeTakeFirst();
	return line?.visibility ?? usualWriters;
}

/** What `can()` decides on about writing to somebody. */
export async function messageFacts(
	db: Reader,
	viewer: Person,
	actor: ActorRow,
	day: Day,
): Promise<MessageFacts> {
	const { emails } = await listAddressesOf(db, actor.id);
	return {
		...factsOfActor(actor),
		reachable: emails.length > 0,
		visibility: await writersOf(db, actor.id),
		shareGroup: await sharesGroup(db, viewer, actor.id, day),
	};
}

/** Somebody whom this person may write to. @throws Problem `not-found`, `signed-out`, `forbidden` */
export async function findRecipient(
	db: Reader,
	viewer: Person,
	id: string,
	day: Day,
): Promise<{ recipient: Recipient; viewer: Member }> {
	const actor = isIdentifier(id) ? await findActor(db, id) : undefined;
	if (!actor || !can(viewer, 'actor.read', factsOfActor(actor))) throw notFound();
	if (viewer.kind === 'anonymous') throw new Problem('signed-out');
	if (!can(viewer, 'actor.write-to', await messageFacts(db, viewer, actor, day)))
		throw new Problem('forbidden', 'Cette personne ne reçoit pas de message par Maillage.');
	const { emails } = await listAddressesOf(db, id);
	const [email = ''] = emails;
	return { recipient: { id, name: actor.name, email, hasAccount: actor.account_id !== null }, viewer };
}
