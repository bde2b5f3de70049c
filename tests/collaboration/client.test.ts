import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitBefore } from '#lib/collaboration/backoff.ts';
import { saveSentence } from '#lib/collaboration/save-sentence.ts';
import type { SaveState } from '#lib/collaboration/save-state.ts';
import { SaveTracker } from '#lib/collaboration/save-tracker.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';
import { join, knock, leaveAll, until } from '../support/realtime-clients.ts';

/** Seconds after half past two. */
const at = (seconds: number) => new Date(2026, 2, 12, 14, 30, seconds);

describe('what may be said of unsaved words [SAV-1] [E3]', () => {
	function open(): SaveTracker {
		const tracker = new SaveTracker();
		tracker.open(at(0));
		return tracker;
	}

	it('is nothing before the document is open', () => {
		expect(new SaveTracker().at(at(0))).toEqual({ state: 'connecting' });
	});

	it('is never "saved" before the acknowledgement, and "unsaved" from five seconds on', () => {
		const tracker = open();
		tracker.edit(at(1), true);
		expect(tracker.at(at(1))).toEqual({ state: 'saving', since: at(1) });
		tracker.edit(at(3), true);
		expect(tracker.at(at(5)).state).toBe('saving');
		expect(tracker.at(at(6))).toEqual({ state: 'unsaved', since: at(1) });
		tracker.acknowledge(1, at(7));
		expect(tracker.at(at(7))).toEqual({ state: 'saving', since: at(3) });
		tracker.acknowledge(2, at(8));
		expect(tracker.at(at(60))).toEqual({ state: 'saved', at: at(8) });
	});

	it('words typed offline are told with the age of the connection, then resent as one', () => {
		const tracker = open();
		tracker.edit(at(1), true);
		tracker.lose(at(2));
		tracker.edit(at(3), false);
		expect(tracker.at(at(9))).toEqual({ state: 'offline', since: at(2), pending: true });
		tracker.open(at(20));
		expect(tracker.at(at(20))).toEqual({ state: 'unsaved', since: at(1) });
		tracker.sendAll();
		tracker.edit(at(21), true);
		tracker.acknowledge(1, at(22));
		expect(tracker.at(at(22))).toEqual({ state: 'saving', since: at(21) });
		tracker.acknowledge(2, at(23));
		expect(tracker.at(at(23))).toEqual({ state: 'saved', at: at(23) });
	});

	it('an acknowledgement of the connection before means nothing on the next', () => {
		const tracker = open();
		for (let n = 0; n < 5; n += 1) tracker.edit(at(n), true);
		tracker.lose(at(6));
		tracker.open(at(7));
		tracker.acknowledge(5, at(8));
		expect(tracker.hasPending).toBe(true);
	});

	it('a refusal stays', () => {
		const tracker = open();
		tracker.refuse('Non.');
		tracker.lose(at(3));
		tracker.refuse('Autre.');
		expect(tracker.at(at(4))).toEqual({ state: 'refused', reason: 'Non.' });
	});
});

describe('the sentence [SAV-2]', () => {
	it.each<[SaveState, number, string]>([
		[{ state: 'connecting' }, 0, 'Ouverture du document…'],
		[{ state: 'saved', at: new Date(2026, 2, 12, 14, 32) }, 0, 'Enregistré à 14\u00a0h\u00a032'],
		[{ state: 'saved', at: new Date(2026, 2, 12, 0, 5) }, 0, 'Enregistré à 0\u00a0h\u00a005'],
		[{ state: 'saving', since: at(0) }, 1, 'Enregistrement…'],
		[{ state: 'unsaved', since: at(0) }, 6, 'Non enregistré depuis 6\u00a0s'],
		[{ state: 'unsaved', since: at(0) }, 130, 'Non enregistré depuis 2\u00a0min'],
		[{ state: 'unsaved', since: at(0) }, 7300, 'Non enregistré depuis 2\u00a0h'],
		[{ state: 'unsaved', since: at(9) }, 0, 'Non enregistré depuis 0\u00a0s'],
		[
			{ state: 'offline', since: at(0), pending: true },
			9,
			'Hors ligne depuis 14\u00a0h\u00a030, vos mots sont gardés dans cet onglet',
		],
		[
			{ state: 'offline', since: at(0), pending: false },
			9,
			'Hors ligne depuis 14\u00a0h\u00a030, tout est enregistré',
		],
		[{ state: 'refused', reason: 'Non.' }, 0, 'Non.'],
	])('of %o after %d s', (save, seconds, sentence) => {
		expect(saveSentence(save, at(seconds))).toBe(sentence);
	});
});

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

	it('an older schema is told to reload, and its words stay in the tab [E7]', async () => {
		const editor = knock(host, troika.document, troika.state, { epoch: 0 });
		await until('refused', () => editor.channel.save.state === 'refused');
		expect(editor.channel.save).toMatchObject({ reason: expect.stringMatching(/plus ancienne/) });
	});
});
