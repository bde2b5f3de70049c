import { compact } from '#server/realtime/compaction.ts';
import { Content } from '#server/realtime/content.ts';
import { Guard } from '#server/realtime/guard.ts';
import { readUpdate } from '#server/realtime/update.ts';
import { expect, it } from 'vitest';
import { forge, type Operation } from '../support/gate.ts';

it('what judges a document is let go when most of what it was made of was deleted, and is small again [LIM-11]', async () => {
	const content = new Content();
	const guard = new Guard(content, 1000);
	await guard.prepare();
	const text = 'x'.repeat(2_500_000);
	const words: Operation = { key: 'x', parent: 'document', content: { text } };
	for (const client of [1, 2]) {
		const update = readUpdate(forge([{ client, clock: 0, operations: [words] }]));
		content.append(update);
		guard.absorb(update);
	}
	guard.lighten();
	expect(guard.isReady).toBe(true);
	const gone = readUpdate(
		forge(
			[],
			[1, 2].map((client) => ({ client, ranges: [[0, text.length]] as const })),
		),
	);
	content.append(gone);
	guard.absorb(gone);
	content.replaceFirst(content.length, compact(content.freeze().pieces).summary);
	guard.lighten();
	expect(guard.isReady).toBe(false);
	await guard.prepare();
	expect(guard.inventory.bytes).toBe(content.size);
	guard.lighten();
	expect(guard.isReady).toBe(true);
});
