import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { Reader } from '../database/connection.ts';

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
