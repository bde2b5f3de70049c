import { abilities } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { search } from '#domain/search/policy.ts';
import type { Context } from '../context.ts';
import { find } from './find.ts';
import { listFile } from './list-file.ts';
import { findOnMap } from './map.ts';
import { listNotFound } from './not-found.ts';
import { isNarrowed, type SearchInput } from './view.ts';

/** One index and one function: the search page, pickers, mentions and the API ask the same thing and obey the same rights. */
export function searchUseCases(context: Context) {
	return {
		/** Finds people, organisations, cités, groups and places; never throws for what was typed. */
		async find(viewer: Person, input: SearchInput) {
			const found = await find(context, viewer, input);
			// What a filter hides is there, and half a word is no question: neither is told as missing.
			if (found.page === 1 && !input.isTyping && !isNarrowed(input))
				context.events.emit('asked', { text: found.query, found: found.total > 0 });
			return { ...found, abilities: abilities(viewer, ['search.read-log'], search) };
		},

		/** The same question on a map: where its answers are, place by place. */
		findOnMap: (viewer: Person, input: SearchInput) => findOnMap(context, viewer, input),

		/** The same list as a file to keep. */
		csv: (viewer: Person, input: SearchInput) => listFile(context, viewer, input),

		/** What was asked and not found, without who asked. @throws Problem `signed-out`, `forbidden` */
		notFound: (viewer: Person) => listNotFound(context, viewer),
	};
}
