import { describe, expect, it } from 'vitest';
import { facets, facetValues, functionIn, valuesIn } from '#domain/search/facets.ts';
import { ranking, rarity, type Ranked } from '#domain/search/rank.ts';
import { termsOf } from '#domain/search/question.ts';
import { indexWords } from '#domain/search/words.ts';

describe('lists that results are narrowed by', () => {
	it.each(facets)('have one value a key, in letters of an address: %s', (facet) => {
		const keys = facetValues[facet].map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		for (const key of keys) expect(key).toMatch(/^[a-z0-9-]{1,60}$/);
	});

	it.each(facets.filter((facet) => facet !== 'organisation'))(
		'know each value by its own words: %s',
		(facet) => {
			for (const { key, words } of facetValues[facet])
				for (const one of words) expect(valuesIn(facet, indexWords(one)), `${facet} ${one}`).toContain(key);
		},
	);

	it.each([
		['theme', 'Les habitant·es lisent ensemble', ['participation']],
		['theme', 'Éducation au numérique', ['numerique']],
		['scheme', 'Coordonnatrice du programme de réussite éducative', ['pre']],
		['scheme', 'collège REP+', ['rep-plus']],
		['language', 'Français, portugais et LSF', ['langue-des-signes', 'portugais']],
		['function', 'Directrice d’école', ['direction', 'direction-ecole']],
		['theme', '', []],
	] as const)('%s: « %s »', (facet, text, keys) => {
		expect(valuesIn(facet, indexWords(text)).toSorted()).toEqual([...keys]);
	});

	it.each([
		['coordonnatrice PRE Angers', 'coordination'],
		['CPO', 'cpo'],
		['cheffe de projet opérationnelle', 'cpo'],
		['directrice de centre social', 'centre-social'],
		['médiation sociale', undefined],
		['centre social', undefined],
		['', undefined],
	])('« %s » asks for somebody who does %s', (question, key) => {
		expect(functionIn(question)?.key).toBe(key);
	});
});

describe('the order of answers', () => {
	const entry = (title: string, context = '', rest = ''): Ranked => ({
		kind: 'organisation',
		title,
		words_title: indexWords(title),
		words_context: indexWords(context),
		words_rest: indexWords(rest),
	});
	const order = (text: string, ...entries: Ranked[]) => {
		const rarities = new Map(
			termsOf(text).flatMap(({ stems }) => [...stems.keys()].map((stem) => [stem, rarity(100, 10)] as const)),
		);
		const score = ranking({ text, terms: termsOf(text), rarities });
		return entries.toSorted((a, b) => score(b) - score(a)).map(({ title }) => title);
	};

	it('counts a word in the title more than below, and more than far below', () => {
		expect(
			order('lecture', entry('Rien', '', 'lecture'), entry('Peu', 'lecture'), entry('Lecture pour tous')),
		).toEqual(['Lecture pour tous', 'Peu', 'Rien']);
	});
	it('counts all the words of the question more than one of them many times', () => {
		expect(
			order('lecture jardin', entry('Un', 'lecture lecture lecture'), entry('Deux', 'lecture et jardin')),
		).toEqual(['Deux', 'Un']);
	});
	it('puts first the title that is the question, or looks like it', () => {
		expect(order('les tilleuls', entry('Maison des Tilleuls'), entry('Les Tilleuls'))[0]).toBe(
			'Les Tilleuls',
		);
		expect(
			order(
				'soutien parental',
				entry('Parentalité', 'soutien parental'),
				entry('Soutien parents', 'soutien parental'),
			)[0],
		).toBe('Soutien parents');
	});
});
