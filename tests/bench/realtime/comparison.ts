import type { SubjectName } from './dialect.ts';
import { drive, type Task } from './drive.ts';
import type { Field } from './field.ts';
import { median, spread } from './figures.ts';
import { round } from './finding.ts';
import type { Outcome } from './job.ts';
import { isThere, subjects, type Subject } from './subject.ts';

export interface Effort {
	readonly rounds: number;
	/** Measured seconds of each run. */
	readonly seconds: number;
	/** Folder for CPU profiles: then only this product runs, and its figures are those of a profiled process. */
	readonly profile?: string;
}

/** What each subject did, round by round. */
export type Outcomes = ReadonlyMap<SubjectName, readonly Outcome[]>;

export const present = (): Subject[] => subjects.filter(isThere);

/**
 * The same task for everyone, in rounds that begin with another each time: what the machine does meanwhile falls on all of them.
 * Every run has a new server and a new copy of its data.
 * @param environment of the servers; peers do not know its names.
 */
export async function compare(
	field: Field,
	task: Task,
	{ rounds, profile }: Effort,
	what: string,
	environment: Record<string, string> = {},
): Promise<Outcomes> {
	const order = present().filter(({ name }) => !profile || name === 'ours');
	const options = {
		environment,
		nodeOptions: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
	};
	const outcomes = new Map<SubjectName, Outcome[]>(order.map(({ name }) => [name, []]));
	for (let turn = 0; turn < rounds; turn += 1) {
		for (const subject of turn % 2 === 0 ? order : order.toReversed()) {
			const outcome = await drive(subject, field, task, options);
			outcomes.get(subject.name)?.push(outcome);
			console.error(
				`${what}, round ${turn + 1}/${rounds}, ${subject.label}: ${round(outcome.cpuPer10k)} CPU-s, p95 ${round(outcome.latency.p95)} ms`,
			);
		}
	}
	return outcomes;
}

/** The median of a figure over the rounds; NaN for a subject that is not there. */
export function middle(outcomes: Outcomes, name: SubjectName, pick: (outcome: Outcome) => number): number {
	return median((outcomes.get(name) ?? []).map(pick));
}

const columns: readonly (readonly [string, (outcome: Outcome) => number])[] = [
	['CPU-s / 10 000', (outcome) => outcome.cpuPer10k],
	['updates/s', (outcome) => outcome.perSecond],
	['p50 ms', (outcome) => outcome.latency.p50],
	['p95 ms', (outcome) => outcome.latency.p95],
	['p99 ms', (outcome) => outcome.latency.p99],
];

export const comparisonHead = [
	'subject',
	...columns.map(([name]) => name),
	'CPU min–max',
	'not delivered',
	'load busy',
];

export function comparisonRows(outcomes: Outcomes): string[][] {
	return present().map(({ name, label }) => {
		const runs = outcomes.get(name) ?? [];
		const { min, max } = spread(runs.map(({ cpuPer10k }) => cpuPer10k));
		return [
			label,
			...columns.map(([, pick]) => round(median(runs.map(pick)))),
			`${round(min)}–${round(max)}`,
			String(runs.reduce((sum, { due, delivered }) => sum + due - delivered, 0)),
			`${Math.round(median(runs.map(({ loadBusy }) => loadBusy)) * 100)} %`,
		];
	});
}
