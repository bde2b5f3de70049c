import { percentile, type Benchmark } from './figure.ts';

/** What people look for: a role in a place, an acronym, a misspelling, something that is not there. */
const queries = [
	'coordonnatrice PRE Angers',
	'cite educative normandie',
	'médiateur santé Lorient',
	'centre social',
	'mediateur',
	'associaton',
	'zzz introuvable',
	'',
];
const rounds = 25;

/** The directory’s page as a visitor gets it: search, rendering and compression included. */
export const directory: Benchmark = async ({ origin }) => {
	const measures: number[] = [];
	for (let round = 0; round <= rounds; round++)
		for (const query of queries) {
			const started = performance.now();
			const answer = await fetch(`${origin}/annuaire?q=${encodeURIComponent(query)}`);
			await answer.text();
			if (!answer.ok) throw new Error(`/annuaire answered ${answer.status} for « ${query} »`);
			// The first round warms what a running server has warm.
			if (round > 0) measures.push(performance.now() - started);
		}
	return [
		{ what: `directory page, median of ${measures.length}`, milliseconds: percentile(measures, 0.5) },
		{ what: 'directory page, 95th percentile', milliseconds: percentile(measures, 0.95) },
	];
};
