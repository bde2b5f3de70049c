import type { Person } from '#domain/access/person.ts';
import { foldName } from '#domain/search/fold.ts';
import { territoryId, territoryKindNames, territoryKinds } from '#domain/territory/territory.ts';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { find } from '../search/find.ts';

export interface FoundPlace {
	readonly id: string;
	readonly name: string;
	/** « Commune, Maine-et-Loire ». */
	readonly context: string;
}

const most = 12;

/** Territories whose name begins so, known to the network or not, then what search finds by other words: quarters, misspellings. */
export async function findPlaces(context: Context, viewer: Person, q: string): Promise<FoundPlace[]> {
	const named = await listNamed(context.database.reader, foldName(q));
	const { entries } = await find(context, viewer, {
		...{ q, kinds: ['territory'], territory: 'everywhere', isTyping: true },
	});
	const others = entries.flatMap(({ title, contextParts, address }): FoundPlace[] => {
		const [, , said, code = ''] = address.split('/');
		const kind = territoryKinds.find((one) => one === said);
		if (!kind) return [];
		return [
			{ id: territoryId(kind, code), name: title, context: contextParts.map(({ text }) => text).join('') },
		];
	});
	const known = new Set(named.map(({ id }) => id));
	return [...named, ...others.filter(({ id }) => !known.has(id))].slice(0, most);
}

async function listNamed(db: Reader, name: string): Promise<FoundPlace[]> {
	if (name === '') return [];
	const rows = await db
		.selectFrom('territory_names as n')
		.innerJoin('territories as t', 't.id', 'n.territory_id')
		.leftJoin('territory_ancestors as a', (join) =>
			join.onRef('a.territory_id', '=', 't.id').on('a.ancestor_id', 'like', 'departement-%'),
		)
		.leftJoin('territories as d', 'd.id', 'a.ancestor_id')
		.select(['t.id', 't.kind', 't.name', 'd.name as departement'])
		.select(sql<number>`case when n.name = ${name} then 0 else 1 end`.as('rank'))
		.distinct()
		// Folded: letters, digits and spaces, nothing that `like` would read.
		.where('n.name', 'like', `${name}%`)
		.orderBy('rank')
		.orderBy('t.name')
		.orderBy('t.id')
		.limit(most)
		.execute();
	const places = new Map<string, FoundPlace>();
	for (const { id, kind, name: said, departement } of rows)
		if (!places.has(id))
			places.set(id, {
				...{ id, name: said },
				context: [territoryKindNames[kind], departement].filter(Boolean).join(', '),
			});
	return [...places.values()];
}
