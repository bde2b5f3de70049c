import type { DirectoryFacts } from '#domain/document/template-values.ts';
import type { Day } from '#domain/french/day.ts';
import { listPlaces } from '../cites/reads.ts';
import type { Reader } from '../database/connection.ts';

/**
 * What the directory says of a group, for the variables of a template: its cité, or its parent's when it has none, with
 * the institutions of the seats and the places. A cité that names its own quarters is written with these; another, with
 * the current ones of its communes.
 * @throws when there is no such group.
 */
export async function getDirectoryFacts(db: Reader, groupId: string, today: Day): Promise<DirectoryFacts> {
	const { groupName, citeId, citeName } = await db
		.selectFrom('groups')
		.leftJoin('groups as parent', 'parent.id', 'groups.parent_id')
		.leftJoin('cites', (join) =>
			join.on((e) => e('cites.id', '=', e.fn.coalesce('groups.cite_id', 'parent.cite_id'))),
		)
		.select(['groups.name as groupName', 'cites.id as citeId', 'cites.name as citeName'])
		.where('groups.id', '=', groupId)
		.executeTakeFirstOrThrow();
	if (citeId === null)
		return { groupName, citeName, seats: [], communes: [], quarters: [], academies: [], today };
	const [seats, own, places] = await Promise.all([
		listSeatedOrganisations(db, citeId),
		listOwnQuarters(db, citeId),
		listPlaces(db, citeId),
	]);
	return {
		groupName,
		citeName,
		seats,
		communes: places.communes.map(({ name }) => name),
		quarters: own.length > 0 ? own : places.quarters,
		academies: places.above.filter(({ kind }) => kind === 'academie').map(({ name }) => name),
		today,
	};
}

async function listSeatedOrganisations(db: Reader, citeId: string) {
	return db
		.selectFrom('seats')
		.leftJoin('organisations', 'organisations.id', 'seats.organisation_id')
		.select(['seats.party', 'organisations.name as organisation'])
		.where('seats.cite_id', '=', citeId)
		.orderBy('seats.label')
		.orderBy('seats.id')
		.execute();
}

async function listOwnQuarters(db: Reader, citeId: string) {
	return db
		.selectFrom('cite_territories')
		.innerJoin('territories', 'territories.id', 'cite_territories.territory_id')
		.select(['territories.name', 'territories.code'])
		.where('cite_territories.cite_id', '=', citeId)
		.where('territories.kind', '=', 'qpv')
		.where('territories.valid_until', 'is', null)
		.orderBy('territories.name')
		.execute();
}
