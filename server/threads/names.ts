import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { partyOfOrganisation } from '#domain/cite/party-of-organisation.ts';
import type { Party } from '#domain/cite/party.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import { seenLine } from '../directory/scope.ts';

/** Names of people by id, as the one who looks may know them: who objected is not in it (domain rule 2). */
export type NamesById = Readonly<Record<string, string>>;

/** People named on one page. */
const most = 1_000;

export async function namesOf(db: Reader, viewer: Person, ids: readonly string[]): Promise<NamesById> {
	const wanted = [...new Set(ids)].slice(0, most);
	if (wanted.length === 0) return {};
	const rows = await db
		.selectFrom('actors')
		.select(['id', 'name', 'objected_at as objectedAt'])
		.where('id', 'in', wanted)
		.execute();
	return Object.fromEntries(
		rows
			.filter(({ id, objectedAt }) =>
				can(viewer, 'actor.read', { type: 'actor', id, objected: objectedAt !== null }),
			)
			.map(({ id, name }) => [id, name]),
	);
}

/** Where somebody speaks from. */
export interface Standing {
	/** « Déléguée du préfet, Préfecture de Maine-et-Loire », as far as the one who looks may see it. */
	readonly words: string;
	readonly party: Party;
}

/** What these people do today, by id; visitors who are not signed in see none. */
export async function standingsOf(
	db: Reader,
	viewer: Person,
	ids: readonly string[],
	day: Day,
): Promise<Readonly<Record<string, Standing>>> {
	const wanted = [...new Set(ids)].slice(0, most);
	if (viewer.kind === 'anonymous' || wanted.length === 0) return {};
	const rows = await db
		.selectFrom('affiliations as f')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.innerJoin('actors as a', 'a.id', 'f.actor_id')
		.select(['f.actor_id as id', 'f.function', 'o.name', 'o.kind'])
		.where('f.actor_id', 'in', wanted)
		.where('a.objected_at', 'is', null)
		.where(onDay('f', day))
		.where(seenLine('f', viewer, day))
		.orderBy('f.from_day', 'desc')
		.orderBy('f.id')
		.execute();
	const standings: Record<string, Standing> = {};
	for (const { id, function: work, name, kind } of rows)
		standings[id] ??= {
			words: [work, name].filter((part) => part !== '').join(', '),
			party: partyOfOrganisation(kind),
		};
	return standings;
}
