import type { Member } from '#domain/access/person.ts';
import type { Reader } from '../../database/connection.ts';
import { onDay } from '../../database/days.ts';
import type { Day } from '../../database/schema.ts';
import { seenLine } from '../../directory/scope.ts';

/** What tells somebody from another of the same name. */
export interface Told {
	/** « Référent, Centre social » : what they do last, or null where nothing of it is to be seen. */
	readonly place: string | null;
	/** How much their record says to who looks. */
	readonly lines: number;
}

/** People as this person sees them today, by id; of whom nothing is to be seen, nothing is there. */
export async function listTold(
	db: Reader,
	by: Member,
	day: Day,
	ids: readonly string[],
): Promise<Map<string, Told>> {
	if (ids.length === 0) return new Map();
	const functions = await db
		.selectFrom('affiliations as f')
		.innerJoin('organisations as o', 'o.id', 'f.organisation_id')
		.select(['f.actor_id as id', 'f.function', 'o.name as organisation'])
		.where('f.actor_id', 'in', [...ids])
		.where(onDay('f', day))
		.where(seenLine('f', by, day))
		.orderBy('f.from_day', 'desc')
		.orderBy('f.id')
		.execute();
	const lines = await db
		.selectFrom('actor_fields as l')
		.select(({ fn }) => ['l.actor_id as id', fn.countAll<number>().as('lines')])
		.where('l.actor_id', 'in', [...ids])
		.where('l.value', '<>', '')
		.where(seenLine('l', by, day))
		.groupBy('l.actor_id')
		.execute();
	const said = new Map(lines.map((row) => [row.id, Number(row.lines)]));
	const does = Map.groupBy(functions, ({ id }) => id);
	return new Map(
		ids.map((id) => {
			const [last] = does.get(id) ?? [];
			return [
				id,
				{
					place: last ? `${last.function}, ${last.organisation}` : null,
					lines: (does.get(id)?.length ?? 0) + (said.get(id) ?? 0),
				},
			];
		}),
	);
}
