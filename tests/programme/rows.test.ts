import { unfound } from '#domain/programme/funder.ts';
import { programmeJson } from '#domain/programme/json.ts';
import { contestsOf } from '#domain/programme/contests.ts';
import { actionsOf, sumOf, totalsOf } from '#domain/programme/totals.ts';
import { planOf } from '#domain/programme/plan.ts';
import { buildState } from '#server/documents/state.ts';
import { readProgramme, readProgrammeJson } from '#server/programmes/state.ts';
import { canonicalJson } from '#domain/document/canonical.ts';
import { describe, expect, test } from 'vitest';
import { actorOf, seeded, Writers } from '../support/programmes.ts';

const place = (funder: string, year = 2027) => ({ funder, year, stage: 'requested' as const });

function pair() {
	const writers = new Writers(2);
	const [lea, ines] = writers.all.map(({ live }) => live) as [
		(typeof writers.all)[0]['live'],
		(typeof writers.all)[0]['live'],
	];
	const axis = lea.programme.axes[0]!.id;
	const funders = lea.programme.funders.map(({ id }) => id);
	const action = lea.add('action', { title: 'Ateliers', under: axis });
	writers.sendAll();
	return { writers, lea, ines, axis, funders, action };
}

describe('two people at once', () => {
	test('in two cells both win; in one text both write', () => {
		const { writers, lea, ines, action, funders } = pair();
		lea.writeAmount(action, place(funders[0]!), 100);
		ines.writeAmount(action, place(funders[1]!), 250);
		lea.setText('action', action, 'title', 'Grands ateliers');
		ines.setText('action', action, 'title', 'Ateliers relais');
		writers.sendAll();
		for (const { live } of writers.all) {
			expect(live.totals('planned').all.total).toEqual({ low: 350, high: 350 });
			expect(live.programme.actions[0]!.title).toBe('Grands ateliers relais');
		}
	});

	test('two amounts of one cell both stay, with their authors, until somebody chooses [rule 5]', () => {
		const { writers, lea, ines, action, funders } = pair();
		const cell = place(funders[1]!);
		lea.writeAmount(action, cell, 1_800_000);
		writers.sendAll();
		lea.writeAmount(action, cell, 2_400_000);
		ines.writeAmount(action, cell, 2_000_000);
		writers.sendAll();
		for (const { live } of writers.all) {
			expect(live.totals('planned').all.total).toEqual({ low: 2_000_000, high: 2_400_000 });
			const [contest] = contestsOf(actionsOf(live.plan));
			expect(contest?.amounts.map(({ actor, cents }) => [actor, cents]).sort()).toEqual([
				[actorOf(0), 2_400_000],
				[actorOf(1), 2_000_000],
			]);
		}
		ines.writeAmount(action, cell, 2_400_000);
		writers.sendAll();
		for (const { live } of writers.all) {
			expect(contestsOf(actionsOf(live.plan))).toEqual([]);
			expect(live.totals('planned').all.total).toEqual({ low: 2_400_000, high: 2_400_000 });
		}
		// Undone, what was contested is so again: nobody's amount was lost.
		ines.undo();
		writers.sendAll();
		for (const { live } of writers.all) expect(contestsOf(actionsOf(live.plan))).toHaveLength(1);
	});

	test('an amount written while another erases the cell stays', () => {
		const { writers, lea, ines, action, funders } = pair();
		lea.writeAmount(action, place(funders[0]!), 100);
		writers.sendAll();
		lea.writeAmount(action, place(funders[0]!), null);
		ines.writeAmount(action, place(funders[0]!), 300);
		writers.sendAll();
		for (const { live } of writers.all) expect(live.totals('planned').all.total.low).toBe(300);
	});
});

