import type { Participant } from '#lib/collaboration/participant.ts';
import { partyNames } from '#domain/cite/party.ts';
import type { SectionHead } from './sections.svelte.ts';

/** One person once, however many tabs they have; the tab where they write counts. */
export function distinct(people: readonly Participant[]): Participant[] {
	const byActor = new Map<string, Participant>();
	for (const person of people) {
		const known = byActor.get(person.actorId);
		if (!known || (person.typing && !known.typing) || (!known.sectionId && person.sectionId))
			byActor.set(person.actorId, person);
	}
	return [...byActor.values()];
}

export const firstName = (person: { name: string }): string => person.name.split(' ')[0] ?? '';

/** « (Préfecture) » after a name: the institution when it is known and short, else the party. */
export function whence(person: Participant): string {
	if (person.institution && person.institution.length <= 24) return person.institution;
	return person.party ? partyNames[person.party] : '';
}

/** « , qui écrivent l’article 4 », when everybody who writes is in the same section. */
export function whereTheyWrite(people: readonly Participant[], sections: readonly SectionHead[]): string {
	const writing = people.filter((person) => person.typing && person.sectionId);
	const [first] = writing;
	if (!first || !writing.every((person) => person.sectionId === first.sectionId)) return '';
	const section = sections.find(({ id }) => id === first.sectionId);
	if (!section) return '';
	const what =
		section.number === null ? `« ${section.title || 'Sans titre'} »` : `l’article ${section.number}`;
	const who = writing.length === people.length ? 'qui' : `dont ${writing.length}`;
	return `, ${who} ${writing.length > 1 ? 'écrivent' : 'écrit'} ${what}`;
}

/** « Inès et Samir y sont ». */
export function theyAreThere(people: readonly Participant[]): string {
	const names = people.map(firstName);
	if (names.length > 3) return `${names.length} personnes y sont`;
	return `${joined(names)} y ${names.length > 1 ? 'sont' : 'est'}`;
}

/** « Inès, Samir et Maud ». */
export function joined(names: readonly string[]): string {
	if (names.length < 2) return names.join('');
	return `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`;
}
