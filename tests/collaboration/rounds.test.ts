import { afterEach, describe, expect, it } from 'vitest';
import { goRound } from '#server/realtime/rounds.ts';
import { until } from '../support/realtime-clients.ts';

const stops: (() => void)[] = [];
afterEach(() => {
	for (const stop of stops.splice(0)) stop();
});

interface Visited {
	readonly times: number[];
}
const someone = (): Visited => ({ times: [] });

describe('what is done for everyone every so often [REV-1]', () => {
	it('visits each once a round, and never all at once', async () => {
		const round = 600;
		const everyone = Array.from({ length: 60 }, someone);
		const atOnce = new Map<number, number>();
		let turn = 0;
		const turns = setInterval(() => (turn += 1), 1);
		stops.push(() => clearInterval(turns));
		stops.push(
			goRound(new Set(everyone), round, ({ times }) => {
				times.push(performance.now());
				atOnce.set(turn, (atOnce.get(turn) ?? 0) + 1);
			}),
		);
		await until('three rounds', () => everyone.every(({ times }) => times.length >= 3));
		const counts = everyone.map(({ times }) => times.length);
		expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
		// A busy machine may miss parts of a round, which are then made up for together.
		expect(atOnce.size).toBeGreaterThan(20);
		expect([...atOnce.values()].reduce((sum, count) => sum + count, 0) / atOnce.size).toBeLessThan(10);
	});

	it('visits who joins meanwhile within a round, and who has left no more', async () => {
		const members = new Set<Visited>();
		stops.push(goRound(members, 200, ({ times }) => times.push(performance.now())));
		const [early, late] = [someone(), someone()];
		members.add(early);
		await until('she is visited', () => early.times.length >= 1);
		members.delete(early);
		const before = early.times.length;
		members.add(late);
		await until('he is visited twice', () => late.times.length >= 2);
		expect(early.times.length).toBe(before);
	});
});
