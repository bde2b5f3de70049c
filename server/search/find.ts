import type { Person } from '#domain/access/person.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { entryKinds } from '#domain/search/entry.ts';
import { acronymsOf, gendered, readQuestion } from '#domain/search/question.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { countKinds, countLists } from './facet-counts.ts';
import { look, type Look } from './look.ts';
import { listInOrder } from './order.ts';
import { keepReadable } from './rights.ts';
import { showEntries } from './show.ts';
import { suggestQuestion } from './suggest.ts';
import type { FoundEntry, SearchInput, SearchView } from './view.ts';
import { listLevels, listWider, placeView } from './where.ts';

/** Entries on one page. */
const size = 10;
/** Entries of a file to keep: a list to work with, not the whole network. */
export const exported = 500;

/** One question, answered within the rights of who asks. Whatever is typed is a question: nothing here refuses. */
export async function find(context: Context, viewer: Person, input: SearchInput): Promise<SearchView> {
	return viewOf(context, viewer, await look(context, viewer, input));
}

/** What is shown of a question that was looked at: its page of results, and all it can be narrowed by. */
export async function viewOf(context: Context, viewer: Person, looked: Look): Promise<SearchView> {
	const db = context.database.reader;
	const { input } = looked;
	const total = looked.tally.found.length;
	const pages = pagesOf(total, size);
	const page = Math.min(pageNumber(input.page ?? 1), pages);
	return {
		query: looked.query,
		rest: looked.rest,
		kinds: entryKinds.filter((kind) => input.kinds?.includes(kind)),
		sorting: input.sorting ?? 'relevance',
		understood: await understood(db, looked),
		total,
		entries: await show(context, viewer, looked, (page - 1) * size),
		facets: {
			kinds: countKinds(looked),
			levels: await listLevels(db, looked),
			wider: await listWider(db, looked),
			lists: countLists(looked),
			fresh: looked.tally.fresh,
		},
		didYouMean: await suggestQuestion(looked),
		page,
		pages,
		size,
		exported,
	};
}

/** The same question from a picker or a mention: its first answers, and nothing counted. */
export async function findFirst(context: Context, viewer: Person, input: SearchInput): Promise<FoundEntry[]> {
	return show(context, viewer, await look(context, viewer, input), 0);
}

/** The rows of a file to keep: what the pages would show, one after the other. */
export async function listToKeep(context: Context, viewer: Person, input: SearchInput) {
	const db = context.database.reader;
	const rows = await listInOrder(db, await look(context, viewer, input), 0, exported);
	return keepReadable(db, viewer, rows);
}

async function show(context: Context, viewer: Person, looked: Look, first: number): Promise<FoundEntry[]> {
	const db = context.database.reader;
	const readable = await keepReadable(db, viewer, await listInOrder(db, looked, first, size));
	return showEntries(db, readable, looked.weighed.terms, { viewer, day: today(context) });
}

async function understood(db: Reader, looked: Look): Promise<SearchView['understood']> {
	const question = readQuestion(looked.rest);
	const { recognised, isChosen, territory } = looked;
	const place = territory === undefined ? undefined : await placeView(db, territory);
	return {
		territory: place ? { ...place, recognised: !isChosen } : null,
		others:
			place && recognised && !isChosen
				? recognised.others.map(({ id, kind, code, name }) => ({ id, kind, code, name }))
				: [],
		function: looked.function ?? null,
		acronyms: acronymsOf(question.words).map((one) => ({
			acronym: one.acronym,
			meaning: one.meaning,
			alsoMeans: one.alsoMeans ?? [],
		})),
		spellings: gendered(question),
	};
}
