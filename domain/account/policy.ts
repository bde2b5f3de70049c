import type { Person } from '../access/person.ts';

/** What belongs to the site rather than to a record: public pages, the directory as a whole, signing in. */
export interface NetworkFacts {
	readonly type: 'network';
}

export interface AccountFacts {
	readonly type: 'account';
	readonly id: string;
}

export const network: NetworkFacts = { type: 'network' };

export const accountRules = {
	/** Home, help, legal pages, directory search: what they list is decided entry by entry. */
	'network.visit': (_person: Person, _network: NetworkFacts) => true,
	'network.sign-in': (_person: Person, _network: NetworkFacts) => true,
	/** Open a group of the network: resource centres do, and whoever runs the platform. */
	'network.found-group': (person: Person, _network: NetworkFacts) =>
		person.kind === 'member' && (person.administrator || person.facilitates.size > 0),
	'network.take-part': (person: Person, _network: NetworkFacts) => person.kind === 'member',
	/** Health and metrics: no person is involved, the operator's door has its own lock (loopback or token). */
	'network.operate': (_person: Person, _network: NetworkFacts) => true,
	'account.manage': (person: Person, account: AccountFacts) =>
		person.kind === 'member' && person.accountId === account.id,
};
