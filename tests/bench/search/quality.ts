import { percentile } from '../figure.ts';
import type { Engine } from './engines.ts';

export type Asked = readonly [question: string, ...expected: string[]];

/** What is expected: any of the answers named, or all of them. */
export type Expecting = 'any' | 'all';

/** How a question reaches the engine: as it was typed, by somebody without accents, by somebody in a hurry. */
export const ways = {
	typed: (question: string) => question,
	'no accents': (question: string) => question.normalize('NFD').replace(/\p{M}/gu, ''),
	'one typo': (question: string, index: number) => misspelt(question, index),
} as const;
export type Way = keyof typeof ways;

/** Four ways to go wrong, in the longest word of the question, the same each time. */
export function misspelt(question: string, index: number): string {
	const word = (question.match(/\p{L}+/gu) ?? []).reduce((a, b) => (b.length > a.length ? b : a), '');
	if (word.length < 5) return question;
	const at = 1 + ((index * 7) % (word.length - 3));
	const wrong = [
		word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
		word.slice(0, at) + word.slice(at + 1),
		word.slice(0, at) + word[at] + word.slice(at),
		word.slice(0, at) + (word[at] === 'e' ? 'a' : 'e') + word.slice(at + 1),
	][index % 4]!;
	return question.replace(word, wrong);
}

export interface Quality {
	/** recall@5, by way: the share of what is expected that is among the first five. */
	readonly recall: Readonly<Record<Way, number>>;
	/** Milliseconds of one question: median, 95th percentile. */
	readonly median: number;
	readonly slow: number;
	/** Questions, as typed, that did not find what is expected. */
	readonly missed: readonly string[];
}

export async function judge(
	engine: Engine,
	questions: readonly Asked[],
	expecting: Expecting,
): Promise<Quality> {
	const recall = { typed: 0, 'no accents': 0, 'one typo': 0 };
	const times: number[] = [];
	const missed: string[] = [];
	for (const [question] of questions.slice(0, 20)) await engine.find(question);
	for (const way of Object.keys(ways) as Way[])
		for (const [index, [question, ...expected]] of questions.entries()) {
			const asked = ways[way](question, index);
			const before = performance.now();
			const first = (await engine.find(asked)).slice(0, 5);
			times.push(performance.now() - before);
			const hits = expected.filter((id) => first.includes(id)).length;
			recall[way] += (expecting === 'all' ? hits / expected.length : Math.min(1, hits)) / questions.length;
			if (hits < (expecting === 'all' ? expected.length : 1) && way === 'typed')
				missed.push(`${question} → ${expected.join(', ')} (${first.join(', ')})`);
		}
	return { recall, median: percentile(times, 0.5), slow: percentile(times, 0.95), missed };
}
