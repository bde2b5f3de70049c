import { guessMapping } from '#domain/programme/import/mapping.ts';
import { propose } from '#domain/programme/import/proposals.ts';
import { describe, expect, test } from 'vitest';
import { at, programme, years } from '../support/programme-import.ts';

describe('what columns hold', () => {
	test('is guessed from headers, as people write them', () => {
		const { facts, state, academy, town, caf } = programme();
		const { targets, headerRows } = guessMapping(
			[
				[
					'Axe',
					'Intitulé de l’action',
					'Porteur',
					'BOP 147 2027',
					'Rectorat 2028 (accordé)',
					'Mairie',
					'CAF 2029',
					'À trouver',
					'Coût total',
					'Date de début',
				],
				['1', 'Ateliers', 'Collège', '12 000', '', '', '', '', '12 000', 'mars 2027'],
			],
			facts,
		);
		expect(headerRows).toBe(1);
		expect(targets).toEqual([
			'axis',
			'title',
			'carrier',
			at(state, 2027),
			at(academy, 2028, 'granted'),
			at(town, 2027),
			at(caf, 2029),
			at('unfound', 2027),
			'',
			'start',
		]);
	});

	test('« État » says who pays over amounts, and how far one is over states; people are counted in many words', () => {
		const { facts, state } = programme();
		const under = (cells: string[]) =>
			guessMapping([['Action', 'État'], ...cells.map((cell) => ['Ateliers', cell])], facts).targets[1];
		expect(under(['12 000', ''])).toBe(at(state, 2027));
		expect(under(['Engagée', '', 'En préparation'])).toBe('state');
		expect(under(['Engagée', '12 000'])).toBe(at(state, 2027));
		for (const header of ['Nb bénéficiaires', 'Personnes', 'Nombre d’enfants', 'Nb de jeunes'])
			expect(
				guessMapping(
					[
						['Action', header],
						['Ateliers', '12'],
					],
					facts,
				).targets[1],
				header,
			).toBe('people');
	});

	test('years under funders are two rows of headers', () => {
		const { facts, state, town } = programme();
		const { targets, headerRows } = guessMapping(
			[
				['Action', 'État', '', 'Ville', ''],
				['', '2027', '2028', '2027', '2028'],
				['Ateliers', '1 000', '2 000', '', '500'],
			],
			facts,
		);
		expect([headerRows, targets]).toEqual([
			2,
			['title', at(state, 2027), at(state, 2028), at(town, 2027), at(town, 2028)],
		]);
	});

	test('without headers the longest words are titles, and no amount is given to anyone', () => {
		const { facts } = programme();
		const { targets, headerRows } = guessMapping(
			[
				['Ateliers relais du collège', 'Collège Jean-Zay', '12 000'],
				['Accueil des collégiens exclus', 'Passerelle', '9 000'],
			],
			facts,
		);
		expect([headerRows, targets]).toEqual([0, ['title', 'carrier', '']]);
	});
});

describe('rows read as actions', () => {
	const read = (rows: string[][], titles: string[] = []) => {
		const { facts } = programme();
		return propose(rows, guessMapping(rows, facts), titles, years);
	};

	test('an end before its start is refused, years outside of the programme are said', () => {
		const { actions } = read([
			['Action', 'Début', 'Fin', 'État 2027', 'État 2031'],
			['Ateliers', 'mars 2028', '2027', '', ''],
			['Tutorat', '12/03/2027', 'mars 2027', '1 000', ''],
			['Radio', '2025', '2029', '', '500'],
			['Chorale', '2028', '2032', '', '-'],
		]);
		const words = actions.map(({ errors, notes }) => [
			errors.map(({ column, words }) => [column, words]),
			notes.map(({ column, words }) => [column, words]),
		]);
		expect(words).toEqual([
			[[[2, 'Cette fin vient avant le début, mars\u00a02028.']], []],
			[[], []],
			[
				[],
				[
					[1, '2025 est hors des années du programme, 2027 à 2029 : son début est à relire.'],
					[
						4,
						'2031 est hors des années du programme, 2027 à 2029 : ce montant compte dans les totaux, sans année où le lire.',
					],
				],
			],
			[[], [[2, '2032 est hors des années du programme, 2027 à 2029 : sa fin est à relire.']]],
		]);
	});

	test('an amount with two readings, an unknown state and a missing title are refused, each in its cell', () => {
		const { actions } = read([
			['Action', 'État 2027', 'Statut'],
			['Ateliers', '1.234', 'engagée'],
			['Tutorat', '=SOMME(B2:B9)', 'un jour'],
			['', '50', ''],
		]);
		expect(actions.map(({ errors }) => errors.map(({ column }) => column))).toEqual([[1], [2, 1], [0]]);
		expect(actions[1]?.errors[1]?.words).toMatch(/formule/);
	});

	test('what a spreadsheet could not work out is said: refused as an amount, kept as words elsewhere', () => {
		const { actions } = read([
			['Action', 'Porteur', 'État 2027'],
			['Ateliers', 'Collège', '#REF!'],
			['Tutorat', '#N/A', '50'],
		]);
		expect(actions[0]?.errors).toEqual([
			{ column: 2, words: 'Le tableur n’a pas su calculer cette case : écrivez le montant.' },
		]);
		expect(actions[1]?.notes.map(({ column }) => column)).toEqual([1]);
		expect(actions[1]?.notes[0]?.words).toMatch(/pas su calculer/);
	});

	test('totals are skipped, formulas in words and twin titles are said', () => {
		const { actions, skipped } = read(
			[
				['Action', 'Porteur'],
				['=A1&" bis"', 'Collège'],
				['Tutorat', 'x'],
				['tutorat', 'y'],
				['Atelier', 'z'],
				['Total', ''],
			],
			['ATELIER'],
		);
		expect(skipped).toEqual([{ row: 5, words: '« Total » : les totaux se calculent.' }]);
		expect(actions.map(({ notes }) => notes.map(({ words }) => words))).toEqual([
			['Cette formule est gardée comme un texte.'],
			[],
			['La ligne 3 porte le même titre.'],
			['Une action porte déjà ce titre.'],
		]);
	});

	test('an axis written once stands for the rows below it, and its objectives do not outlive it', () => {
		const { actions } = read([
			['Axe', 'Objectif', 'Action'],
			['Un', 'Lire', 'a'],
			['', '', 'b'],
			['Deux', '', 'c'],
		]);
		expect(actions.map(({ axis, objective }) => [axis, objective])).toEqual([
			['Un', 'Lire'],
			['Un', 'Lire'],
			['Deux', ''],
		]);
	});
});
