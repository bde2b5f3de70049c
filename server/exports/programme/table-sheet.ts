import { actionStateNames } from '#domain/programme/action-state.ts';
import type { Cents } from '#domain/programme/money.ts';
import { nothing, plus, type Range } from '#domain/programme/money.ts';
import type { Action } from '#domain/programme/programme.ts';
import { amountsAt } from '#domain/programme/cells.ts';
import { at, moment, number, text, type Cell, type Column, type Sheet } from '../sheet.ts';
import { assertFits } from './extent.ts';
import type { Payer } from './payers.ts';
import type { Subject } from './subject.ts';

interface Described extends Column {
	cell(action: Action, subject: Subject): Cell;
}

const words = (head: string, width: number, of: (action: Action, subject: Subject) => string): Described => ({
	head,
	width,
	cell: (action, subject) => text(of(action, subject)),
});

/** What an action says of itself, before its money. */
const described: readonly Described[] = [
	words('N°', 8, (action, subject) => subject.number(action)),
	words('Action', 44, ({ title }) => title),
	words('Axe', 30, (action, subject) => placeOf(action, subject).axis),
	words('Objectif', 30, (action, subject) => placeOf(action, subject).objective),
	words('Description', 40, (action, subject) => subject.description(action)),
	words('Porteurs', 28, (action, subject) => subject.list(action, 'carrier')),
	words('Partenaires', 28, (action, subject) => subject.list(action, 'partner')),
	words('Territoires', 20, (action, subject) => subject.list(action, 'territory')),
	words('Écoles', 20, (action, subject) => subject.list(action, 'school')),
	words('Public', 28, ({ audience }) => audience),
	{ head: 'Âge, de', width: 8, cell: ({ ageFrom }) => number(ageFrom) },
	{ head: 'Âge, à', width: 8, cell: ({ ageTo }) => number(ageTo) },
	{ head: 'Personnes', width: 10, cell: ({ people }) => number(people) },
	words('Thèmes', 20, (action, subject) => subject.list(action, 'theme')),
	words('Dispositifs', 20, (action, subject) => subject.list(action, 'scheme')),
	{ head: 'Début', width: 16, cell: ({ start }) => moment(start) },
	{ head: 'Fin', width: 16, cell: ({ end }) => moment(end, true) },
	words('État', 16, ({ state }) => actionStateNames[state]),
	{
		head: 'Avancement',
		width: 12,
		cell: ({ progress }) => (progress === null ? null : { number: progress / 100, as: 'percent' }),
	},
	words('Freins et risques', 28, ({ risks }) => risks),
	words('Contact', 24, ({ contact }) => contact),
];

function placeOf({ under }: Action, { plan }: Subject): { axis: string; objective: string } {
	for (const { axis, objectives } of plan.axes) {
		if (axis.id === under) return { axis: axis.title, objective: '' };
		const part = objectives.find(({ objective }) => objective.id === under);
		if (part) return { axis: axis.title, objective: part.objective.title };
	}
	return { axis: '', objective: '' };
}

/** One funder in one year: a column of amounts. */
interface Paid {
	readonly payer: Payer;
	readonly year: number;
}

/** Formulas longer than this are refused by spreadsheets. */
const longestFormula = 8000;

/** « Tableau »: an action a line, an amount a cell, totals worked out by the program that opens it. */
export class TableSheet {
	readonly sheet: Sheet;
	/** Whether its totals are ranges: then they take two columns and two lines, the least and the most. */
	readonly isContested: boolean;
	readonly #subject: Subject;
	readonly #paid: readonly Paid[];
	/** Position among these, by payer and year. */
	readonly #positions: ReadonlyMap<string, number>;

