import { financingOf } from '#domain/programme/financing.ts';
import { funderKindNames, stageNames, stages } from '#domain/programme/funder.ts';
import { isExact, type Range } from '#domain/programme/money.ts';
import type { Measure } from '#domain/programme/cells.ts';
import { sumOf, type Sums } from '#domain/programme/totals.ts';
import { at, letters, text, type Cell, type Column, type Sheet } from '../sheet.ts';
import { givenBy, givenIn, type Payer } from './payers.ts';
import type { Subject } from './subject.ts';
import type { TableSheet } from './table-sheet.ts';

type Side = 'low' | 'high';

/** A block of columns: each year, then all of them. */
interface Block {
	readonly name: string;
	readonly measure: Measure;
	readonly side: Side;
	readonly sums: Sums;
}

/** Before the blocks: the funder, and what kind of one. */
const before: readonly Column[] = [
	{ head: 'Financeur', width: 28 },
	{ head: 'Nature', width: 32 },
];

/** « Plan de financement »: a funder a line. What is planned is drawn from the table, so that both change together. */
export function planSheet(subject: Subject, table: TableSheet): Sheet {
	const blocks = blocksOf(subject);
	const { years, payers } = subject;
	const width = years.length + 1;
	const start = (block: number) => before.length + block * width;
	const partAt = start(blocks.length);
	const rowOf = (payer: Payer, index: number): Cell[] => {
		const { id, name, funder } = payer;
		return [
			{ text: name, ...(funder ? {} : { bold: true }) },
			text(funder && `${funderKindNames[funder.kind]}${funder.inKind ? ', en nature' : ''}`),
			...blocks.flatMap((block, position) => {
				const row = index + 1;
				const cells = years.map((year): Cell => {
					const cents = givenIn(block.sums, payer, year)[block.side];
					return block.measure === 'planned'
						? { formula: table.totalOf(id, year, block.side), cents }
						: { cents };
				});
				const total = givenBy(block.sums, payer)[block.side];
				const span = `${at(start(position), row)}:${at(start(position) + years.length - 1, row)}`;
				return [...cells, { formula: `SUM(${span})`, cents: total }];
			}),
			partOf(blocks, payer, index + 1, payers.length, start, years.length),
		];
	};
	return {
		...{ name: 'Plan de financement', kept: 1 },
		columns: [
			...before,
			...blocks.flatMap(({ name }) => [
				...years.map((year) => ({ head: `${year}, ${name}`, width: 18 })),
				{ head: `Total ${name}`, width: 18 },
			]),
			{ head: 'Part', width: 10 },
		],
		rows: payers.map(rowOf),
		foot:
			payers.length === 0
				? []
				: [
						totals(blocks, subject, start, partAt),
						coFinancingLine(subject),
						[],
						[
							{
								text: 'Prévu : accordé là où c’est accordé, demandé ailleurs. Les parts sont celles du milieu des fourchettes.',
								tone: 'muted',
							},
						],
					],
	};
}

function blocksOf({ actions }: Subject): Block[] {
	const of = (name: string, measure: Measure): Block[] => {
		const sums = sumOf(actions, measure);
		if (measure !== 'planned' && sums.cells.size === 0) return [];
		if (isExact(sums.total)) return [{ name, measure, side: 'low', sums }];
		return [
			{ name: `${name}, au moins`, measure, side: 'low', sums },
			{ name: `${name}, au plus`, measure, side: 'high', sums },
		];
	};
	return [
		...of('prévu', 'planned'),
		...stages.flatMap((stage) => of(stageNames[stage].toLowerCase(), stage)),
	];
}

/** Of what is planned, by the totals of its line and of all lines. */
function partOf(
	blocks: readonly Block[],
	payer: Payer,
	row: number,
	count: number,
	start: (block: number) => number,
	years: number,
): Cell {
	const planned = blocks.filter(({ measure }) => measure === 'planned');
	const [first] = planned;
	const of = ({ low, high }: Range) => low + high;
	const all = first ? of(first.sums.total) : 0;
	if (!first || all === 0) return null;
	const sum = (line: number) =>
		planned.map((_, block) => `${letters(start(block) + years)}${line + 1}`).join('+');
	return {
		formula: `(${sum(row)})/(${sum(count + 1)})`,
		share: of(givenBy(first.sums, payer)) / all,
	};
}

function totals(
	blocks: readonly Block[],
	{ years, payers }: Subject,
	start: (block: number) => number,
	partAt: number,
): Cell[] {
	const count = payers.length;
	const down = (column: number) => `SUM(${at(column, 1)}:${at(column, count)})`;
	const hasPart = blocks.some(({ measure, sums }) => measure === 'planned' && sums.total.high > 0);
	return [
		{ text: 'Total', bold: true },
		null,
		...blocks.flatMap(({ side, sums }, block): Cell[] => [
			...years.map((year, index): Cell => ({
				formula: down(start(block) + index),
				cents: sums.byYear.get(year)?.[side] ?? 0,
			})),
			{ formula: down(start(block) + years.length), cents: sums.total[side] },
		]),
		hasPart ? { formula: down(partAt), share: 1 } : null,
	];
}

function coFinancingLine({ plan, programme, actions, years }: Subject): Cell[] {
	const { coFinancing } = financingOf(plan, programme.settings, actions, 'planned');
	const share = (thousandths: number | null | undefined): Cell =>
		thousandths == null ? null : { number: thousandths / 1000, as: 'percent' };
	return [
		{ text: 'Taux de cofinancement, trouvé hors État' },
		null,
		...years.map((year) => share(coFinancing.byYear.get(year))),
		share(coFinancing.all),
	];
}
