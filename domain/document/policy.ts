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

const write = (person: Person, document: DocumentFacts) =>
	person.kind === 'member' &&
	document.group.state !== 'archived' &&
	(takesPart(person, document.group) || granted(person, document) === 'editor');

/**
 * Whether a version of it is signed: nothing proposes changes to it any more. No version can be frozen yet, so none is; this is
 * the one place that will say so, from a fact of {@link DocumentFacts}.
 */
const isSigned = (_document: DocumentFacts): boolean => false;

export const documentRules = {
	'document.read': read,
	'document.export': read,
	/** See who is here. Only people who could be seen in return: never anonymous readers. */
	'document.follow': (person: Person, document: DocumentFacts) =>
		person.kind === 'member' && read(person, document),
	'document.write': write,
	/** Add what a template brings, or put it aside: never in a text that is signed. */
	'document.take-clauses': (person: Person, document: DocumentFacts) =>
		write(person, document) && !isSigned(document),
	/** Choose between amounts that contest each other: a party does, and in a group of no cité who animates it [domain rule 5]. */
	'document.choose-amount': (person: Person, document: DocumentFacts) =>
		person.kind === 'member' &&
		write(person, document) &&
		(document.group.citeId === null
			? animates(person, document.group)
			: person.seats.has(document.group.citeId)),
	'document.manage': (person: Person, document: DocumentFacts) =>
		person.kind === 'member' && document.group.state !== 'archived' && animates(person, document.group),
};
