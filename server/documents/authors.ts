import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { Party } from '#domain/cite/party.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';

/**
 * For whom each author of an amount sits in the cité on that day, by actor: « la Ville a écrit 6 000 € ». Who objected is not among them
 * [rule 2], nor who no longer sits [rule 1].
 */
export async function listAuthorParties(
	db: Reader,
	viewer: Person,
	programme: ProgrammeJson | undefined,
	citeId: string | null,
	day: Day,
): Promise<Record<string, Party>> {
	const authors = programme?.actions.flatMap(({ funding }) => funding.flatMap(({ actor }) => actor ?? []));
	const ids = [...new Set(authors)].slice(0, 500);
	if (citeId === null || ids.length === 0) return {};
	const rows = await db
		.selectFrom('seat_tenures as t')
		.innerJoin('seats as s', 's.id', 't.seat_id')
		.innerJoin('actors as a', 'a.id', 't.actor_id')
		.select(['a.id', 'a.objected_at as objectedAt', 's.party'])
		.where('s.cite_id', '=', citeId)
		.where('a.id', 'in', ids)
		.where(onDay('t', day))
		.orderBy('s.label', 'desc')
		.execute();
	const seen = rows.filter(({ id, objectedAt }) =>
		can(viewer, 'actor.read', { type: 'actor', id, objected: objectedAt !== null }),
	);
	return Object.fromEntries(seen.map(({ id, party }) => [id, party]));
}
