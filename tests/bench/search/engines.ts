import { PGlite } from '@electric-sql/pglite';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import MiniSearch from 'minisearch';
import { anonymous } from '#domain/access/person.ts';
import { fold } from '#domain/search/fold.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import { searchUseCases } from '#server/search/use-cases.ts';
import { indexEntries } from '#server/search/writes.ts';
import { testContext, type TestDatabase } from '#tests/support/databases.ts';
import type { Paper } from './articles.ts';

/** Something that finds papers: how well, and how fast, is what is compared. */
export interface Engine {
	readonly name: string;
	/** Ids of what answers, best first, five at least when there are so many. */
	find(question: string): Promise<readonly string[]>;
	close(): Promise<void>;
}

const entryOf = ({ id, title, text }: Paper): SearchEntry => ({
	kind: 'organisation',
	subjectId: id,
	title,
	context: '',
	rest: text,
	functions: '',
	organisationKinds: [],
	languages: '',
	address: `/${id}`,
	territories: [],
	visibility: 'public',
	groupId: null,
	confirmedOn: null,
});

/** The whole search as a page asks it, counts, facets and suggestions included. */
export async function ours(kind: TestDatabase, papers: readonly Paper[]): Promise<Engine> {
	const database = await kind.open();
	for (let start = 0; start < papers.length; start += 500)
		await database.write((trx) => indexEntries(trx, papers.slice(start, start + 500).map(entryOf)));
	const search = searchUseCases(testContext(database));
	return {
		name: `Maillage on ${kind.name}`,
		find: async (q) =>
			(await search.find(anonymous, { q, territory: 'everywhere' })).entries.map(({ address }) =>
				address.slice(1),
			),
		close: () => database.close(),
	};
}

/** As its manual shows it, with accents folded, words begun and misspelt words taken. */
export async function miniSearch(papers: readonly Paper[]): Promise<Engine> {
	const index = new MiniSearch<Paper>({
		fields: ['title', 'text'],
		processTerm: (term) => fold(term),
		searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 },
	});
	index.addAll(papers);
	return {
		name: 'MiniSearch 7',
		find: async (question) => index.search(question).map(({ id }) => String(id)),
		close: async () => {},
	};
}

/** Its own full text: French stems without accents, by OR, `ts_rank`. */
export async function postgresText(papers: readonly Paper[]): Promise<Engine> {
	const db = new PGlite({ extensions: { unaccent } });
	await db.exec(`create extension unaccent;
		create text search configuration plain_french (copy = french);
		alter text search configuration plain_french alter mapping for hword, hword_part, word with unaccent, french_stem;
		create table papers (id text, words tsvector);`);
	for (let start = 0; start < papers.length; start += 500) {
		const some = papers.slice(start, start + 500);
		await db.query(
			`insert into papers select id, setweight(to_tsvector('plain_french', title), 'A') || to_tsvector('plain_french', text)
			 from unnest($1::text[], $2::text[], $3::text[]) as t(id, title, text)`,
			[some.map(({ id }) => id), some.map(({ title }) => title), some.map(({ text }) => text)],
		);
	}
	await db.exec('create index on papers using gin (words); analyze papers');
	return {
		name: 'PostgreSQL full text',
		async find(question) {
			const { rows } = await db.query<{ id: string }>(
				`select id from papers, (select nullif(replace(plainto_tsquery('plain_french', $1)::text, '&', '|'), '')::tsquery as q) a
				 where words @@ q order by ts_rank(words, q, 1) desc, id limit 10`,
				[question],
			);
			return rows.map(({ id }) => id);
		},
		close: () => db.close(),
	};
}
