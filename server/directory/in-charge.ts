import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { OrganisationRecordFacts } from '#domain/directory/policy.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import { factsOfActor, findActor, type ActorRow } from './actor-reads.ts';
import { findOrganisation, type OrganisationRow } from './organisation.ts';

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

/** An organisation's row, for who is in charge of it. @throws Problem `not-found`, `signed-out`, `forbidden` */
export async function ownOrganisation(
	db: Reader,
	viewer: Person,
	id: string,
	day: Day,
): Promise<{ organisation: OrganisationRow; viewer: Member }> {
	const organisation = isIdentifier(id) ? await findOrganisation(db, id) : undefined;
	if (!organisation || organisation.merged_into !== null) throw notFound();
	if (viewer.kind === 'anonymous') throw new Problem('signed-out');
	if (!can(viewer, 'organisation.edit', await factsOfOrganisation(db, viewer, organisation, day)))
		throw new Problem('forbidden');
	return { organisation, viewer };
}

/** What `can()` decides on about an organisation and who asks. */
export async function factsOfOrganisation(
	db: Reader,
	viewer: Person,
	{ id, entered_by: enteredBy }: Pick<OrganisationRow, 'id' | 'entered_by'>,
	day: Day,
): Promise<OrganisationRecordFacts> {
	const works =
		viewer.kind === 'anonymous'
			? undefined
			: await db
					.selectFrom('affiliations as f')
					.select('f.id')
					.where('f.organisation_id', '=', id)
					.where('f.actor_id', '=', viewer.actorId)
					.where('f.self_declared', '=', 0)
					.where(onDay('f', day))
					.executeTakeFirst();
	return { type: 'organisation', id, enteredBy, worksHere: works !== undefined };
}

/** The most people who are written to about one record. */
const mostToldOf = 5;

/** Where letters about a record go: to who is in charge of it, else to administrators. Nobody who objected or is suspended. */
export async function listInCharge(
	db: Reader,
	kind: 'actor' | 'organisation',
	id: string,
	day: Day,
): Promise<string[]> {
	const accounts = () =>
		db
			.selectFrom('accounts')
			.innerJoin('actors', 'actors.id', 'accounts.actor_id')
			.select('accounts.email')
			.where('accounts.suspended_at', 'is', null)
			.where('actors.objected_at', 'is', null)
			.orderBy('accounts.created_at')
			.limit(mostToldOf);
	const record = await (kind === 'actor' ? findActor(db, id) : findOrganisation(db, id));
	const direct = [record?.entered_by, kind === 'actor' ? id : undefined].filter(
		(one): one is string => typeof one === 'string',
	);
	const people =
		kind === 'actor' && record && 'account_id' in record && record.account_id !== null ? [id] : direct;
	const working = db
		.selectFrom('affiliations as f')
		.select('f.actor_id')
		.where('f.organisation_id', '=', kind === 'organisation' ? id : '')
		.where('f.self_declared', '=', 0)
		.where(onDay('f', day));
	const inCharge = await accounts()
		.where((where) =>
			where.or([
				where('actors.id', 'in', working),
				...(people.length > 0 ? [where('actors.id', 'in', people)] : []),
			]),
		)
		.execute();
	const rows = inCharge.length > 0 ? inCharge : await accounts().where('administrator', '=', 1).execute();
	return rows.map(({ email }) => email);
}
