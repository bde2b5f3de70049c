import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { latency, median, parseCpuTicks, parseKilobytes, slope, spread } from './figures.ts';
import { atMost, noMoreThan, round } from './finding.ts';
import { erased, pasted, readRuns, typed, type Run } from './typing.ts';
import { frame } from './wire.ts';

describe('the arithmetic of the benchmark', () => {
	it('takes the middle of odd and even numbers of measures', () => {
		expect(median([9, 1, 5])).toBe(5);
		expect(median([4, 1, 3, 2])).toBe(2.5);
		expect(spread([2, 8, 4])).toEqual({ median: 4, min: 2, max: 8, rounds: 3 });
	});

	it('says what a share of the measures does not exceed', () => {
		const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
		expect(latency(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, count: 100 });
		expect(latency([7])).toEqual({ p50: 7, p95: 7, p99: 7, count: 1 });
		expect(latency([]).p99).toBeNaN();
	});

	it('adds user and system time of a process and of its past children, whatever its name', () => {
		const stat = '42 (node (a) b) S 1 42 42 0 -1 4194560 5000 0 12 0 250 75 9 8 20 0 11 0 5000';
		expect(parseCpuTicks(stat)).toBe(342);
		expect(parseKilobytes('VmPeak:\t 900 kB\nVmRSS:\t   2048 kB\n', 'VmRSS')).toBe(2048);
	});

	it('draws a line through points', () => {
		expect(
			slope([
				{ x: 0, y: 10 },
				{ x: 1, y: 12 },
				{ x: 2, y: 14 },
			]),
		).toBe(2);
	});

	it('judges at the limit, and not beyond', () => {
		expect(noMoreThan('G1', 'CPU', 1.8, 0.9, 2).met).toBe(true);
		expect(noMoreThan('G1', 'CPU', 1.81, 0.9, 2).met).toBe(false);
		expect(atMost('G3', 'p95', Number.NaN, 10, 'ms').met).toBe(false);
		expect([0.01234, 1.234, 123.4, 0].map(round)).toEqual(['0.0123', '1.23', '123', '0']);
	});
});

describe('what the load writes by hand', () => {
	it('is what Yjs writes for the same keystrokes', () => {
		const doc = new Y.Doc();
		doc.clientID = 7;
		const text = doc.getText('t');
		text.insert(0, 'x');
		doc.clientID = 2 ** 31 + 5;
		const written: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => written.push(update));
		text.insert(1, 'a');
		text.insert(2, 'b');
		text.delete(2, 1);
		text.insert(2, 'a'.repeat(200));
		const client = 2 ** 31 + 5;
		expect(written).toEqual([
			typed(client, 0, { client: 7, clock: 0 }, 97),
			typed(client, 1, { client, clock: 0 }, 98),
			erased(client, 1, 1),
			pasted(client, 2, { client, clock: 1 }, 200),
		]);
	});

	it('reads who typed how much, from one update or several joined', () => {
		const [first, second] = [
			typed(5, 3, { client: 5, clock: 2 }, 97),
			typed(900, 0, { client: 5, clock: 3 }, 98),
		];
		const runs: Run[] = [];
		const note = (run: Run) => void runs.push({ ...run });
		readRuns(first, 0, note);
		readRuns(Y.mergeUpdates([first, second]), 0, note);
		expect(runs).toEqual([
			{ client: 5, clock: 3, length: 1 },
			{ client: 900, clock: 0, length: 1 },
			{ client: 5, clock: 3, length: 1 },
		]);
	});

	it('frames payloads of every size as a client does', () => {
		expect([...frame(new Uint8Array([1, 2]))]).toEqual([0x82, 0x82, 0, 0, 0, 0, 1, 2]);
		expect([...frame(new Uint8Array(300)).subarray(0, 4)]).toEqual([0x82, 0xfe, 1, 44]);
		expect(frame(new Uint8Array(70_000)).length).toBe(70_014);
	});
});
