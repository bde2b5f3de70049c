import { checkContent, textOf } from '#domain/document/check.ts';
import { bullets, doc, paragraph, text } from '#domain/document/content.ts';
import {
	fill,
	fillContent,
	findGaps,
	isAsProposed,
	unknownVariables,
	variables,
	type Variable,
	type VariableValues,
} from '#domain/document/template-variables.ts';
import { valuesFrom, type DirectoryFacts } from '#domain/document/template-values.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const known: VariableValues = {
	préfecture: ['Préfecture de Maine-et-Loire'],
	collectivité: ['Ville d’Angers', 'Angers Loire Métropole'],
	quartiers: ['Monplaisir (QN04905M)', 'Roseraie (QN04902M)'],
};

describe('variables of a template', () => {
	test('become names, several joined as a sentence wants it', () => {
		expect(fill('Avec {préfecture}, {collectivité}.', known)).toBe(
			'Avec Préfecture de Maine-et-Loire, Ville d’Angers et Angers Loire Métropole.',
		);
	});

	test('that nobody knows become gaps one can look for', () => {
		const filled = fill('{académie} et {date}', known);
		expect(filled).toBe('[académie à compléter] et [date à compléter]');
		expect(findGaps(filled)).toEqual(['[académie à compléter]', '[date à compléter]']);
		expect(findGaps('Un mot [sic] et rien à compléter')).toEqual([]);
	});

	test('are filled once: a name with braces in it is only a name', () => {
		expect(fill('{groupe}', { groupe: ['{date} $& {inconnu}'] })).toBe('{date} $& {inconnu}');
	});

	test('that are misspelt are told, and left as they are', () => {
		expect(unknownVariables('{cité} {prefecture} {x1} {date}')).toEqual(['prefecture']);
		expect(fill('{prefecture}', known)).toBe('{prefecture}');
	});

	test('alone in an item become one item each, and one gap when there is none', () => {
		const content = doc(bullets('{quartiers}', 'Ailleurs'), paragraph(text('{quartiers}', 'bold')));
		expect(fillContent(content, known)).toEqual(
			doc(
				bullets('Monplaisir (QN04905M)', 'Roseraie (QN04902M)', 'Ailleurs'),
				paragraph(text('Monplaisir (QN04905M) et Roseraie (QN04902M)', 'bold')),
			),
		);
		expect(textOf(fillContent(content, {}))).toBe(
			'[quartiers à compléter]\nAilleurs\n[quartiers à compléter]',
		);
	});

	test('leave content the schema allows, whatever the names are', () => {
		fc.assert(
			fc.property(someValues(fc.string()), (values) => {
				checkContent(fillContent(doc(bullets('{quartiers}'), paragraph('À {communes}')), values));
			}),
		);
	});
});

describe('whether a text is as proposed', () => {
	const template = fc.array(
		fc.constantFrom('Réunion ', 'à ', ' ;', '\n', '{date}', '{quartiers}', '{cité}'),
		{
			minLength: 1,
			maxLength: 12,
		},
	);

	test('it is, whatever the directory said', () => {
		fc.assert(
			fc.property(template, someValues(fc.constantFrom('Angers', 'à ', '12 mars', 'R')), (words, values) => {
				expect(isAsProposed(words.join(''), fill(words.join(''), values))).toBe(true);
			}),
		);
	});

	test('it is not, once somebody has written a paragraph more', () => {
		expect(isAsProposed('Le {date}, à :\n{quartiers}\nVoilà.', 'Le 3 mars, à :\nA\nB\nVoilà.')).toBe(true);
		expect(isAsProposed('Le {date}, à :\n{quartiers}\nVoilà.', 'Le 3 mars, à :\nA\nB\nVoilà.\nSuite.')).toBe(
			false,
		);
		expect(isAsProposed('Le {date}\nVoilà.', 'Le 3 mars\nnous étions là\nVoilà.')).toBe(false);
		expect(isAsProposed('Voilà.', 'Voilà !')).toBe(false);
		expect(isAsProposed('Le {date}, fin', 'Le, fin')).toBe(false);
	});
});

describe('what the directory says', () => {
	const angers: DirectoryFacts = {
		groupName: 'Espace de la cité éducative d’Angers',
		citeName: 'Angers',
		seats: [
			{ party: 'state', organisation: 'Préfecture de Maine-et-Loire' },
			{ party: 'authority', organisation: 'Ville d’Angers' },
			{ party: 'metropole', organisation: 'Angers Loire Métropole' },
			{ party: 'academy', organisation: null },
		],
		communes: ['Angers'],
		quarters: [
			{ name: 'Roseraie', code: 'QN04902M' },
			{ name: 'Écarts', code: 'QN1' },
			{ name: 'Monplaisir', code: 'QN04905M' },
		],
		academies: ['Académie de Nantes'],
		today: '2026-03-01',
	};

	test('fills every variable of a cité, a seat without institution from the place', () => {
		expect(valuesFrom(angers)).toEqual({
			groupe: ['Espace de la cité éducative d’Angers'],
			cité: ['cité éducative d’Angers'],
			préfecture: ['Préfecture de Maine-et-Loire'],
			académie: ['Académie de Nantes'],
			collectivité: ['Ville d’Angers', 'Angers Loire Métropole'],
			communes: ['Angers'],
			quartiers: ['Écarts (QN1)', 'Monplaisir (QN04905M)', 'Roseraie (QN04902M)'],
			date: ['1er\u00A0mars\u00A02026'],
			années: ['2026-2028'],
		});
	});

	test('of a group without cité leaves gaps, and invents nothing', () => {
		const club = { ...angers, citeName: null, seats: [], communes: [], quarters: [], academies: [] };
		const values = valuesFrom(club);
		const empty = Object.keys(variables).filter((name) => values[name as Variable]?.length === 0);
		expect(empty).toEqual(['cité', 'préfecture', 'académie', 'collectivité', 'communes', 'quartiers']);
	});

	test('names a cité after an article, however its name is written', () => {
		const named = (citeName: string) => valuesFrom({ ...angers, citeName }).cité;
		expect(named('Le Mans')).toEqual(['cité éducative du Mans']);
		expect(named('Cité éducative des Trois Rives')).toEqual(['cité éducative des Trois Rives']);
	});
});

function someValues(name: fc.Arbitrary<string>): fc.Arbitrary<VariableValues> {
	const names = Object.keys(variables) as Variable[];
	return fc.record(
		Object.fromEntries(names.map((variable) => [variable, fc.array(name, { maxLength: 3 })])),
		{ requiredKeys: [] },
	);
}
