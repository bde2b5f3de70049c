import type { Person } from '../access/person.ts';

export interface CiteFacts {
	readonly type: 'cite';
	readonly id: string;
}

export interface TerritoryFacts {
	readonly type: 'territory';
	readonly id: string;
}

export const citeRules = {
	'cite.read': (_person: Person, _cite: CiteFacts) => true,
	/** By a file: what it does not say yet, and seats of parties that have none. Nobody is named by it. */
	'cite.complete': (person: Person, cite: CiteFacts) =>
		person.kind === 'member' && (person.administrator || person.facilitates.has(cite.id)),
	'territory.read': (_person: Person, _territory: TerritoryFacts) => true,
};
