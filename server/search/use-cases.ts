import type { Person } from '#domain/access/person.ts';
import type { Context } from '../context.ts';
import { find } from './find.ts';
import { listFile } from './list-file.ts';
import { findOnMap } from './map.ts';
import type { SearchInput } from './view.ts';

/** One index and one function: the search page, pickers, mentions and the API ask the same thing and obey the same rights. */
export function searchUseCases(context: Context) {
	return {
		/** Finds people, organisations, cités, groups and places; never throws for what was typed. */
		find: (viewer: Person, input: SearchInput) => find(context, viewer, input),

		/** The same question on a map: where its answers are, place by place. */
		findOnMap: (viewer: Person, input: SearchInput) => findOnMap(context, viewer, input),

		/** The same list as a file to keep. */
		csv: (viewer: Person, input: SearchInput) => listFile(context, viewer, input),
	};
}
