import { arrange } from '#domain/programme/import/arrangement.ts';
import { guessMapping } from '#domain/programme/import/mapping.ts';
import { propose } from '#domain/programme/import/proposals.ts';
import { contestsOf } from '#domain/programme/contests.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import { writeProposals } from '#lib/programme/import/write-proposals.ts';
import { describe, expect, test } from 'vitest';
import { programme, years } from '../support/programme-import.ts';

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