describe('what is set aside leaves nothing uncounted [rule 6]', () => {
	test('an axis: its actions are orphans of it', () => {
		const { lea, axis, action, funders } = pair();
		const objective = lea.add('objective', { title: 'Prévenir', axis });
		const other = lea.add('action', { title: 'Accueil', under: objective });
		for (const id of [action, other]) lea.writeAmount(id, place(funders[0]!), 500);
		lea.remove('axis', axis);
		const { orphans } = lea.plan;
		expect(orphans.actions.map(({ row, lost }) => [row.title, lost?.title])).toEqual([
			['Ateliers', 'Un'],
			['Accueil', 'Un'],
		]);
		expect(orphans.objectives.map(({ row, lost }) => [row.title, lost?.title])).toEqual([['Prévenir', 'Un']]);
		expect(lea.totals('planned').orphans.total.low).toBe(1000);
		expect(lea.totals('planned').all.total.low).toBe(1000);
		lea.set('objective', objective, { axis: lea.programme.axes[1]!.id });
		expect(lea.plan.numbers.get(other)).toBe('1.1.1');
	});

	test('a funder: its money stays, under its name', () => {
		const { lea, action, funders } = pair();
		lea.writeAmount(action, place(funders[3]!), 800);
		lea.remove('funder', funders[3]!);
		expect(lea.plan.orphans.funders.map(({ id }) => id)).toEqual([funders[3]]);
		expect(lea.totals('planned').all.byFunder.get(funders[3]!)).toEqual({ low: 800, high: 800 });
	});

	test('one sets an axis aside while another puts an action in it', () => {
		const { writers, lea, ines, axis } = pair();
		lea.remove('axis', axis);
		const late = ines.add('action', { title: 'Tard venue', under: axis });
		writers.sendAll();
		for (const { live } of writers.all)
			expect(live.plan.orphans.actions.map(({ row }) => row.id)).toContain(late);
	});
});

describe('undo', () => {
	test('takes back one’s own changes only', () => {
		const { writers, lea, ines, action, funders } = pair();
		lea.writeAmount(action, place(funders[0]!), 100);
		ines.set('action', action, { state: 'done' });
		writers.sendAll();
		lea.undo();
		writers.sendAll();
		for (const { live } of writers.all) {
			expect(live.programme.actions[0]).toMatchObject({ state: 'done', amounts: [] });
		}
	});

	test('of a new row keeps it when somebody else wrote in it', () => {
		const { writers, lea, ines } = pair();
		const made = lea.add('action');
		writers.sendAll();
		ines.setText('action', made, 'title', 'À garder');
		writers.sendAll();
		lea.undo();
		writers.sendAll();
		for (const { live } of writers.all) {
			const kept = live.programme.actions.find(({ id }) => id === made);
			expect(kept).toMatchObject({ title: 'À garder', state: 'idea' });
			expect(live.content(made)).toBeDefined();
		}
		const other = lea.add('action');
		const isShown = () => lea.programme.actions.some(({ id, removed }) => id === other && !removed);
		for (let time = 0; time < 3; time++) {
			lea.undo();
			expect(isShown()).toBe(false);
			lea.redo();
			expect(isShown()).toBe(true);
		}
		// Once more, now that somebody has written in it.
		lea.undo();
		lea.redo();
		writers.sendAll();
		ines.set('action', other, { people: 12 });
		writers.sendAll();
		lea.undo();
		expect(isShown()).toBe(true);
	});
});

test('what is written in a new row while its author undoes it is there, set aside, and comes back with redo', () => {
	const { writers, lea, ines, axis, funders } = pair();
	const made = lea.add('action', { title: 'Séjour', under: axis });
	writers.sendAll();
	ines.writeAmount(made, place(funders[0]!), 5_000_000);
	lea.undo();
	writers.sendAll();
	for (const { live } of writers.all) {
		const kept = live.programme.actions.find(({ id }) => id === made);
		expect(kept).toMatchObject({ title: 'Séjour', removed: true, amounts: [{ cents: 5_000_000 }] });
		expect(live.plan.numbers.has(made)).toBe(false);
	}
	lea.redo();
	writers.sendAll();
	for (const { live } of writers.all) expect(live.totals('planned').all.total.low).toBe(5_000_000);
});

test('undoing an import leaves whole the rows in which somebody else wrote anything', async () => {
	const { writers, lea, ines, funders } = pair();
	const titles = ['Un', 'Deux', 'Trois', 'Quatre'];
	const ids = await lea.addAll(
		'action',
		titles.map((title) => ({ title, 'carrier/x1': 'Le Fil' })),
	);
	writers.sendAll();
	ines.writeAmount(ids[0]!, place(funders[0]!), 100);
	ines.set('action', ids[1]!, { start: '2027-03' });
	ines.writeAmount(ids[2]!, place(funders[0]!), 100);
	ines.writeAmount(ids[2]!, place(funders[0]!), null);
	writers.sendAll();
	const shown = () =>
		writers.all.map(({ live }) =>
			live.programme.actions
				.filter(({ id, removed }) => ids.includes(id) && !removed)
				.map(({ title, lists }) => `${title} ${lists.carrier[0]?.name}`),
		);
	lea.undo();
	writers.sendAll();
	expect(shown()).toEqual([
		['Un Le Fil', 'Deux Le Fil'],
		['Un Le Fil', 'Deux Le Fil'],
	]);
	lea.redo();
	writers.sendAll();
	for (const list of shown()) expect(list).toEqual(titles.map((title) => `${title} Le Fil`));
});

