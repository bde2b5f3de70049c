import type { Person } from '#domain/access/person.ts';
import { today, type Context } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import * as reads from './reads.ts';

const shown = { cites: 60, quarters: 60, actors: 80, organisations: 8, groups: 20 };

/** « Qui fait quoi ici » : what the network knows of one place, and what it does not know yet. */
export async function readTerritory(context: Context, viewer: Person, territory: Schema['territories']) {
	const db = context.database.reader;
	const { id } = territory;
	const [above, cites, quarters, quarterCount, kinds, organisations, actors] = await Promise.all([
		reads.listAbove(db, id),
		reads.listCitesIn(db, id, shown.cites),
		reads.listQuartersIn(db, id, shown.quarters),
		reads.countQuartersIn(db, id),
		reads.countOrganisations(db, id),
		reads.listOrganisations(db, id, shown.organisations),
		reads.listActors(db, viewer, id, today(context), shown.actors),
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
		groups: await reads.listGroupsOfCites(
			db,
			viewer,
			cites.map((cite) => cite.id),
			shown.groups,
		),
		/** Only of a place small enough for the silence to mean something. */
		gaps: ['qpv', 'commune'].includes(territory.kind)
			? (['school', 'social-centre', 'health', 'association', 'citizens'] as const).filter(
					(kind) => !kinds.some((one) => one.kind === kind),
				)
			: [],
	};
}
