import type { Effort } from './comparison.ts';
import { drive } from './drive.ts';
import { prepareField } from './field.ts';
import { median } from './figures.ts';
import { atMost, round, type Finding } from './finding.ts';
import type { Outcome } from './job.ts';
import { subjects } from './subject.ts';

/** Everyone in it writes: more than 50 people at once in a document mostly read. */
const crowds = [
	{ writers: 50, limit: 250 },
	{ writers: 100, limit: 500 },
] as const;

/** L2: one document, many people. */
export async function people({ rounds, seconds }: Effort): Promise<Finding> {
	const found: { writers: number; limit: number; outcomes: Outcome[] }[] = [];
	for (const { writers, limit } of crowds) {
		const field = await prepareField({ rooms: 1, writers });
		const task = { scenario: 'typing', writers, rate: 2, awareness: true } as const;
		const outcomes: Outcome[] = [];
		try {
			for (let turn = 0; turn < Math.min(2, rounds); turn += 1)
				outcomes.push(await drive(subjects[0]!, field, { ...task, warmUp: 5000, duration: seconds * 1000 }));
		} finally {
			field.forget();
		}
		found.push({ writers, limit, outcomes });
	}
	const middle = (outcomes: readonly Outcome[], pick: (outcome: Outcome) => number) =>
		round(median(outcomes.map(pick)));
	const worst = (outcomes: readonly Outcome[]) =>
		Math.max(...outcomes.map(({ acknowledged }) => acknowledged.p99));
	return {
		title: 'L2: many people in one document',
		method: `Everyone makes 2 updates and 2 presence changes a second, for ${seconds} s; the worse of two rounds is judged.`,
		head: [
			'writers',
			'ack p50 ms',
			'ack p95',
			'ack p99',
			'seen p99',
			'CPU-s / 10 000',
			'not delivered',
			'closed',
		],
		rows: found.map(({ writers, outcomes }) => [
			String(writers),
			middle(outcomes, ({ acknowledged }) => acknowledged.p50),
			middle(outcomes, ({ acknowledged }) => acknowledged.p95),
			middle(outcomes, ({ acknowledged }) => acknowledged.p99),
			middle(outcomes, ({ latency }) => latency.p99),
			middle(outcomes, ({ cpuPer10k }) => cpuPer10k),
			String(outcomes.reduce((sum, { due, delivered }) => sum + due - delivered, 0)),
			String(outcomes.reduce((sum, { closed }) => sum + closed, 0)),
		]),
		verdicts: found.map(({ writers, limit, outcomes }) =>
			atMost('L2', `${writers} writers, acknowledgement p99`, worst(outcomes), limit, 'ms'),
		),
	};
}
