import type { Person } from '#domain/access/person.ts';
import { today, type Context } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { freshnessIn } from '../search/freshness.ts';
import * as around from './around.ts';
import * as reads from './reads.ts';
import { sketchOf } from './sketch.ts';

const shown = {
	cites: 60,
	quarters: 60,
	actors: 80,
	organisations: 8,
	groups: 20,
	neighbours: 12,
	documents: 6,
};
/** Cités whose seats are told one by one; of a région, the page of each says them. */
const told = 4;

/** « Qui fait quoi ici » : what the network knows of one place, and what it does not know yet. */
export async function readTerritory(context: Context, viewer: Person, territory: Schema['territories']) {
	const db = context.database.reader;
	const { id } = territory;
	const day = today(context);
	const above = await reads.listAbove(db, id);
	const [
		cites,
		quarters,
		quarterCount,
		kinds,
		organisations,
		actors,
		freshness,
		succession,
		neighbours,
		sketch,
	] = await Promise.all([
		reads.listCitesIn(db, id, shown.cites),
		reads.listQuartersIn(db, id, shown.quarters),
		reads.countQuartersIn(db, id),
		reads.countOrganisations(db, id),
		reads.listOrganisations(db, id, shown.organisations),
		reads.listActors(db, viewer, id, day, shown.actors),
		freshnessIn(context, viewer, id),
		around.listSuccession(db, territory),
		around.listNeighbours(db, territory, above, shown.neighbours),
		sketchOf(db, territory, above),
	]);
	const citeIds = cites.map((cite) => cite.id);
	const [groups, documents, seats] = await Promise.all([
		reads.listGroupsOfCites(db, viewer, citeIds, shown.groups),
		around.listDocumentsOfCites(db, viewer, citeIds, shown.documents),
		around.listSeatsOn(db, cites.length > told ? [] : citeIds, day),
	]);
	return {
		id,
		kind: territory.kind,
		code: territory.code,
		name: territory.name,
		population: territory.population,
		above,
		cites,
		quarters,
		quarterCount,
		organisations: kinds.map(({ kind, organisations: total }) => ({
			kind,
			total,
			some: organisations.filter((organisation) => organisation.kind === kind),
		})),
		actors: [...Map.groupBy(actors, (actor) => actor.function)].map(([name, people]) => ({
			function: name,
			people,
		})),
		groups,
		documents,
		/** By cité, when there are few. */
		seats: cites
			.map(({ id: citeId, slug, name }) => ({
				slug,
				name,
				seats: seats.filter((seat) => seat.citeId === citeId),
			}))
			.filter((cite) => cite.seats.length > 0),
		freshness,
		validFrom: territory.valid_from,
		validUntil: territory.valid_until,
		...succession,
		neighbours,
		sketch,
		/** Only of a place small enough for the silence to mean something. */
		gaps: ['qpv', 'commune', 'epci'].includes(territory.kind)
			? (['school', 'social-centre', 'health', 'association', 'citizens'] as const).filter(
					(kind) => !kinds.some((one) => one.kind === kind),
				)
			: [],
	};
}
