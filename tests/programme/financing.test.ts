import { contestsOf } from '#domain/programme/contests.ts';
import { actionsBehind, financingOf, leftToFind } from '#domain/programme/financing.ts';
import { descriptionsFrom, programmeFrom } from '#domain/programme/from-json.ts';
import { programmeJson } from '#domain/programme/json.ts';
import { planOf } from '#domain/programme/plan.ts';
import { actionsIn, scopesOf } from '#domain/programme/scope.ts';
import { actionsOf, sumOf } from '#domain/programme/totals.ts';
import { angersProgramme } from '#server/seed/documents/angers-programme.ts';
import { expect, test } from 'vitest';

const json = angersProgramme.programme!(2027);
const programme = programmeFrom(json);
const plan = planOf(programme);
const all = actionsOf(plan);
const planned = financingOf(plan, programme.settings, all, 'planned');

test('what was written as JSON is read back whole, what was set aside included [rule 6]', () => {
	expect(programmeJson(programme, descriptionsFrom(json))).toEqual(json);
	expect(planOf(programme).orphans.actions.map(({ lost }) => lost?.title)).toEqual(['Numérique']);
});

test('a funder and an objective that were set aside come back as such', () => {
	const [funder] = json.funders;
	const [objective] = json.objectives;
	const poorer = {
		...json,
		funders: json.funders.slice(1),
		objectives: json.objectives.slice(1),
		removed: [
			...json.removed,
			{ id: objective!.id, title: objective!.title, kind: 'objective' as const },
			{ id: funder!.id, title: funder!.title, kind: 'funder' as const },
		],
	};
	const read = programmeFrom(poorer);
	expect(programmeJson(read, descriptionsFrom(poorer))).toEqual(poorer);
	const financing = financingOf(planOf(read), read.settings, actionsOf(planOf(read)), 'planned');
	expect(financing.orphans?.funders.map(({ title }) => title)).toEqual(['État']);
	// Its money is still counted.
	expect(financing.total).toEqual(planned.total);
});

test('each funder has its row, and rows come to the total of the columns [rule 5]', () => {
	const rows = [...planned.rows, planned.unfound!];
	expect(planned.rows.map(({ funders: [funder] }) => funder?.title)).toEqual(
		json.funders.map(({ title }) => title),
	);
	for (const year of planned.years)
		for (const bound of ['low', 'high'] as const)
			expect(rows.reduce((sum, { cells }) => sum + (cells.get(year)?.range[bound] ?? 0), 0)).toBe(
				planned.total.byYear.get(year)?.[bound],
			);
	expect(planned.orphans).toBeNull();
});

test('an amount to choose makes a range of its cell and of the totals above it [rule 5]', () => {
	const academy = planned.rows.find(({ funders: [funder] }) => funder?.kind === 'academy')!;
	const { low, high } = academy.cells.get(2028)!.range;
	expect(high - low).toBe(600_000);
	expect(planned.total.all.high - planned.total.all.low).toBe(600_000);
	expect(academy.cells.get(2027)!.range.low).toBe(academy.cells.get(2027)!.range.high);
});

test('a cell says whether all of it, a part, or nothing of it was granted', () => {
	const [state, academy] = planned.rows;
	expect(state!.cells.get(2027)?.granted).toBe('all');
	expect(state!.cells.get(2028)?.granted).toBe('none');
	expect(academy!.cells.get(2027)?.granted).toBe('none');
	// Only the first action keeps what it was granted.
	const actions = programme.actions.map((action, index) => ({
		...action,
		amounts: action.amounts.filter(({ stage }) => stage !== 'granted' || index === 0),
	}));
	const some = financingOf(plan, programme.settings, actions, 'planned');
	expect(some.rows[0]?.cells.get(2027)?.granted).toBe('part');
});

test('an amount of another year has its column', () => {
	const late = financingOf(plan, { ...programme.settings, years: 2 }, all, 'planned');
	expect(late.years).toEqual([2027, 2028, 2029]);
	expect(late.total).toEqual(planned.total);
});

test('the co-financing rate is what is found outside the State', () => {
	const state = planned.rows[0]!.total.low;
	const found = planned.total.all.low + planned.total.all.high - 2 * (state + planned.unfound!.total.low);
	const whole = planned.total.all.low + planned.total.all.high;
	expect(planned.coFinancing.all).toBe(Math.round((found * 1000) / whole));
});

test('the actions behind a cell come to that cell', () => {
	const academy = json.funders.find(({ kind }) => kind === 'academy')!.id;
	const behind = actionsBehind(all, 'planned', new Set([academy]), 2028);
	expect(behind.map(({ action }) => action.title)).toContain('Accueil des collégiens exclus');
	expect(behind.reduce((sum, { range }) => sum + range.high, 0)).toBe(
		planned.rows[1]!.cells.get(2028)!.range.high,
	);
	expect(actionsBehind(all, 'planned', null, null)).toHaveLength(all.length);
});

test('what is left to find goes from the most to the least', () => {
	const left = leftToFind(all);
	expect(left.map(({ range }) => range.high)).toEqual(
		[...left.map(({ range }) => range.high)].sort((a, b) => b - a),
	);
	expect(left.reduce((sum, { range }) => sum + range.high, 0)).toBe(planned.unfound?.total.high);
	expect(left[0]?.years).toEqual([2027, 2028, 2029]);
});

test('a scope is an axis or one action', () => {
	const { axes, actions } = scopesOf(plan);
	expect(axes.map(({ number }) => number)).toEqual(['1', '2', '3']);
	expect(actions.at(-1)?.number).toBeNull();
	expect(actionsIn(plan, axes[1]!.id).map(({ title }) => title)).toContain('Café des parents');
	expect(actionsIn(plan, actions[0]!.id)).toHaveLength(1);
	expect(actionsIn(plan, null)).toEqual(all);
	expect(actionsIn(plan, crypto.randomUUID())).toEqual(all);
});

test('hundreds of thousands of amounts in one place, which only a program writes, are still counted', () => {
	const [action] = all.filter(({ amounts }) => amounts.length > 0);
	const [amount] = action!.amounts;
	const amounts = Array.from({ length: 200_000 }, (_, cents) => ({ ...amount!, cents }));
	const crowded = { ...action!, amounts };
	expect(sumOf([crowded], 'planned').total).toEqual({ low: 0, high: 199_999 });
	expect(contestsOf([crowded])).toHaveLength(1);
});
