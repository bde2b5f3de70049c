import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { decodeFrame, nothing } from '#domain/collaboration/protocol.ts';
import { waitBefore } from '#lib/collaboration/backoff.ts';
import { readUpdate } from '#server/realtime/update.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';
import { join, knock, leaveAll, socketOf, until } from '../support/realtime-clients.ts';
import { blocksOf, textIn } from '../support/realtime-schedules.ts';

describe('coming back', () => {
	it('waits longer each time, never more than ten seconds, never all at once', () => {
		expect([0, 1, 2, 3, 10, 1000].map((attempt) => waitBefore(attempt, () => 1))).toEqual([
			250, 500, 1000, 2000, 10_000, 10_000,
		]);
		expect(waitBefore(3, () => 0)).toBe(1000);
	});
});

describe('our client on a real server', () => {
	let host: Host;
	let troika: Troika;
	beforeAll(async () => {
		host = await startHost();
		troika = await aTroika(host);
	});
	afterEach(leaveAll);
	afterAll(() => host.close());

	it('tells its listeners each time what it says may have changed', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const editor = knock(host, document, troika.state);
		const states: string[] = [editor.channel.save.state];
		editor.channel.onChange(() => {
			if (states.at(-1) !== editor.channel.save.state) states.push(editor.channel.save.state);
		});
		await until('open', () => editor.channel.synced);
		editor.type('un');
		await until('saved', () => states.at(-1) === 'saved' && states.includes('saving'));
		await host.stop();
		await until('offline', () => states.at(-1) === 'offline');
		await host.restart();
		await until('saved again', () => states.at(-1) === 'saved');
		expect(states).toEqual(['connecting', 'saved', 'saving', 'saved', 'offline', 'saved']);
	});

	it('never shows someone else’s words as unsaved', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const [claire, yann] = [
			await join(host, document, troika.state),
			await join(host, document, troika.academy),
		];
		claire.type('un');
		await until('he reads', () => yann.text() === 'un');
		expect(yann.channel.hasPending).toBe(false);
	});

	it('answers nothing while it has nothing but what it heard, deletions included; all of it, once it comes back', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('un deux');
		await claire.saved();
		textIn(blocksOf(claire.doc, document).get(0) as Y.XmlElement).delete(2, 2);
		await claire.saved();
		const answers: Uint8Array[] = [];
		class Overheard extends socketOf(host, troika.academy) {
			override send(bytes: Uint8Array): void {
				const frame = decodeFrame(bytes);
				if (frame.type === 'step-2') answers.push(frame.update);
				super.send(bytes);
			}
		}
		const yann = await join(host, document, troika.academy, { WebSocket: Overheard });
		await until('he has answered', () => answers.length === 1);
		expect(answers[0]).toEqual(nothing);
		await host.restart();
		await until('he has answered again', () => answers.length === 2);
		expect([...readUpdate(answers[1]!).deletes.values()]).toHaveLength(1);
		yann.type('trois ');
		await host.restart();
		await until('he has answered a third time', () => answers.length === 3);
		await yann.saved();
		await until('she reads', () => claire.text() === yann.text());
		expect(yann.text()).toMatch(/trois/);
	});

	it('leaves nothing behind when destroyed', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const [claire, yann] = [
			await join(host, document, troika.state),
			await join(host, document, troika.academy),
		];
		await until('they see each other', () => yann.people().length === 1);
		claire.channel.destroy();
		claire.channel.destroy();
		claire.channel.connect();
		await until('she is gone', () => yann.people().length === 0);
		claire.type('après');
		expect(claire.channel.hasPending).toBe(false);
	});

	it('an older schema is told to reload, and its words stay [E7]', async () => {
		const editor = knock(host, troika.document, troika.state, { epoch: 0 });
		await until('refused', () => editor.channel.save.state === 'refused');
		expect(editor.channel.trouble).toEqual({ kind: 'closed', code: 4409, reason: '' });
	});
});
