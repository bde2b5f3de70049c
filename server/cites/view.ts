import type { Person } from '#domain/access/person.ts';
import { seatLine, type Tenure } from '#domain/cite/seat-line.ts';
import { parties } from '#domain/cite/party.ts';
import { citeTitle } from '#domain/cite/title.ts';
import { today, type Context } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { listDocumentsOfCite, listGroupsOfCite } from './spaces.ts';
import { listFacilitations, listPlaces, listSeats } from './reads.ts';

/** All that a cité's page says, within the rights of who asks. */
export async function readCite(context: Context, viewer: Person, cite: Schema['cites']) {
	const db = context.database.reader;
	const day = today(context);
	const [places, { seats, tenures }, facilitations, groups, documents] = await Promise.all([
		listPlaces(db, cite.id),
		listSeats(db, cite.id),
		listFacilitations(db, cite.id),
		listGroupsOfCite(db, viewer, cite.id),
		listDocumentsOfCite(db, viewer, cite.id),
	]);
	const lines = seats
		.map((seat) =>
			seatLine(
				{
					party: seat.party,
					title: seat.label,
					organisation:
						seat.organisationId && seat.organisation
							? { id: seat.organisationId, name: seat.organisation }
							: null,
				},
				tenures.filter((tenure) => tenure.seat_id === seat.id).map(tenureOf),
				day,
			),
		)
		.toSorted(
			(a, b) => parties.indexOf(a.party) - parties.indexOf(b.party) || a.title.localeCompare(b.title, 'fr'),
		);
	return {
		id: cite.id,
		slug: cite.slug,
		name: cite.name,
		title: citeTitle(cite.name),
		labelYear: cite.label_year,
		wave: cite.wave,
		presentation: cite.presentation,
		source: cite.source,
		today: day,
		region: places.above.find((place) => place.kind === 'region') ?? null,
		departements: places.above.filter((place) => place.kind === 'departement'),
		academies: places.above.filter((place) => place.kind === 'academie'),
		communes: places.communes,
		quarters: places.quarters,
		seats: lines,
		facilitators: facilitations
			.filter((one) => one.until === null || one.until >= day)
			.map(({ id, from, until, organisationId, organisation, actorId, actor, objected_at }) => ({
				id,
				from,
				until,
				organisation: { id: organisationId, name: organisation },
				person: objected_at === null ? { id: actorId, name: actor } : null,
			})),
		groups,
		documents,
	};
}

export type CiteView = Awaited<ReturnType<typeof readCite>>;

/** Who objected is not named, nor told by what they do. */
function tenureOf(row: Awaited<ReturnType<typeof listSeats>>['tenures'][number]): Tenure {
	const { role, from, until } = row;
	if (row.objected_at !== null) return { role, from, until, function: '', person: null };
	return { role, from, until, function: row.function, person: { id: row.id, name: row.name } };
}
