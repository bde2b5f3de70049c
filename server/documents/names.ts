import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { actorKey, referencesIn, type Names, type ReferenceKey } from '#domain/document/references.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { referencesOfProgramme } from '#domain/programme/references.ts';
import type { Reader } from '../database/connection.ts';

/** What is looked up for one text; beyond, it is not named. */
const most = 5_000;
const some = 500;

interface Naming {
	readonly content: ContentNode;
	/** Who answers for it. */
	readonly person?: string;
}

/**
 * The names of the people, organisations and territories that a text names, as this person may know them. Who objected is not among them from that moment
 * on, like whoever does not exist [rule 2]; no field of a profile ever is.
 */
export async function listNames(
	db: Reader,
	viewer: Person,
	sections: readonly Naming[],
	programme?: ProgrammeJson,
): Promise<Names> {
	const wanted = wantedIn([...sections.map(keysOf), ...(programme ? keysOfProgramme(programme) : [])]);
	const names: Record<ReferenceKey, string> = {};
	for (const ids of inParts(idsOf(wanted, 'actor:'))) {
		const actors = await db
			.selectFrom('actors as a')
			.leftJoin('actors as kept', 'kept.id', 'a.merged_into')
			.select(['a.id', 'a.name', 'a.objected_at', 'a.merged_into'])
			.select(['kept.name as keptName', 'kept.objected_at as keptObjected'])
			.where('a.id', 'in', ids)
			.execute();
		for (const { id, name, objected_at: objected, merged_into: into, ...kept } of actors)
			if (
				can(viewer, 'actor.read', {
					type: 'actor',
					id,
					objected: (into ? kept.keptObjected : objected) !== null,
				})
			)
				names[`actor:${id}`] = kept.keptName ?? name;
	}
	for (const ids of inParts(idsOf(wanted, 'organisation:'))) {
		// One that was made one with another is called as that one is.
		const rows = await db
			.selectFrom('organisations as o')
			.leftJoin('organisations as kept', 'kept.id', 'o.merged_into')
			.select(['o.id', 'o.name', 'kept.name as keptName'])
			.where('o.id', 'in', ids)
			.execute();
		for (const { id, name, keptName } of rows)
			if (can(viewer, 'organisation.read', { type: 'organisation', id }))
				names[`organisation:${id}`] = keptName ?? name;
	}
	for (const ids of inParts(idsOf(wanted, 'territory:'))) {
		const rows = await db.selectFrom('territories').select(['id', 'name']).where('id', 'in', ids).execute();
		for (const { id, name } of rows)
			if (can(viewer, 'territory.read', { type: 'territory', id })) names[`territory:${id}`] = name;
	}
	return names;
}

const keysOf = ({ content, person }: Naming): ReferenceKey[] => [
	...(person ? [actorKey(person)] : []),
	...referencesIn([content]),
];

const keysOfProgramme = (programme: ProgrammeJson): ReferenceKey[][] => [
	referencesOfProgramme(programme),
	...programme.actions.map(({ description }) => referencesIn([description])),
];

/** Sections take turns: none of them, were it full of people who do not exist, leaves those of another without a name. */
function wantedIn(sections: readonly (readonly ReferenceKey[])[]): ReferenceKey[] {
	const lists = sections.map((keys) => keys.filter(isLookedUp));
	const longest = lists.reduce((length, list) => Math.max(length, list.length), 0);
	const wanted = new Set<ReferenceKey>();
	for (let turn = 0; turn < longest; turn += 1)
		for (const { [turn]: key } of lists) {
			if (wanted.size >= most) return [...wanted];
			if (key !== undefined) wanted.add(key);
		}
	return [...wanted];
}

/** A seat is called by its party. */
const isLookedUp = (key: ReferenceKey) => !key.startsWith('seat:');

const idsOf = (keys: readonly ReferenceKey[], kind: string) =>
	keys.filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length));

function inParts(ids: readonly string[]): string[][] {
	return Array.from({ length: Math.ceil(ids.length / some) }, (_, at) =>
		ids.slice(at * some, (at + 1) * some),
	);
}
