import { wordsOf } from '#domain/search/words.ts';
import type { Reader } from '../database/connection.ts';

/** Parameters of one question to the database. */
const many = 400;

/**
 * Tells whether a question names somebody who is not listed any more: it holds two words of their name, or one that no public entry has
 * (« Quesnel », not « Martin »).
 */
export async function closedNames(db: Reader): Promise<(question: string) => boolean> {
	const rows = await db.selectFrom('actors').select('name').where('objected_at', 'is not', null).execute();
	const names = rows.map(({ name }) => new Set(wordsOf(name).map((word) => word.text)));
	const known = await listPublicWords(db, [...new Set(names.flatMap((name) => [...name]))]);
	return (question) => {
		const words = new Set(question.split(' '));
		return names.some((name) => {
			const shared = [...name].filter((word) => words.has(word));
			return shared.length > 1 || shared.some((word) => !known.has(word));
		});
	};
}

async function listPublicWords(db: Reader, words: readonly string[]): Promise<Set<string>> {
	const known = new Set<string>();
	for (let start = 0; start < words.length; start += many)
		for (const { word } of await db
			.selectFrom('search_words')
			.select('word')
			.where('word', 'in', words.slice(start, start + many))
			.execute())
			known.add(word);
	return known;
}
