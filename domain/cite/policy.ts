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
	'territory.read': (_person: Person, _territory: TerritoryFacts) => true,
};
