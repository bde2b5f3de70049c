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

/** « (État) » after a name: the party, the same for everyone; the institution, if it is short, of who sits for none. */
export function whence({ party, institution }: Participant): string {
	if (party) return partyNames[party];
	return institution.length <= 24 ? institution : '';
}

/** What follows the names: « , qui écrivent l’article 4 » or, when only some do, « ; Samir écrit l’article 3 ». */
export function whereTheyWrite(people: readonly Participant[], sections: readonly SectionHead[]): string {
	const writing = people.filter((person) => person.typing && person.sectionId);
	const [first] = writing;
	if (!first || !writing.every((person) => person.sectionId === first.sectionId)) return '';
	const section = sections.find(({ id }) => id === first.sectionId);
	if (!section) return '';
	const what =
		section.number === null
			? `«\u00a0${section.title || 'Sans titre'}\u00a0»`
			: `l’article ${section.number}`;
	const verb = writing.length > 1 ? 'écrivent' : 'écrit';
	return writing.length === people.length
		? `, qui ${verb} ${what}`
		: `\u202f; ${joined(writing.map(firstName))} ${verb} ${what}`;
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
