import { describe, expect, it } from 'vitest';
import { inSlices } from '#server/realtime/slices.ts';

/** Work that keeps the thread for a millisecond at a time, `times` times. */
function* busy(times: number): Generator<void, void> {
	for (let n = 0; n < times; n += 1) {
		for (const end = performance.now() + 1; performance.now() < end;);
		yield;
	}
}

describe('long work on the thread that serves everyone [0016]', () => {
	it('lets everyone else have their turn between', async () => {
		let turns = 0;
		const others = setInterval(() => (turns += 1), 0);
		await inSlices(busy(100));
		clearInterval(others);
		expect(turns).toBeGreaterThan(10);
	});

	it('does not keep what is short waiting for the end of what is long', async () => {
		const ended: string[] = [];
		await Promise.all([
			inSlices(busy(60)).then(() => ended.push('long')),
			inSlices(busy(1)).then(() => ended.push('short')),
		]);
		expect(ended).toEqual(['short', 'long']);
	});

	it('fails alone, and what comes after it is done', async () => {
		const failing = inSlices(
			(function* (): Generator<void, void> {
				yield;
				throw new Error('cannot be read');
			})(),
		);
		const other = inSlices(busy(2));
		await expect(failing).rejects.toThrow('cannot be read');
		await other;
		await inSlices(busy(1));
	});
});
