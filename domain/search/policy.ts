import type { Person } from '../access/person.ts';

/** Search as a whole: what each search finds is decided entry by entry. */
export interface SearchFacts {
	readonly type: 'search';
}

export const search: SearchFacts = { type: 'search' };

export const searchRules = {
	/** What was asked and not found, without who asked: resource centres that animate a cité or a group today, and administrators. */
	'search.read-log': (person: Person, _search: SearchFacts) =>
		person.kind === 'member' && (person.administrator || person.facilitates.size > 0),
};
