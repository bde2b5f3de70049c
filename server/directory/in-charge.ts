import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { Reader } from '../database/connection.ts';
import { factsOfActor, findActor, type ActorRow } from './actor-reads.ts';

/** A person's row, for who is in charge of it. @throws Problem `not-found`, `signed-out`, `forbidden` */
export async function ownActor(
	db: Reader,
	viewer: Person,
	id: string,
): Promise<{ actor: ActorRow; viewer: Member }> {
	const actor = isIdentifier(id) ? await findActor(db, id) : undefined;
	if (!actor || !can(viewer, 'actor.read', factsOfActor(actor))) throw notFound();
	if (viewer.kind === 'anonymous') throw new Problem('signed-out');
	if (!can(viewer, 'actor.edit', factsOfActor(actor))) throw new Problem('forbidden');
	return { actor, viewer };
}
