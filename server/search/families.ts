import type { Term } from '#domain/search/question.ts';
import { rootOf, shortestRoot } from '#domain/search/root.ts';
import type { Reader } from '../database/connection.ts';

/** What a word of the same root is worth beside the one that was asked. */
const kin = 0.5;
/** Stems that begin so which are looked at. */
const some = 60;

/**
 * Widens a question of several words to words of the same root that records hold: who asks what is « obligatoire » reads of an
 * « obligation ». A word alone is looked for as it is: it is a name more often than not.
 */
export async function withFamilies(db: Reader, terms: readonly Term[]): Promise<Term[]> {
	if (terms.length < 2) return [...terms];
	return Promise.all(
		terms.map(async ({ word, stems }) => ({
			word,
			stems: new Map([...(await listKin(db, stems)), ...stems]),
		})),
	);
}

async function listKin(db: Reader, stems: ReadonlyMap<string, number>): Promise<[string, number][]> {
	const family: [string, number][] = [];
	for (const [stem, share] of stems) {
		const root = rootOf(stem);
		if (share < 1 || root.length < shortestRoot) continue;
		const rows = await db
			.selectFrom('search_stems')
			.select('stem')
			.where('stem', '>=', root)
			.where('stem', '<', `${root}\u{10FFFF}`)
			.where('entries', '>', 0)
			.orderBy('stem')
			.limit(some)
			.execute();
		for (const row of rows) if (rootOf(row.stem) === root) family.push([row.stem, kin]);
	}
	return family;
}
