import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Content } from '#server/realtime/content.ts';
import { defaultLimits } from '#server/realtime/limits.ts';
import { readUpdate } from '#server/realtime/update.ts';
import { forge } from '../support/gate.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, raw } from '../support/realtime-clients.ts';
import { aDocument, aTroika } from '../support/troika.ts';

const client = 5;
const knowing = (operations: number) => new Map([[client, operations]]);

describe('a question that nobody has asked before [LIM-8] [SYNC-3]', () => {
	it('is cut out of a large piece now and then; asked again and again, it is answered with the piece', () => {
		const { content, bytes, doc } = aLargeContent();
		const first = content.since(knowing(1000))[0]!;
		expect(first.length).toBeLessThan(bytes.length);
		const others = Array.from({ length: 20 }, (_, index) => content.since(knowing(1001 + index))[0]!);
		expect(others.filter((answer) => answer !== bytes)).toEqual([]);
		// Who asks as the first did gets what was cut for them.
		expect(content.since(knowing(1000))[0]).toBe(first);
		const reader = new Y.Doc();
		Y.applyUpdate(reader, bytes);
		Y.applyUpdate(reader, others[0]!);
		expect(Y.encodeStateAsUpdate(reader)).toEqual(Y.encodeStateAsUpdate(doc));
	});
});

let host: Host | undefined;
afterEach(async () => {
	await leaveAll();
	await host?.close();
});

describe('what one account asks for [LIM-8] [L4]', () => {
	it('is not renewed by coming back, and nobody else goes short', async () => {
		const answers = { burst: 60_000, perSecond: 1 };
		host = await startHost({ answers, account: { ...defaultLimits.account, answers } });
		const troika = await aTroika(host);
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('x'.repeat(15_000));
		await claire.saved();
		const whole = { type: 'step-1', stateVector: new Uint8Array([0]) } as const;
		for (let n = 0; n < 3; n += 1) {
			const reader = await raw(host, document, troika.reader);
			reader.send(whole);
			await reader.next('step-2');
			reader.close();
		}
		const again = await raw(host, document, troika.reader);
		again.send(whole);
		expect(await again.closed).toBe(4429);
		const other = await raw(host, document, troika.academy);
		other.send(whole);
		await other.next('step-2');
	});
});

/** Fifty thousand operations, each before the one before, in one piece. */
function aLargeContent() {
	const bytes = forge([
		{
			client,
			clock: 0,
			operations: Array.from({ length: 50_000 }, (_, clock) => ({
				...(clock > 0 && { right: { client, clock: clock - 1 } }),
				parent: 'text',
				content: { text: 'x' },
			})),
		},
	]);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, bytes);
	const content = new Content();
	content.append(readUpdate(bytes));
	return { content, bytes, doc };
}
