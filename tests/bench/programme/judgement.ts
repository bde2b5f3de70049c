import { latency } from '../realtime/figures.ts';
import { atMost, round, type Finding } from '../realtime/finding.ts';
import type { Scrolling, TableOpening } from './browsing.ts';
import type { ExportTimes, ImportTimes } from './files.ts';
import type { TotalsTimes } from './totals.ts';

export interface Round {
	readonly opening: TableOpening;
	readonly scrolling: Scrolling;
	/** Of a page that has nothing to do. */
	readonly plain: Scrolling;
	readonly editing: {
		readonly delays: readonly number[];
		readonly missed: number;
		readonly long: readonly number[];
	};
	readonly exports: ExportTimes;
	readonly imported: ImportTimes;
}

/** Of a hundred frames, those that came when the one after was due already. */
const late = ({ frames }: Scrolling) =>
	(frames.filter((interval) => interval > 1.5 * (1000 / 60)).length * 100) / frames.length;

const most = (measures: readonly number[]) => Math.max(0, ...measures);

export function judge(rounds: readonly Round[], totals: TotalsTimes, editors: number): Finding {
	const worst = (pick: (one: Round) => number) => most(rounds.map(pick));
	const delays = latency(rounds.flatMap(({ editing }) => editing.delays));
	const took = ({ imported }: Round) => imported.read + imported.written;
	return {
		title: 'Opened, scrolled, edited together, taken away and imported',
		method:
			'500 actions, each with an amount of 8 funders in 3 years: 12 000 amounts. Chromium, the server and the others share the cores. The server has answered for another document before; the browser has nothing yet. ' +
			`${editors} others each write an amount a second, half of them in the rows on the screen; an amount counts from its writing, in their process, to the end of ` +
			'the frame that shows it. Totals are worked out by the page’s own code, in Node. The wheel turns over the whole table and back, sixty times a second: a frame that comes more than half a sixtieth late has missed its turn; the plain page has a thousand lines and no script. The worst of the rounds is judged.',
		head: [
			'round',
			'editable ms',
			'longest task while opening',
			'scroll frame p95',
			'plain page’s',
			'late of 100',
			'longest task scrolling',
			'remote amount p50',
			'p95',
			'p99',
			'not shown',
			'longest task meanwhile',
			'XLSX ms',
			'kB',
			'CSV ms',
			'others meanwhile p99',
			'import read ms',
			'import written ms',
		],
		rows: rounds.map(({ opening, scrolling, plain, editing, exports, imported }, turn) => {
			const { p50, p95, p99 } = latency(editing.delays);
			return [
				String(turn + 1),
				...[opening.editable, opening.longest, latency(scrolling.frames).p95].map(round),
				...[latency(plain.frames).p95, late(scrolling), most(scrolling.long)].map(round),
				...[p50, p95, p99].map(round),
				`${editing.missed} of ${editing.delays.length + editing.missed}`,
				...[most(editing.long), most(exports.workbook), exports.kilobytes, most(exports.csv)].map(round),
				...[latency(exports.meanwhile).p99, imported.read, imported.written].map(round),
			];
		}),
		verdicts: [
			atMost(
				'P1',
				'editable',
				worst(({ opening }) => opening.editable),
				1500,
				'ms',
			),
			atMost('P2', `somebody else’s amount shown, ${editors} editors, p95`, delays.p95, 100, 'ms'),
			atMost('P3', 'totals after an amount, p95', latency(totals.afterEdit).p95, 5, 'ms'),
			atMost('P3', 'totals from nothing, p95', latency(totals.cold).p95, 5, 'ms'),
			atMost(
				'P4',
				'longest task while scrolling',
				worst(({ scrolling }) => most(scrolling.long)),
				50,
				'ms',
			),
			atMost(
				'P4',
				'frames of a hundred that miss their sixtieth of a second',
				worst(({ scrolling }) => late(scrolling)),
				5,
				'',
			),
			atMost(
				'P5',
				'workbook',
				worst(({ exports }) => most(exports.workbook)),
				1000,
				'ms',
			),
			atMost('P6', 'import of 500 rows', worst(took), 2000, 'ms'),
		],
	};
}
