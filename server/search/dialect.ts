import { sql, type RawBuilder } from 'kysely';
import type { DialectName } from '../database/columns.ts';

/** What the two databases say differently: where matches come from, what a match is, and which come first. */
export interface SearchDialect {
	/** Entries, as `e`, joined to what indexes them. */
	readonly source: RawBuilder<unknown>;
	matches(stems: readonly string[]): RawBuilder<boolean>;
	/** Ascending: the best first. */
	relevance(stems: readonly string[]): RawBuilder<number>;
}

/** Title, context and rest weigh 8, 4 and 1 in both. */
const sqlite: SearchDialect = {
	source: sql`search_index join search_entries e on e.rowid = search_index.rowid`,
	matches: (stems) => sql`search_index match ${stems.map((stem) => `"${stem}"`).join(' OR ')}`,
	relevance: () => sql`bm25(search_index, 8.0, 4.0, 1.0)`,
};

const query = (stems: readonly string[]) =>
	sql`to_tsquery('simple', ${stems.map((stem) => `'${stem}'`).join(' | ')})`;

const postgres: SearchDialect = {
	source: sql`search_entries e`,
	matches: (stems) => sql`e.words @@ ${query(stems)}`,
	relevance: (stems) => sql`-ts_rank('{0.1, 0.12, 0.5, 1}', e.words, ${query(stems)}, 1)`,
};

export function searchDialect(name: DialectName): SearchDialect {
	return name === 'sqlite' ? sqlite : postgres;
}
