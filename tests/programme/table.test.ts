import { amountKey } from '#domain/programme/amount.ts';
import { contestsOf } from '#domain/programme/contests.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import { areaOf, stepped, tabbed, type Frame } from '#lib/programme/table/caret.ts';
import { writingsWords } from '#lib/programme/reading/authors.ts';
import { columnsOf as readColumns } from '#lib/programme/reading/plan-rows.ts';
import { amountIn, contestsAt, placeIn } from '#lib/programme/table/cell-sums.ts';
import { columnsOf } from '#lib/programme/table/columns.ts';
import { countAsked, filterParameters, noFilter, passes, readFilter } from '#lib/programme/table/filter.ts';
import { linesOf, type Shown } from '#lib/programme/table/lines.ts';
import { comparing } from '#lib/programme/table/sorting.ts';
import { steady } from '#lib/programme/table/steady-lines.ts';
import { lineAt, offsetsOf, visible } from '#lib/programme/table/visible-lines.ts';
import { describe, expect, test } from 'vitest';
import { Writers } from '../support/programmes.ts';

const frame: Frame = {
	lines: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
	columns: [{ key: 'title' }, { key: 'x' }, { key: 'total' }],
};

describe('the caret', () => {
	test('moves by cells, stops at the edges, and goes to both ends', () => {
		const at = (line: string, column: string) => ({ line, column });
		expect(stepped(frame, at('a', 'title'), 'up')).toEqual(at('a', 'title'));
		expect(stepped(frame, at('a', 'title'), 'right')).toEqual(at('a', 'x'));
		expect(stepped(frame, at('b', 'x'), 'line-end')).toEqual(at('b', 'total'));
		expect(stepped(frame, at('b', 'x'), 'first')).toEqual(at('a', 'title'));
		expect(stepped(frame, at('a', 'x'), 'page-down')).toEqual(at('c', 'x'));
	});

	test('Tab goes on to the next line, and leaves the table at its ends', () => {
		expect(tabbed(frame, { line: 'a', column: 'total' }, false)).toEqual({ line: 'b', column: 'title' });
		expect(tabbed(frame, { line: 'b', column: 'title' }, true)).toEqual({ line: 'a', column: 'total' });
		expect(tabbed(frame, { line: 'c', column: 'total' }, false)).toBeUndefined();
		expect(tabbed(frame, { line: 'a', column: 'title' }, true)).toBeUndefined();
	});

	test('a selection is a rectangle whichever corner it began in, and none when a corner is gone', () => {
		expect(areaOf(frame, { line: 'c', column: 'total' }, { line: 'b', column: 'title' })).toEqual({
			top: 1,
			bottom: 2,
			left: 0,
			right: 2,
		});
		expect(areaOf(frame, { line: 'gone', column: 'x' }, { line: 'b', column: 'x' })).toBeUndefined();
	});
});

describe('the window', () => {
	const offsets = offsetsOf([44, 36, 58, 36]);

	test('knows each line by its place', () => {
		expect(offsets).toEqual([0, 44, 80, 138, 174]);
		expect([0, 43, 44, 137, 138, 9_999].map((place) => lineAt(offsets, place))).toEqual([0, 0, 1, 2, 3, 3]);
	});

	test('holds what is seen and a little around it, never all of a long table', () => {
		const long = offsetsOf(Array.from({ length: 500 }, () => 36));
		const [from, until] = visible(long, 9_000, 600);
		expect([from, until]).toEqual([243, 274]);
		expect(visible(offsetsOf([]), 0, 600)).toEqual([0, 0]);
	});
});

function programme() {
	const writers = new Writers(2);
	const { live } = writers.all[0]!;
	const [one, two] = live.plan.axes.map(({ axis }) => axis.id) as [string, string];
	const [state] = live.plan.funders.map(({ id }) => id) as [string];
	const objective = live.add('objective', { title: 'Lire', axis: one });
	const add = (title: string, under: string | null) => live.add('action', { title, under });
	const ids = {
		contes: add('Contes', objective),
		radio: add('Radio', one),
		chorale: add('Chorale', two),
		seule: add('Seule', null),
	};
	const show = (change: Partial<Shown> = {}) =>
		linesOf({
			plan: live.plan,
			folded: new Set(),
			passes: () => true,
			compare: null,
			flat: false,
			narrowed: false,
			sums: () => undefined,
			contested: () => false,
			...change,
		}).map(({ number, title }) => `${number} ${title}`.trim());
	return { writers, live, one, two, state, ids, show };
}

