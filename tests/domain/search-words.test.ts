import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fold, foldName } from '#domain/search/fold.ts';
import { highlight } from '#domain/search/highlight.ts';
import { expandInclusive } from '#domain/search/inclusive.ts';
import { readQuestion, termsOf } from '#domain/search/question.ts';
import { placeKeys, recognisePlace } from '#domain/search/place.ts';
import { closest, distance, trigrams } from '#domain/search/similarity.ts';
import { stem } from '#domain/search/stem.ts';
import { indexWords, joinedWords, longestQuestion } from '#domain/search/words.ts';

const stemsOf = (text: string) => indexWords(text).split(' ');
const naughty = join(process.env['REFERENCE_DIR'] ?? '../shared/data', 'chaines/blns.json');

describe('folding', () => {
	it('brings spellings together: diacritics, ligatures, case, apostrophes', () => {
		expect(fold('Œuvres laïques de L’Haÿ')).toBe("oeuvres laiques de l'hay");
		expect(foldName('ST-Étienne-du-Rouvray')).toBe('saint etienne du rouvray');
	});

	it('is idempotent', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => foldName(foldName(text)) === foldName(text)),
		);
	});
});

describe('inclusive writing', () => {
	it.each([
		['acteur.rice.s', 'acteurs actrices'],
		['acteur·rice·s', 'acteurs actrices'],
		['habitant(e)s', 'habitants habitantes'],
		['habitant.e.s', 'habitants habitantes'],
		['citoyen·ne', 'citoyen citoyenne'],
		['professionnel.le.s', 'professionnels professionnelles'],
		['directeur/trice', 'directeur directrice'],
		['conseiller·ère·s', 'conseillers conseillères'],
	])('opens %s', (written, opened) => expect(expandInclusive(written)).toBe(opened));

	it.each(['Bar-le-Duc', 'rendez-vous', 'www.ville.fr', 'vice-présidente'])('leaves %s alone', (text) =>
		expect(expandInclusive(text)).toBe(text),
	);
});

describe('stemming', () => {
	it.each([
		['coordonnatrice', 'coordinatrice', 'coordonnateur', 'coordinateurs', 'coordonatrice'],
		['mediatrice', 'mediateur', 'mediatrices', 'mediation'],
		['educative', 'educatif', 'educatives', 'educatifs'],
		['citoyenne', 'citoyen', 'citoyens'],
		['reseaux', 'reseau'],
		['locaux', 'local', 'locale', 'locales'],
		['chargee', 'charge', 'chargees'],
	])('makes %s and its kin meet', (...kin) => expect(new Set(kin.map(stem)).size).toBe(1));

	it('leaves something of every word', () => {
		for (const word of ['eeee', 'ssss', 'eaux', 'xxxx', 'tttt', 'ees']) expect(stem(word)).not.toBe('');
	});

	it('keeps apart what only looks alike', () => {
		expect(stem('acteur')).not.toBe(stem('acte'));
		expect(stem('pres')).not.toBe(stem('pre'));
	});
});

describe('acronyms', () => {
	it('meet what they stand for, whichever is written', () => {
		expect(stemsOf('Coordonnatrice du PRE')).toContain('xpre');
		expect(stemsOf('programme de réussite éducative')).toContain('xpre');
		expect(stemsOf('collège REP+')).toContain('xrepplus');
	});

	it('are not found in a meadow, nor in a name all in capitals', () => {
		expect(stemsOf('École du Pré Vert')).not.toContain('xpre');
		expect(stemsOf('ECOLE DU PRE VERT')).not.toContain('xpre');
	});
});

describe('names written in one word or two', () => {
	it('meet', () => {
		const asked = [...termsOf('réso ville').flatMap((term) => [...term.stems.keys()])];
		expect(asked).toContain(stem('resovilles'));
		expect(joinedWords('RésO Villes')).toBe(stem('resovilles'));
	});
});

describe('misspellings', () => {
	it('count a swap of neighbours as one edit', () => expect(distance('associatoin', 'association')).toBe(1));
	it('lead to the nearest word, then to the most frequent', () =>
		expect(
			closest('coordonatrise', [
				{ word: 'coordinatrice', entries: 1 },
				{ word: 'coordonnatrice', entries: 9 },
				{ word: 'ordinateur', entries: 50 },
			])[0],
		).toBe('coordonnatrice'));
	it('share trigrams', () => expect(trigrams('pre')).toEqual(['  p', ' pr', 'pre', 're ']));
});

describe('a place in a question', () => {
	const place = (id: string, name: string, population: number | null = null) => {
		const [kind, code] = id.split('-') as ['commune', string];
		return { id, kind, code, name, population, key: foldName(name), known: true };
	};
	const angers = place('commune-49007', 'Angers', 150_000);
	const denis93 = place('commune-93066', 'Saint-Denis', 113_000);
	const denis974 = place('commune-97411', 'Saint-Denis', 150_000);

	it('becomes a filter and stops being a word', () => {
		const found = recognisePlace('coordonnatrice PRE à Angers', [angers]);
		expect(found?.place.id).toBe('commune-49007');
		expect(found?.rest).toBe('coordonnatrice PRE');
	});
	it('is the longest name', () => {
		const found = recognisePlace('CLAS Angers Loire Métropole', [
			angers,
			place('epci-244900015', 'Angers Loire Métropole'),
		]);
		expect(found?.place.kind).toBe('epci');
	});
	it('may have namesakes', () =>
		expect(recognisePlace('école St Denis', [denis93, denis974])?.others.map(({ id }) => id)).toEqual([
			'commune-93066',
		]));
	it('may be a code', () => {
		expect(placeKeys('qn04905m (49) 49007').codes).toEqual([
			'qpv-QN04905M',
			'departement-49',
			'commune-49007',
		]);
	});
	it('is not a small commune that is also a word of the field', () =>
		expect(recognisePlace('Projet Centre social', [place('commune-00001', 'Centre', 300)])).toBeUndefined());
});

describe('whatever is typed', () => {
	const swallow = (text: string) => {
		const question = readQuestion(text);
		expect([...question.text].length).toBeLessThanOrEqual(longestQuestion);
		expect(question.text).not.toMatch(/\p{Cc}/u);
		const terms = termsOf(question.text);
		for (const term of terms) for (const one of term.stems.keys()) expect(one).toMatch(/^[\p{L}\p{N}]+$/u);
		placeKeys(question.text);
		const parts = highlight(text, terms);
		expect(parts.map((part) => part.text).join('')).toBe(text);
	};
	it('is a question: any string', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 2000 })),
				swallow,
			),
		);
	});
	it.skipIf(!existsSync(naughty))('is a question: the big list of naughty strings', () => {
		for (const text of JSON.parse(readFileSync(naughty, 'utf8')) as string[]) swallow(text);
	});
});
