import { partyNames, type Party } from '#domain/cite/party.ts';
import { actorKey, nameOf, type Names } from '#domain/document/references.ts';
import type { Contest } from '#domain/programme/contests.ts';
import { eurosOf } from '#domain/programme/money.ts';
import { andOthers, listed } from '#domain/french/words.ts';
import { most } from '../bounds.ts';

/** Who may be named, and for whom they sit. */
export interface Known {
	readonly names: Names;
	/** By actor. */
	readonly parties: Readonly<Record<string, Party>>;
	readonly partyLabels: Partial<Record<Party, string>>;
}

/** « 6 000 € écrits par Samir Haddad (Rectorat) et 12 000 € par… ». */
export function writingsWords({ amounts }: Contest, { names, parties, partyLabels }: Known): string {
	const others = amounts.length - most.amounts;
	const words = listed(
		amounts.slice(0, most.amounts).map(({ cents, actor }) => {
			const money = eurosOf({ low: cents, high: cents });
			if (actor === null) return `${money} à la création du document`;
			const party = parties[actor];
			const seat = party ? ` (${partyLabels[party] ?? partyNames[party]})` : '';
			return `${money} selon ${nameOf(actorKey(actor), names)}${seat}`;
		}),
	);
	return others > 0 ? `${words}${andOthers(others)}` : words;
}
