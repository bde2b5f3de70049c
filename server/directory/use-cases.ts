import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { factsOfActor, findActor } from './actor-reads.ts';
import { readActor, type Eyes } from './actor.ts';
import { functionUseCases } from './functions.ts';
import { findOrganisation, readOrganisation } from './organisation.ts';
import { placeUseCases } from './places.ts';
import { recordUseCases } from './record.ts';

export function directoryUseCases(context: Context) {
	const db = context.database.reader;
	return {
		...recordUseCases(context),
		...functionUseCases(context),
		...placeUseCases(context),

		/** A person's page. @throws Problem `not-found` for unknown, malformed and objected alike */
		async actor(viewer: Person, id: string, eyes: Eyes = 'me') {
			const actor = isIdentifier(id) ? await findActor(db, id) : undefined;
			if (!actor || !can(viewer, 'actor.read', factsOfActor(actor))) throw notFound();
			return readActor(context, viewer, actor, eyes);
		},
		/** An organisation's page. @throws Problem `not-found` */
		async organisation(viewer: Person, id: string) {
			const organisation = isIdentifier(id) ? await findOrganisation(db, id) : undefined;
			if (!organisation || !can(viewer, 'organisation.read', { type: 'organisation', id })) throw notFound();
			return readOrganisation(context, viewer, organisation);
		},
	};
}