test('what is put in a file and taken out again is the same', () => {
	const { writers, lea, action, funders } = pair();
	lea.writeAmount(action, place(funders[0]!), 100);
	lea.writeAmount(action, place(unfound), 900);
	lea.addItem(action, 'carrier', { key: 'x1', name: 'Le Fil' });
	lea.set('action', action, { start: '2027-09', people: 40 });
	const json = readProgrammeJson(writers.all[0]!.doc);
	const copy = new Writers(1, buildState([], json));
	expect(readProgrammeJson(copy.all[0]!.doc)).toEqual(json);
	expect(canonicalJson(json)).toBe(
		canonicalJson(
			programmeJson(lea.programme, new Map(json.actions.map((one) => [one.id, one.description]))),
		),
	);
});

const measures = ['planned', 'requested', 'granted', 'spent'] as const;

describe.each([1, 2, 3, 4])('seed %i: any schedule of four people', (seed) => {
	test('ends with the same totals on every copy, read as it changed or anew, and loses no amount', () => {
		const random = seeded(seed);
		const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
		const writers = new Writers(4);
		for (let step = 0; step < 1500; step++) {
			const at = Math.floor(random() * 4);
			const { live } = writers.all[at]!;
			// Counted again and again, as a page does: each time from the last.
			if (step % 5 === 0) for (const measure of measures) live.totals(measure);
			const { actions, axes, objectives, funders } = live.programme;
			const turn = random();
			if (turn < 0.12 || actions.length === 0)
				live.add(
					'action',
					{ title: `Action ${step}`, under: pick([...axes, ...objectives]).id },
					pick([undefined, actions.at(0)?.id]),
				);
			else if (turn < 0.5)
				live.writeAmount(
					pick(actions).id,
					{
						funder: pick([...funders.map(({ id }) => id), unfound]),
						year: pick([2027, 2028, 2029]),
						stage: pick(['requested', 'granted', 'spent'] as const),
					},
					random() < 0.15 ? null : Math.floor(random() * 1e6),
				);
			else if (turn < 0.55) live.add('objective', { title: 'Objectif', axis: pick(axes).id });
			else if (turn < 0.6) live.set('action', pick(actions).id, { under: pick([...axes, ...objectives]).id });
			else if (turn < 0.63)
				live.remove(
					pick(['axis', 'funder', 'objective'] as const),
					pick([...axes, ...funders, ...objectives]).id,
				);
			else if (turn < 0.66) live.restore('axis', pick(axes).id);
			else if (turn < 0.7) live.setText('action', pick(actions).id, 'title', `Titre ${step}`);
			else if (turn < 0.74) live.place('action', pick(actions).id, pick([null, pick(actions).id]));
			else if (turn < 0.8) live.undo();
			else if (turn < 0.82) live.redo();
			else writers.send(at, Math.floor(random() * 4));
		}
		writers.sendAll();
		writers.sendAll();
		const [first] = writers.all;
		const anew = readProgramme(first!.doc);
		const plan = planOf(anew);
		const json = canonicalJson(readProgrammeJson(first!.doc));
		for (const { live, doc } of writers.all) {
			expect(live.programme).toEqual(anew);
			expect(canonicalJson(readProgrammeJson(doc))).toBe(json);
			for (const measure of measures) expect(live.totals(measure)).toEqual(totalsOf(plan, measure));
		}
		// Every action is shown once, and what is shown adds up to everything there is.
		const shown = actionsOf(plan);
		const living = anew.actions.filter(({ removed }) => !removed);
		expect(shown.map(({ id }) => id).sort()).toEqual(living.map(({ id }) => id).sort());
		expect(totalsOf(plan, 'requested').all.total).toEqual(sumOf(living, 'requested').total);
		expect(living.length).toBeGreaterThan(20);
	});
});
