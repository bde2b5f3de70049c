import { compare, comparisonHead, comparisonRows, middle, type Effort, type Outcomes } from './comparison.ts';
import type { SubjectName } from './dialect.ts';
import { prepareField } from './field.ts';
import { atMost, noMoreThan, type Finding, type Verdict } from './finding.ts';
import { subjects } from './subject.ts';

/** G1 and G3: what people who type cost, and how long their words take. */
export async function typing(effort: Effort): Promise<Finding> {
	const outcomes = await atTypingRate(effort, false);
	const ours = (share: 'p50' | 'p95' | 'p99') => middle(outcomes, 'ours', ({ latency }) => latency[share]);
	const peers = (['relay', 'websocket-server', 'hocuspocus'] as const).filter((name) => outcomes.has(name));
	const best = Math.min(...peers.map((name) => middle(outcomes, name, ({ latency }) => latency.p95)));
	return {
		title: 'G1, G3: typing',
		method: `100 rooms × 5 writers, 2 updates a second each (1 000 updates/s), ${effort.seconds} s measured after a warm-up, medians of ${effort.rounds} rounds.`,
		head: comparisonHead,
		rows: comparisonRows(outcomes),
		verdicts: [
			...cheaper('G1', outcomes, { relay: 2, 'websocket-server': 0.9, hocuspocus: 0.65 }),
			atMost('G3', 'latency, p50', ours('p50'), 3, 'ms'),
			atMost('G3', 'latency, p95', ours('p95'), 10, 'ms'),
			atMost('G3', 'latency, p99', ours('p99'), 25, 'ms'),
			...(peers.length > 0 ? [noMoreThan('G3', 'p95 to the best peer’s', ours('p95'), 2, best)] : []),
		],
	};
}

/** G4: the same with a caret that moves at each update. */
export async function awareness(effort: Effort): Promise<Finding> {
	const outcomes = await atTypingRate(effort, true);
	return {
		title: 'G4: typing with presence',
		method: `As G1, and one awareness message with each update, medians of ${effort.rounds} rounds.`,
		head: comparisonHead,
		rows: comparisonRows(outcomes),
		verdicts: cheaper('G4', outcomes, { relay: 1.8, hocuspocus: 0.4 }),
	};
}

/** No person writes so fast: the limit of messages a second, of which only this product has one, would end it. */
const unhurried = { COLLAB_MESSAGES_AT_ONCE: '100000', COLLAB_MESSAGES_PER_SECOND: '10000' };

/** G2: as fast as it goes. */
export async function saturation(effort: Effort): Promise<Finding> {
	const field = await prepareField({ rooms: 20, writers: 10 });
	const task = { scenario: 'saturation', writers: 10, inFlight: 8, ...times(effort) } as const;
	const outcomes = await compare(field, task, effort, 'saturated', unhurried).finally(field.forget);
	return {
		title: 'G2: saturated',
		method: `20 rooms × 10 writers, 8 updates of each on their way: the next is sent when a neighbour has one, the same loop for all; our limit of messages a second is raised. ${effort.seconds} s measured, medians of ${effort.rounds} rounds.`,
		head: comparisonHead,
		rows: comparisonRows(outcomes),
		verdicts: cheaper('G2', outcomes, { relay: 0.6, hocuspocus: 0.4 }),
	};
}

async function atTypingRate(effort: Effort, presence: boolean): Promise<Outcomes> {
	const field = await prepareField({ rooms: 100, writers: 5 });
	const task = { scenario: 'typing', writers: 5, rate: 2, awareness: presence, ...times(effort) } as const;
	return compare(field, task, effort, presence ? 'with presence' : 'typing').finally(field.forget);
}

const times = ({ seconds }: Effort) => ({
	warmUp: Math.min(5, seconds / 2) * 1000,
	duration: seconds * 1000,
});

function cheaper(goal: string, outcomes: Outcomes, shares: Partial<Record<SubjectName, number>>): Verdict[] {
	const cpu = (name: SubjectName) => middle(outcomes, name, ({ cpuPer10k }) => cpuPer10k);
	return subjects.flatMap(({ name, label }) => {
		const share = shares[name];
		return share === undefined || !outcomes.has(name)
			? []
			: noMoreThan(goal, `CPU to ${label}’s`, cpu('ours'), share, cpu(name));
	});
}
