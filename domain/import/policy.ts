import type { Member, Person } from '../access/person.ts';

/** A file on its way into the directory. */
export interface ImportFacts {
	readonly type: 'import';
	/** The actor who brought it; null when they are gone. */
	readonly createdBy: string | null;
}

/** Who animates the network: administrators, and resource centres while they facilitate a cité or a group. */
const keepsDirectory = (person: Person): person is Member =>
	person.kind === 'member' && (person.administrator || person.facilitates.size > 0);

export const importRules = {
	/** Bringing a file, comparing records that look alike. */
	'import.begin': (person: Person, _facts: { readonly type: 'import' }) => keepsDirectory(person),
	/** Seeing a file, deciding, confirming, taking back: who brought it, while they still may, and administrators. */
	'import.manage': (person: Person, { createdBy }: ImportFacts) =>
		keepsDirectory(person) && (person.administrator || createdBy === person.actorId),
};
