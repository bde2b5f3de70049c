import type { Person } from '#domain/access/person.ts';
import { isStale } from '#domain/directory/confirmation.ts';
import type { Selectable } from 'kysely';
import { onDay } from '../database/days.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import type { Day, Schema } from '../database/schema.ts';
import { seenPhotos } from './photo-reads.ts';
import { seenLine } from './scope.ts';

/** People shown on an organisation's page. */
const peopleShown = 60;

export type OrganisationRow = Selectable<Schema['organisations']>;

export async function findOrganisation(db: Reader, id: string) {
	return db.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** An organisation's page: who works there today, where it sits, whom it accompanies. */
export async function readOrganisation(context: Context, viewer: Person, organisation: OrganisationRow) {
	const db = context.database.reader;
	const day = today(context);
	const { id } = organisation;
	const [place, parent, children, people, seats, facilitates] = await Promise.all([
		organisation.territory_id ? readPlace(db, organisation.territory_id) : null,
		organisation.parent_id
			? db
					.selectFrom('organisations')
					.select(['id', 'name'])
					.where('id', '=', organisation.parent_id)
					.executeTakeFirst()
			: undefined,
		db
			.selectFrom('organisations')
			.select(['id', 'name', 'kind'])
			.where('parent_id', '=', id)
			.where('merged_into', 'is', null)
			.orderBy('name')
			.limit(peopleShown)
			.execute(),
		listPeople(db, viewer, id, day),
		db
			.selectFrom('seats as s')
			.innerJoin('cites as c', 'c.id', 's.cite_id')
			.select(['s.party', 'c.slug', 'c.name'])
			.where('s.organisation_id', '=', id)
			.orderBy('c.name')
			.limit(peopleShown)
			.execute(),
		db
			.selectFrom('facilitations as f')
			.innerJoin('cites as c', 'c.id', 'f.cite_id')
			.select(['c.slug', 'c.name'])
			.distinct()
			.where('f.organisation_id', '=', id)
			.where(onDay('f', day))
			.orderBy('c.name')
			.limit(peopleShown)
			.execute(),
	]);
	const photos = await seenPhotos(db, viewer, [...new Set(people.map((one) => one.id))], day);
	return {
		id,
		name: organisation.name,
		kind: organisation.kind,
		acronym: organisation.acronym,
		aliases: organisation.aliases.split('\n').filter((alias) => alias !== ''),
		openingHours: organisation.opening_hours,
		presentation: organisation.presentation,
		website: safeAddress(organisation.website),
		email: organisation.email,
		phone: organisation.phone,
		source: organisation.source,
		confirmedOn: organisation.confirmed_on,
		isStale: isStale(organisation.confirmed_on, day),
		place,
		parent: parent ?? null,
		children,
		people: people.map((one) => ({ ...one, photo: photos.get(one.id) ?? null })),
		seats,
		facilitates,
	};
}

async function listPeople(db: Reader, viewer: Person, organisationId: string, day: Day) {
	return db
		.selectFrom('affiliations as f')
		.innerJoin('actors as a', 'a.id', 'f.actor_id')
		.select(['a.id', 'a.name', 'f.function', 'f.from_day as from'])
		.where('f.organisation_id', '=', organisationId)
		.where('a.objected_at', 'is', null)
		.where(onDay('f', day))
		.where(seenLine('f', viewer, day))
		.orderBy('f.function')
		.orderBy('a.name')
		.limit(peopleShown)
		.execute();
}

async function readPlace(db: Reader, id: string) {
	const place = await db
		.selectFrom('territories')
		.select(['id', 'kind', 'code', 'name'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!place) return null;
	const above = await db
		.selectFrom('territory_ancestors as a')
		.innerJoin('territories as t', 't.id', 'a.ancestor_id')
		.select(['t.kind', 't.code', 't.name'])
		.where('a.territory_id', '=', id)
		.where('t.kind', 'in', ['commune', 'departement'])
		.orderBy('t.kind')
		.execute();
	return { ...place, above };
}

/** Only an address of the web becomes a link [C1]. */
function safeAddress(address: string | null): string | null {
	if (!address || !URL.canParse(address)) return null;
	return ['http:', 'https:'].includes(new URL(address).protocol) ? address : null;
}
