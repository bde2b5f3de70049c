import type { Person } from '#domain/access/person.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { entryKinds, type EntryKind } from '#domain/search/entry.ts';
import { acronymsOf, gendered, readQuestion } from '#domain/search/question.ts';
import { score } from '#domain/search/rank.ts';
import { readTerritoryId } from '#domain/territory/territory.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { keepReadable } from './rights.ts';
import { listWider, placeView, placesBelow } from './where.ts';
import { findPlace } from './places.ts';
import { countKinds, listCandidates, type EntryRow, type Scope } from './reads.ts';
import { showEntries } from './show.ts';
import { suggestQuestion } from './suggest.ts';
import { stemsOf, weighTerms, type Weighed } from './terms.ts';
import type { SearchInput, SearchView } from './view.ts';

/** Entries on one page. */
const size = 10;
/** How many entries the domain puts in order; further pages follow the database's own measure. */
const ranked = 300;

/** One question, answered within the rights of who asks. Whatever is typed is a question: nothing here refuses. */
export async function find(context: Context, viewer: Person, input: SearchInput): Promise<SearchView> {
	const db = context.database.reader;
	const question = readQuestion(input.q);
	const recognised = await findPlace(db, question.text);
	const everywhere = input.territory === 'everywhere';
	const chosen =
		input.territory && readTerritoryId(input.territory) ? await placeView(db, input.territory) : undefined;
	const place = chosen ?? (everywhere || !recognised ? undefined : await placeView(db, recognised.place.id));
	const rest = recognised && !everywhere ? recognised.rest : question.text;
	const weighed = await weighTerms(db, rest, input.isTyping);
	const kinds = entryKinds.filter((kind) => input.kinds?.includes(kind));
	const scope: Scope = {
		dialect: context.database.dialect,
		stems: stemsOf(weighed.terms),
		territory: place?.id ?? null,
		viewer,
	};
	const nothingAsked = scope.stems.length === 0 && rest !== '';
	const counts = nothingAsked ? new Map<EntryKind, number>() : await countKinds(db, scope);
	const wanted: readonly EntryKind[] = kinds.length > 0 ? kinds : entryKinds;
	const total = wanted.reduce<number>((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
	const pages = pagesOf(total, size);
	const page = Math.min(pageNumber(input.page ?? 1), pages);
	const rows = total === 0 ? [] : await pageOf(db, scope, kinds, rest, weighed, page);
	const readable = await keepReadable(db, viewer, rows);
	const words = readQuestion(rest).words;
	return {
		query: question.text,
		rest,
		kinds,
		understood: {
			territory: place ? { ...place, recognised: !chosen } : null,
			others:
				!chosen && place && recognised
					? recognised.others.map(({ id, kind, code, name }) => ({ id, kind, code, name }))
					: [],
			acronyms: acronymsOf(words).map((one) => ({
				acronym: one.acronym,
				meaning: one.meaning,
				alsoMeans: one.alsoMeans ?? [],
			})),
			spellings: gendered(words),
		},
		total,
		entries: await showEntries(db, readable, weighed.terms, today(context)),
		facets: {
			kinds: entryKinds
				.map((kind) => ({ kind, entries: counts.get(kind) ?? 0 }))
				.filter(({ entries }) => entries > 0),
			places: total === 0 ? [] : await placesBelow(db, scope, kinds, place),
			wider: place ? await listWider(db, scope, kinds, place.id) : [],
		},
		didYouMean: await suggestQuestion(db, question.text, rest, weighed, scope),
		page,
		pages,
		size,
	};
}

async function pageOf(
	db: Reader,
	scope: Scope,
	kinds: readonly EntryKind[],
	question: string,
	weighed: Weighed,
	page: number,
): Promise<EntryRow[]> {
	const first = (page - 1) * size;
	if (scope.stems.length === 0 || first >= ranked) return listCandidates(db, scope, kinds, size, first);
	const candidates = await listCandidates(db, scope, kinds, ranked, 0);
	return candidates
		.map((entry) => ({ entry, score: score(entry, question, weighed.terms, weighed.rarities) }))
		.sort(
			(a, b) => b.score - a.score || compare(a.entry.title, b.entry.title) || compare(a.entry.id, b.entry.id),
		)
		.slice(first, first + size)
		.map(({ entry }) => entry);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
