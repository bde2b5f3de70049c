import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { network } from '#domain/account/policy.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { today, type Context } from '../context.ts';
import { factsOfActor, findActor } from './actor-reads.ts';
import { readActor, type Eyes } from './actor.ts';
import { countCorrections } from './correction-reads.ts';
import { correctionUseCases } from './corrections.ts';
import { enteringUseCases } from './entering.ts';
import { functionUseCases } from './functions.ts';
import { findOrganisations } from './organisation-lookup.ts';
import { factsOfOrganisation, ownActor, ownOrganisation } from './in-charge.ts';
import { leavingUseCases } from './leaving.ts';
import { mergeUseCases } from './merging.ts';
import { messageUseCases } from './messages.ts';
import { objectionLinks } from './objection-links.ts';
import { findOrganisation, readOrganisation } from './organisation.ts';
import { organisationRecordUseCases } from './organisation-record.ts';
import { placeUseCases } from './places.ts';
import { mergePeopleUseCases } from './merging-people.ts';
import { photoUseCases } from './photos.ts';
import { recordUseCases } from './record.ts';
import { touchActor, touchOrganisation } from './writes.ts';

export function directoryUseCases(context: Context) {
	const db = context.database.reader;
	return {
		...recordUseCases(context),
		...functionUseCases(context),
		...placeUseCases(context),
		...photoUseCases(context),
		...enteringUseCases(context),
		...correctionUseCases(context),
		...messageUseCases(context),
		...organisationRecordUseCases(context),
		...mergeUseCases(context),
		...mergePeopleUseCases(context),
		...objectionLinks(context),
		...leavingUseCases(context),

		/** « C'est toujours juste »: one click of who is in charge. */
		async confirmActor(viewer: Person, id: string): Promise<void> {
			const { viewer: by } = await ownActor(db, viewer, id);
			await context.database.write((trx) =>
				touchActor(trx, context, { actorId: id, by, part: 'confirmation' }),
			);
		},
		async confirmOrganisation(viewer: Person, id: string): Promise<void> {
			const { viewer: by } = await ownOrganisation(db, viewer, id, today(context));
			await context.database.write((trx) =>
				touchOrganisation(trx, context, { organisationId: id, by, part: 'confirmation' }),
			);
		},

		/** What the form that enters somebody shows: organisations that answer to `asked`. @throws Problem `signed-out` */
		async newcomerForm(viewer: Person, asked: string) {
			if (!can(viewer, 'network.take-part', network)) throw new Problem('signed-out');
			return { asked, today: today(context), found: await findOrganisations(context, viewer, asked) };
		},

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
			// Its address answers by the record it was made one with.
			if (organisation.merged_into !== null) throw notFound();
			const facts = await factsOfOrganisation(db, viewer, organisation, today(context));
			const rights = abilities(viewer, ['organisation.edit', 'organisation.suggest'], facts);
			return {
				...(await readOrganisation(context, viewer, organisation)),
				abilities: rights,
				/** Corrections that wait, for who is in charge. */
				corrections: rights['organisation.edit'] ? await countCorrections(db, 'organisation_id', id) : 0,
			};
		},
	};
}
