import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import type { SectionJson } from '#domain/document/document.ts';
import { actorKey, type Names } from '#domain/document/references.ts';
import { partyNames } from '#domain/cite/party.ts';
import { fold } from '#domain/search/fold.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';
import { everyMember, listMembers } from '../groups/members.ts';

/** Somebody a section may be entrusted to. */
export interface Candidate {
	readonly id: string;
	readonly name: string;
	/** Where they speak from, or empty. */
	readonly from: string;
}

/**
 * The people a section may be entrusted to: who takes part in the group, as far as the viewer may see its members, and who sits in its
 * cité. Who objected is nowhere [rule 2].
 */
export async function listCandidates(
	db: Reader,
	viewer: Person,
	{ group }: DocumentFacts,
	citeId: string | null,
	day: Day,
): Promise<Candidate[]> {
	const found = new Map<string, Candidate>();
	if (citeId !== null)
		for (const { id, name, party, organisation } of await listSeated(db, citeId, day))
			found.set(id, { id, name, from: organisation ?? partyNames[party] });
	if (can(viewer, 'group.read-members', group))
		for (const { id, name, role, organisation } of await listMembers(db, viewer, group.id, day, everyMember))
			if (role !== 'observer' && !found.has(id)) found.set(id, { id, name, from: organisation ?? '' });
	return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** People on a list that one can still read through; where there are more, one looks for a name. */
export const mostCandidates = 60;

/** Those whose name and organisation say every word that is asked for, accents aside; everybody for nothing. */
export function candidatesAnswering(candidates: readonly Candidate[], asked: string): readonly Candidate[] {
	const words = fold(asked).split(/\s+/).filter(Boolean).slice(0, 8);
	return candidates.filter(({ name, from }) => {
		const said = fold(`${name}\n${from}`);
		return words.every((word) => said.includes(word));
	});
}

async function listSeated(db: Reader, citeId: string, day: Day) {
	return db
		.selectFrom('seat_tenures as t')
		.innerJoin('seats as s', 's.id', 't.seat_id')
		.innerJoin('actors as a', 'a.id', 't.actor_id')
		.leftJoin('organisations as o', 'o.id', 's.organisation_id')
		.select(['a.id', 'a.name', 's.party', 'o.name as organisation'])
		.where('s.cite_id', '=', citeId)
		.where('a.objected_at', 'is', null)
		.where(onDay('t', day))
		.orderBy('a.name')
		.limit(100)
		.execute();
}

/** The names of those who answer for the sections of a text, by id, among those that `listNames` found. */
export const responsibleIn = (
	names: Names,
	sections: readonly Pick<SectionJson, 'person'>[],
): Record<string, string> =>
	Object.fromEntries(
		sections.flatMap(({ person }) => {
			const name = person && names[actorKey(person)];
			return name ? [[person, name]] : [];
		}),
	);
