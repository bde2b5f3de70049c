import type { Person } from '#domain/access/person.ts';
import { readAddress } from '#domain/search/address.ts';
import { mostWatched } from '#domain/search/saved.ts';
import type { Context } from '../context.ts';
import { look } from '../search/look.ts';

/** Parameters of one question to the database. */
const many = 400;

/** An entry that a search finds. */
export interface Watched {
	readonly id: string;
	readonly position: number;
}

/**
 * Everything that a saved search finds today within the rights of its owner, in no order that matters.
 * @param address what follows `/annuaire?`. @returns undefined when it finds more than can be followed
 */
export async function listWatched(
	context: Context,
	viewer: Person,
	address: string,
): Promise<Watched[] | undefined> {
	const { tally } = await look(context, viewer, readAddress(new URLSearchParams(address)));
	if (tally.found.length > mostWatched) return undefined;
	const watched: Watched[] = [];
	for (let start = 0; start < tally.found.length; start += many)
		watched.push(
			...(await context.database.reader
				.selectFrom('search_entries')
				.select(['id', 'position'])
				.where('position', 'in', [...tally.found.subarray(start, start + many)])
				.orderBy('position')
				.execute()),
		);
	return watched.map(({ id, position }) => ({ id, position: Number(position) }));
}