describe('lines', () => {
	test('follow the plan: axis, objectives, actions; then orphans, and why they are so', () => {
		const { live, one, show } = programme();
		expect(show()).toEqual([
			'1 Un',
			'1.1 Lire',
			'1.1.1 Contes',
			'1.2 Radio',
			'2 Deux',
			'2.1 Chorale',
			'3 Trois',
			expect.stringMatching(/^Orphelins/),
			'Seule',
		]);
		live.remove('axis', one);
		const lines = linesOf({
			plan: live.plan,
			folded: new Set(),
			passes: () => true,
			compare: null,
			flat: false,
			narrowed: false,
			sums: () => undefined,
			contested: () => false,
		});
		expect(lines.filter(({ lost }) => lost).map(({ title, lost }) => [title, lost])).toEqual([
			['Contes', 'axe «\u00A0Un\u00A0» supprimé'],
			['Radio', 'axe «\u00A0Un\u00A0» supprimé'],
			['Seule', 'sans axe'],
			['Lire', 'axe «\u00A0Un\u00A0» supprimé'],
		]);
	});

	test('an axis folds its lines, a filter hides the groups it empties, a sort keeps groups or not', () => {
		const { one, ids, show } = programme();
		expect(show({ folded: new Set([one]) }).slice(0, 2)).toEqual(['1 Un', '2 Deux']);
		expect(show({ narrowed: true, passes: ({ id }) => id === ids.chorale })).toEqual([
			'2 Deux',
			'2.1 Chorale',
		]);
		const compare = comparing({ by: 'title', descending: false, flat: true }, 'planned', null);
		expect(show({ compare, flat: true }).slice(0, 3)).toEqual(['2.1 Chorale', '1.1.1 Contes', '1.2 Radio']);
	});
});

describe('lines as one types', () => {
	test('stay the same objects, but for the one that changed', () => {
		const { live, ids } = programme();
		const all = () =>
			linesOf({
				plan: live.plan,
				folded: new Set(),
				passes: () => true,
				compare: null,
				flat: false,
				narrowed: false,
				sums: () => undefined,
				contested: () => false,
			});
		const before = all();
		live.setText('action', ids.radio, 'title', 'Radio des collèges');
		const after = steady(new Map(before.map((line) => [line.id, line])), all());
		expect(after.filter((line) => !before.includes(line)).map(({ title }) => title)).toEqual([
			'Radio des collèges',
		]);
		expect(after).toHaveLength(before.length);
	});
});

describe('columns', () => {
	test('a funder that is set aside keeps its column as long as it holds money', () => {
		const { live, state, ids } = programme();
		live.writeAmount(ids.contes, { funder: state, year: 2027, stage: 'requested' }, 500);
		live.remove('funder', state);
		const keys = () => columnsOf(live.plan, new Set(), {}).map(({ key }) => key);
		expect(keys().at(-3)).toBe(state);
		live.writeAmount(ids.contes, { funder: state, year: 2027, stage: 'requested' }, null);
		expect(keys()).not.toContain(state);
	});

	test('hundreds of unknown funders, which only a program writes, have forty columns; the reader’s others are one, and nothing is lost', () => {
		const { live, ids } = programme();
		const amounts = Array.from({ length: 200 }, () => ({
			...{ funder: crypto.randomUUID(), year: 2027, stage: 'requested' as const, cents: 300 },
		}));
		for (const { cents, ...place } of amounts) live.writeAmount(ids.contes, place, cents);
		const before = columnsOf({ ...live.plan, orphans: { ...live.plan.orphans, funders: [] } }, new Set(), {});
		expect(columnsOf(live.plan, new Set(), {})).toHaveLength(before.length + 40);
		const { all } = live.totals('planned');
		const read = readColumns(live.plan, all);
		expect(read.map(({ name }) => name).at(-1)).toBe('160\u00A0autres, supprimés');
		expect(read.reduce((sum, { of }) => sum + (of(all)?.high ?? 0), 0)).toBe(all.total.high);
	});
});

