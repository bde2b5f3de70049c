import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { findActor } from './actor-reads.ts';
import { readActor, type Eyes } from './actor.ts';
import { findOrganisation, readOrganisation } from './organisation.ts';

export function directoryUseCases(context: Context) {
	const db = context.database.reader;
	return {
		/** A person's page. @throws Problem `not-found` for unknown, malformed and objected alike */
		async actor(viewer: Person, id: string, eyes: Eyes = 'me') {
			const actor = isIdentifier(id) ? await findActor(db, id) : undefined;
			if (!actor || !can(viewer, 'actor.read', { type: 'actor', id, objected: actor.objected_at !== null }))
				throw notFound();
			return readActor(context, viewer, actor, eyes);
		},
		/** An organisation's page. @throws Problem `not-found` */
		async organisation(viewer: Person, id: string) {
			const organisation = isIdentifier(id) ? await findOrganisation(db, id) : undefined;
			if (!organisation || !can(viewer, 'organisation.read', { type: 'organisation', id })) throw notFound();
			return readOrganisation(context, organisation);
		},
	};
}
