import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Something to be found by one of several engines: the same words for each. */
export interface Paper {
	/** « L131-1 ». */
	readonly id: string;
	readonly title: string;
	readonly text: string;
}

interface Article {
	readonly code: string;
	readonly chemin: string;
	readonly titre: string;
	readonly texte: string;
}

/** Articles of four codes, from the folder of reference data; more letters than this say nothing more of what one is about. */
export function readArticles(folder: string): { all: Paper[]; school: Paper[] } {
	const lines = gunzipSync(readFileSync(join(folder, 'recherche/codes-articles.ndjson.gz')))
		.toString('utf8')
		.split('\n')
		.filter((line) => line !== '');
	const articles = lines.map((line) => JSON.parse(line) as Article);
	const paper = ({ code, titre, texte }: Article): Paper => ({
		id: code === 'code-de-l-education' ? titre.replace('Article ', '') : `${code} ${titre}`,
		title: titre,
		text: texte.slice(0, 20_000),
	});
	return {
		all: apart(articles.map(paper)),
		// What pupils, families and schools are about: the legislative part, its first five books.
		school: articles
			.filter(
				({ code, chemin }) =>
					code === 'code-de-l-education' && /^partie-legislative\/(premiere|deuxieme)-partie\//.test(chemin),
			)
			.map(paper),
	};
}

/** Annexes of one code have one name: each is told from those before it. */
function apart(papers: readonly Paper[]): Paper[] {
	const seen = new Map<string, number>();
	return papers.map((paper) => {
		const before = seen.get(paper.id) ?? 0;
		seen.set(paper.id, before + 1);
		return before === 0 ? paper : { ...paper, id: `${paper.id} (${before})` };
	});
}