test('of hundreds of amounts in one place a dozen are told, the others counted', () => {
	const { live, state, ids } = programme();
	const action = live.programme.actions.find(({ id }) => id === ids.contes)!;
	const place = { funder: state, year: 2027, stage: 'requested' as const };
	const amounts = Array.from({ length: 192 }, (_, cents) => ({
		...{ ...place, cents, actor: null, key: amountKey(place, null, String(cents).padStart(6, '0')) },
	}));
	const [contest] = contestsOf([{ ...action, amounts }]);
	const words = writingsWords(contest!, { names: {}, parties: {}, partyLabels: {} });
	expect(words.match(/à la création/g)).toHaveLength(12);
	expect(words.endsWith('… et 180 autres')).toBe(true);
});

describe('amounts in cells', () => {
	test('sum over years, and say where several contest each other', () => {
		const { writers, live, state, ids } = programme();
		writers.sendAll();
		const place = (year: number) => ({ funder: state, year, stage: 'requested' as const });
		live.writeAmount(ids.contes, place(2027), 100);
		live.writeAmount(ids.contes, place(2028), 1_000);
		writers.all[1]!.live.writeAmount(ids.contes, place(2028), 3_000);
		writers.sendAll();
		const action = actionsOf(live.plan).find(({ id }) => id === ids.contes)!;
		const all = { measure: 'planned', year: null } as const;
		expect(amountIn(action, state, all)).toEqual({ low: 1_100, high: 3_100 });
		expect(amountIn(action, state, { measure: 'planned', year: 2027 })).toEqual({ low: 100, high: 100 });
		expect(contestsAt(action, state, all).map(({ year }) => year)).toEqual([2028]);
		expect(contestsAt(action, state, { measure: 'planned', year: 2027 })).toEqual([]);
		expect(contestsAt(action, state, { measure: 'spent', year: null })).toEqual([]);
	});

	test('what is planned is asked for, until something is granted there', () => {
		const { live, state, ids } = programme();
		const action = () => live.programme.actions.find(({ id }) => id === ids.contes)!;
		expect(placeIn(action(), state, 2027, 'planned').stage).toBe('requested');
		live.writeAmount(ids.contes, { funder: state, year: 2027, stage: 'granted' }, 5);
		expect(placeIn(action(), state, 2027, 'planned').stage).toBe('granted');
	});
});

describe('filters', () => {
	test('are the same once they went through an address', () => {
		const filter = {
			...noFilter,
			text: 'été & hiver',
			axes: ['a', 'b'],
			carriers: ['college jean-zay'],
			states: ['idea', 'done'] as const,
			contested: true,
		};
		expect(readFilter(new URLSearchParams(filterParameters(filter).toString()))).toEqual(filter);
		expect([countAsked(noFilter), countAsked(filter)]).toEqual([0, 5]);
	});

	test('words are looked for in titles and carriers, accents aside', () => {
		const { live, ids } = programme();
		const action = live.programme.actions.find(({ id }) => id === ids.contes)!;
		const around = { axis: 'a', carriers: ['Médiathèque'] };
		const with_ = (change: object) => passes(action, around, { ...noFilter, ...change });
		expect(with_({ text: 'mediatheque' })).toBe(true);
		expect(with_({ text: 'CONTES' })).toBe(true);
		expect(with_({ text: 'chorale' })).toBe(false);
		expect(with_({ axes: ['b'] })).toBe(false);
		expect(with_({ unfound: true })).toBe(false);
		live.writeAmount(ids.contes, { funder: 'unfound', year: 2027, stage: 'requested' }, 5);
		expect(
			passes(
				live.programme.actions.find(({ id }) => id === ids.contes)!,
				around,
				{ ...noFilter, unfound: true },
			),
		).toBe(true);
	});
});
