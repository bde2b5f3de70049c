import type { Person } from '#domain/access/person.ts';
import type { Context } from '../context.ts';
import { look } from './look.ts';

/** How recently the records of people and organisations of a territory were confirmed, among those that who asks may see [R6]. */
export interface Freshness {
	readonly records: number;
	/** Confirmed within a year. */
	readonly fresh: number;
	/** The last day that any of them was confirmed, `YYYY-MM-DD`. */
	readonly last: string | null;
}

export async function freshnessIn(context: Context, viewer: Person, territory: string): Promise<Freshness> {
	const { register, tally } = await look(context, viewer, {
		q: '',
		territory,
		kinds: ['actor', 'organisation'],
	});
	let last = 0;
	for (const position of tally.found) last = Math.max(last, register.confirmedOn(position));
	return {
		records: tally.found.length,
		fresh: tally.fresh,
		last: last === 0 ? null : String(last).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
	};
}
