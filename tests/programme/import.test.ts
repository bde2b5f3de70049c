import { arrange } from '#domain/programme/import/arrangement.ts';
import { guessMapping } from '#domain/programme/import/mapping.ts';
import { propose } from '#domain/programme/import/proposals.ts';
import { contestsOf } from '#domain/programme/contests.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import { LiveNames } from '#lib/editor/references/names.svelte.ts';
import { Items } from '#lib/programme/items/items.ts';
import { writeProposals } from '#lib/programme/import/write-proposals.ts';
import { describe, expect, test } from 'vitest';
import { Writers } from '../support/programmes.ts';

const quarter = (code: string, name: string) => ({
	...{ id: `qpv-${code}`, kind: 'qpv' as const, code, name },
	...{ within: 'Angers', position: null, ofCite: true },
});
const places = [
	quarter('QN04905M', 'Monplaisir'),
	quarter('QN04904M', 'Grand Pigeon'),
	quarter('QN00001M', 'Bellevue'),
	quarter('QN00002M', 'Bellevue'),
];

function programme() {
	const { live } = new Writers(1).all[0]!;
	const names = new LiveNames(() => Promise.resolve({}), {}, {});
	const items = new Items(live, names, places);
	const facts = { funders: live.plan.funders, firstYear: 2027 };
	const [state = '', academy = '', town = '', caf = ''] = live.plan.funders.map(({ id }) => id);
	return { live, items, facts, state, academy, town, caf };
}

const years = [2027, 2028, 2029];
const at = (funder: string, year: number, stage = 'requested') => `amount/${funder}/${year}/${stage}`;

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

describe('written into the programme', () => {
	test('under the axes there are, by title or number; the others and new funders are made; one undo takes all back', async () => {
		const { live, items, facts, state } = programme();
		const rows = [
			['Axe', 'Objectif', 'Action', 'Porteur', 'État 2027', 'Rotary 2027'],
			['Axe 2', '', 'Chorale', 'École ; Ville', '1 200,50', ''],
			['Un', 'Lire', 'Contes', '', '', '300'],
			['Quatre', '', 'Échecs', '', '', ''],
		];
		const mapping = guessMapping(rows, facts);
		const { actions } = propose(rows, mapping, [], years);
		expect(arrange(actions, live.plan).make.map(({ kind, title }) => [kind, title])).toEqual([
			['objective', 'Lire'],
			['axis', 'Quatre'],
		]);
		await writeProposals(live, items, actions, mapping.headers, null);
		const { plan } = live;
		expect(
			actionsOf(plan).map(({ title }) => [
				plan.numbers.get(live.programme.actions.find((a) => a.title === title)!.id),
				title,
			]),
		).toEqual([
			['1.1.1', 'Contes'],
			['2.1', 'Chorale'],
			['4.1', 'Échecs'],
		]);
		const chorale = live.programme.actions.find(({ title }) => title === 'Chorale')!;
		expect(chorale.lists.carrier.map(({ name }) => name).sort()).toEqual(['Ville', 'École']);
		expect(chorale.amounts.map(({ funder, cents }) => [funder, cents])).toEqual([[state, 120_050]]);
		expect(plan.funders.at(-1)).toMatchObject({ title: 'Rotary', kind: 'other' });
		expect(contestsOf(actionsOf(plan))).toEqual([]);
		live.undo();
		expect([live.plan.axes.length, actionsOf(live.plan).length, live.plan.funders.length]).toEqual([3, 0, 4]);
	});

	test('rows that name no axis go where one says, the others where they say', async () => {
		const { live, items, facts } = programme();
		const [{ axis } = { axis: { id: '' } }] = live.plan.axes;
		const rows = [
			['Action', 'Axe'],
			['Chorale', ''],
			['Échecs', 'Quatre'],
		];
		const mapping = { ...guessMapping(rows, facts), fillDown: false };
		const { actions } = propose(rows, mapping, [], years);
		await writeProposals(live, items, actions, mapping.headers, axis.id);
		const underOf = (title: string) => live.programme.actions.find((action) => action.title === title)?.under;
		expect(underOf('Chorale')).toBe(axis.id);
		expect(underOf('Échecs')).toBe(live.plan.axes.at(-1)!.axis.id);
		expect(live.plan.axes.at(-1)!.axis.title).toBe('Quatre');
	});

	test('places and partners are those of the cité and of other actions, or names of their own', async () => {
		const { live, items, facts } = programme();
		const house = { key: '22222222-2222-4222-8222-222222222222', name: 'Escale' };
		live.addItem(live.add('action', { title: 'Contes' }), 'partner', house);
		const rows = [
			['Action', 'Quartiers', 'Partenaires'],
			['Chorale', 'monplaisir ; QN04904M ; Les Hauts', 'ESCALE ; La Ruche, association\nMairie'],
			['Échecs', 'Bellevue', ''],
		];
		const mapping = guessMapping(rows, facts);
		expect(mapping.targets).toEqual(['title', 'territory', 'partner']);
		await writeProposals(live, items, propose(rows, mapping, [], years).actions, mapping.headers, null);
		const [chorale, chess] = ['Chorale', 'Échecs'].map(
			(title) => live.programme.actions.find((one) => one.title === title)!.lists,
		);
		expect(chorale!.territory).toEqual(
			expect.arrayContaining([
				{ key: 'qpv:QN04905M', name: 'Monplaisir' },
				{ key: 'qpv:QN04904M', name: 'Grand Pigeon' },
				{ key: expect.not.stringContaining(':') as string, name: 'Les Hauts' },
			]),
		);
		expect(chorale!.partner).toContainEqual(house);
		expect(chorale!.partner.map(({ name }) => name).sort()).toEqual([
			'Escale',
			'La Ruche, association',
			'Mairie',
		]);
		// Two quarters have that name: it is nobody's place to choose one.
		expect(chess!.territory).toEqual([{ key: expect.not.stringContaining(':') as string, name: 'Bellevue' }]);
		live.undo();
		expect(live.plan.orphans.actions.map(({ row }) => row.title)).toEqual(['Contes']);
	});

	test('a thousand rows keep their order, come in several updates, and are one thing to undo', async () => {
		const { live, items, facts } = programme();
		const rows = Array.from({ length: 1_000 }, (_, n) => [`Action ${n}`, 'Collège']);
		const mapping = guessMapping(rows, facts);
		let updates = 0;
		live.rows.doc.on('update', () => (updates += 1));
		const told: number[] = [];
		await writeProposals(
			live,
			items,
			propose(rows, mapping, [], years).actions,
			mapping.headers,
			null,
			(done) => told.push(done),
		);
		expect(live.programme.actions.map(({ title }) => title)).toEqual(rows.map(([title]) => title));
		expect(told.at(-1)).toBe(1_000);
		expect(updates).toBeGreaterThan(1);
		live.undo();
		expect(actionsOf(live.plan)).toEqual([]);
		live.redo();
		expect(live.programme.actions).toHaveLength(1_000);
		// What is written next is undone alone.
		const [{ id } = { id: '' }] = live.programme.actions;
		live.set('action', id, { state: 'done' });
		live.undo();
		expect(live.programme.actions).toHaveLength(1_000);
	});
});