	constructor(subject: Subject) {
		this.#subject = subject;
		assertFits(subject.years.length * subject.payers.length, subject.actions.length);
		this.#paid = subject.years.flatMap((year) => subject.payers.map((payer) => ({ payer, year })));
		this.#positions = new Map(this.#paid.map(({ payer, year }, index) => [`${payer.id}/${year}`, index]));
		const ranges = subject.actions.map((action) => this.#ranges(action));
		this.isContested = ranges.some((row) => row.some((range) => range && range.low < range.high));
		const sides = this.isContested ? (['low', 'high'] as const) : (['low'] as const);
		const columns: Column[] = [
			...described.map(({ head, width }) => ({ head, width })),
			...this.#paid.map(({ payer, year }) => ({ head: `${payer.name} ${year}`, width: 16 })),
			...sides.map((side) => ({ head: this.#named('Total', side), width: 16 })),
			...(subject.actions.some((action) => subject.contests(action) !== '')
				? [{ head: 'À choisir', width: 60 }]
				: []),
		];
		this.sheet = {
			...{ name: 'Tableau', columns, kept: 2 },
			rows: subject.actions.map((action, index) => [
				...described.map(({ cell }) => cell(action, subject)),
				...this.#amounts(action),
				...sides.map((side) => this.#across(ranges[index]!, index + 1, side)),
				text(subject.contests(action)),
			]),
			foot: subject.actions.length === 0 ? [] : this.#foot(ranges, sides),
		};
	}

	/** « Tableau!V502 »: where the total of a column is. */
	totalOf(payer: string, year: number, side: 'low' | 'high'): string {
		const paid = this.#positions.get(`${payer}/${year}`) ?? -1;
		const row = this.#subject.actions.length + (side === 'high' && this.isContested ? 2 : 1);
		return `Tableau!${at(described.length + paid, row)}`;
	}

	#named(word: string, side: 'low' | 'high'): string {
		if (!this.isContested) return word;
		return `${word}, ${side === 'low' ? 'au moins' : 'au plus'}`;
	}

	#ranges(action: Action): (Range | undefined)[] {
		return this.#paid.map(({ payer, year }) => this.#subject.planned(action, payer, year)?.range);
	}

	#amounts(action: Action): Cell[] {
		return this.#paid.map(({ payer, year }): Cell => {
			const planned = this.#subject.planned(action, payer, year);
			if (!planned) return null;
			const { low, high } = planned.range;
			if (low === high) return { cents: low };
			const [cell, ...others] = planned.cells;
			// Of several payers in one column, what they come to is all there is to say.
			const amounts =
				cell && others.length === 0 ? amountsAt(action, cell).map(({ cents }) => cents) : [low, high];
			return { contested: [...new Set(amounts)].sort((a, b) => a - b) };
		});
	}

	/** The total of one line. */
	#across(ranges: readonly (Range | undefined)[], row: number, side: 'low' | 'high'): Cell {
		const first = described.length;
		if (this.#paid.length === 0) return null;
		const span = `${at(first, row)}:${at(first + this.#paid.length - 1, row)}`;
		return sumOf(
			span,
			ranges.map((range, index) => ({ range, address: at(first + index, row) })),
			side,
		);
	}

	#foot(ranges: readonly (Range | undefined)[][], sides: readonly ('low' | 'high')[]): Cell[][] {
		const count = this.#subject.actions.length;
		const lines = sides.map((side, line): Cell[] => {
			const down = (column: number, amounts: readonly (Range | undefined)[]) =>
				sumOf(
					`${at(column, 1)}:${at(column, count)}`,
					amounts.map((range, index) => ({ range, address: at(column, index + 1) })),
					side,
				);
			const totals = sides.map((_, index): Cell => {
				if (index !== line) return null;
				const column = described.length + this.#paid.length + index;
				const all = ranges.flat().reduce<Range>((sum, range) => plus(sum, range ?? nothing), nothing);
				return { formula: `SUM(${at(column, 1)}:${at(column, count)})`, cents: all[side] };
			});
			return [
				null,
				{ text: this.#named('Total du programme', side), bold: true },
				...described.slice(2).map(() => null),
				...this.#paid.map((_, index) =>
					down(
						described.length + index,
						ranges.map((row) => row[index]),
					),
				),
				...totals,
			];
		});
		return [...lines, [], ...remarks(this.isContested)];
	}
}

const remarks = (isContested: boolean): Cell[][] =>
	[
		'Montants prévus : accordés là où ils le sont, demandés ailleurs.',
		...(isContested
			? [
					'Là où deux montants sont écrits à la fois, aucun ne compte avant qu’une partie choisisse : le total va du moins au plus. Un nombre mis à leur place compte aussitôt.',
				]
			: []),
	].map((words) => [null, { text: words, tone: 'muted' }]);

interface Counted {
	readonly range: Range | undefined;
	readonly address: string;
}

/**
 * A sum over cells, plus the least (or the most) of those that are contested: as these hold words, the sum passes over them, and what is
 * added goes as soon as somebody puts a number there.
 */
function sumOf(span: string, cells: readonly Counted[], side: 'low' | 'high'): Cell {
	const contested = cells.filter(({ range }) => range && range.low < range.high);
	const euros = (cents: Cents) => String(cents / 100);
	const terms = contested.map(({ range, address }) => `+IF(ISTEXT(${address}),${euros(range![side])},0)`);
	const cents = cells.reduce((sum, { range }) => sum + (range?.[side] ?? 0), 0);
	const formula = `SUM(${span})${terms.join('')}`;
	const rest = contested.reduce((sum, { range }) => sum + range![side], 0);
	return { formula: formula.length <= longestFormula ? formula : `SUM(${span})+${euros(rest)}`, cents };
}
