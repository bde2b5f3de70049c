import type { Person } from '../access/person.ts';
import type { Visibility } from '../access/visibility.ts';
import { animates, isVisible, takesPart, type GroupFacts } from '../group/policy.ts';

/** The facts about a document that its rights depend on. */
export interface DocumentFacts {
	readonly type: 'document';
	readonly id: string;
	readonly visibility: Visibility;
	readonly group: GroupFacts;
}

function granted(person: Person, document: DocumentFacts) {
	return person.kind === 'member' ? person.grants.get(document.id) : undefined;
}

const read = (person: Person, document: DocumentFacts) =>
	isVisible(person, document.visibility, document.group) || granted(person, document) !== undefined;

export const documentRules = {
	'document.read': read,
	'document.export': read,
	/** See who is here. Only people who could be seen in return: never anonymous readers. */
	'document.follow': (person: Person, document: DocumentFacts) =>
		person.kind === 'member' && read(person, document),
	'document.write': (person: Person, document: DocumentFacts) =>
		person.kind === 'member' &&
		document.group.state !== 'archived' &&
		(takesPart(person, document.group) || granted(person, document) === 'editor'),
	'document.manage': (person: Person, document: DocumentFacts) =>
		person.kind === 'member' && document.group.state !== 'archived' && animates(person, document.group),
};
