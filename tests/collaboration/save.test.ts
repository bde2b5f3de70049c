import { describe, expect, it } from 'vitest';
import { saveSentence } from '#lib/collaboration/save-sentence.ts';
import type { SaveState } from '#lib/collaboration/save-state.ts';
import { SaveTracker } from '#lib/collaboration/save-tracker.ts';

/** Seconds after half past two. */
const at = (seconds: number) => new Date(2026, 2, 12, 14, 30, seconds);

describe('what may be said of unsaved words [SAV-1] [E3]', () => {
	function open(): SaveTracker {
		const tracker = new SaveTracker();
		tracker.open(at(0));
		return tracker;
	}

	it('is nothing before the document is open', () => {
		expect(new SaveTracker().at(at(0), 'device')).toEqual({ state: 'connecting' });
	});

	it('is never "saved" before the acknowledgement, and "unsaved" from five seconds on', () => {
		const tracker = open();
		tracker.edit(at(1), true);
		expect(tracker.at(at(1), 'device')).toEqual({ state: 'saving', since: at(1) });
		tracker.edit(at(3), true);
		expect(tracker.at(at(5), 'device').state).toBe('saving');
		expect(tracker.at(at(6), 'device')).toEqual({ state: 'unsaved', since: at(1), kept: 'device' });
		tracker.acknowledge(1, at(7));
		expect(tracker.at(at(7), 'device')).toEqual({ state: 'saving', since: at(3) });
		tracker.acknowledge(2, at(8));
		expect(tracker.at(at(60), 'device')).toEqual({ state: 'saved', at: at(8) });
	});

	it('words typed offline are told with the age of the connection, then resent as one', () => {
		const tracker = open();
		tracker.edit(at(1), true);
		tracker.lose(at(2));
		tracker.edit(at(3), false);
		expect(tracker.at(at(9), 'device')).toEqual({
			state: 'offline',
			since: at(2),
			pending: true,
			kept: 'device',
		});
		tracker.open(at(20));
		expect(tracker.at(at(20), 'device')).toEqual({ state: 'unsaved', since: at(1), kept: 'device' });
		tracker.sendAll();
		tracker.edit(at(21), true);
		tracker.acknowledge(1, at(22));
		expect(tracker.at(at(22), 'device')).toEqual({ state: 'saving', since: at(21) });
		tracker.acknowledge(2, at(23));
		expect(tracker.at(at(23), 'device')).toEqual({ state: 'saved', at: at(23) });
	});

	it('an acknowledgement of the connection before means nothing on the next', () => {
		const tracker = open();
		for (let n = 0; n < 5; n += 1) tracker.edit(at(n), true);
		tracker.lose(at(6));
		tracker.open(at(7));
		tracker.acknowledge(5, at(8));
		expect(tracker.hasPending).toBe(true);
	});

	it('words of an earlier visit count from when they were typed, until they are acknowledged too', () => {
		const tracker = open();
		tracker.edit(at(8), true);
		tracker.edit(at(9), false, at(1));
		expect(tracker.at(at(9), 'device')).toEqual({ state: 'unsaved', since: at(1), kept: 'device' });
		tracker.acknowledge(1, at(10));
		expect(tracker.at(at(10), 'device').state).toBe('unsaved');
		tracker.sendAll();
		tracker.acknowledge(2, at(11));
		expect(tracker.at(at(11), 'device')).toEqual({ state: 'saved', at: at(11) });
	});

	it('knows up to which edit the device need not keep anything', () => {
		const tracker = open();
		expect(tracker.durable).toBe(0);
		const numbers = [1, 2, 3].map((second) => tracker.edit(at(second), true));
		expect(numbers).toEqual([1, 2, 3]);
		tracker.acknowledge(2, at(4));
		expect(tracker.durable).toBe(2);
		tracker.lose(at(5));
		tracker.edit(at(6), false);
		expect(tracker.durable).toBe(2);
		tracker.open(at(7));
		tracker.sendAll();
		expect(tracker.edit(at(8), true)).toBe(5);
		tracker.acknowledge(1, at(9));
		expect(tracker.durable).toBe(4);
		tracker.acknowledge(2, at(9));
		expect(tracker.durable).toBe(5);
	});

	it('a refusal stays, until the person tries again', () => {
		const tracker = open();
		tracker.edit(at(1), true);
		tracker.lose(at(2));
		tracker.refuse();
		expect(tracker.at(at(3), 'tab')).toEqual({ state: 'refused', pending: true, kept: 'tab' });
		tracker.retry(at(4));
		expect(tracker.at(at(5), 'tab')).toMatchObject({ state: 'offline', since: at(4), pending: true });
	});
});

describe('the sentence [SAV-2]', () => {
	const kept = ' : vos mots sont gardés sur cet appareil et partiront d’eux-mêmes';
	it.each<[SaveState, number, string]>([
		[{ state: 'connecting' }, 0, 'Ouverture du document…'],
		[{ state: 'saved', at: new Date(2026, 2, 12, 14, 32) }, 0, 'Enregistré à 14\u00a0h\u00a032'],
		[{ state: 'saved', at: new Date(2026, 2, 12, 0, 5) }, 0, 'Enregistré à 0\u00a0h\u00a005'],
		[{ state: 'saving', since: at(0) }, 1, 'Enregistrement…'],
		[{ state: 'unsaved', since: at(0), kept: 'device' }, 6, `Non enregistré depuis 6\u00a0s${kept}`],
		[{ state: 'unsaved', since: at(0), kept: 'device' }, 130, `Non enregistré depuis 2\u00a0min${kept}`],
		[{ state: 'unsaved', since: at(0), kept: 'device' }, 7300, `Non enregistré depuis 2\u00a0h${kept}`],
		[
			{ state: 'unsaved', since: at(0), kept: 'device' },
			7 * 86_400,
			`Non enregistré depuis 7\u00a0jours${kept}`,
		],
		[{ state: 'unsaved', since: at(9), kept: 'device' }, 0, `Non enregistré depuis 0\u00a0s${kept}`],
		[
			{ state: 'offline', since: at(0), pending: true, kept: 'device' },
			9,
			'Hors ligne depuis 14\u00a0h\u00a030, vos mots sont gardés sur cet appareil et partiront d’eux-mêmes',
		],
		[
			{ state: 'offline', since: at(0), pending: true, kept: 'tab' },
			9,
			'Hors ligne depuis 14\u00a0h\u00a030, vos mots sont gardés dans cet onglet et partiront d’eux-mêmes',
		],
		[
			{ state: 'offline', since: at(0), pending: false },
			9,
			'Hors ligne depuis 14\u00a0h\u00a030, tout est enregistré',
		],
		[{ state: 'refused', pending: false }, 0, 'Écriture arrêtée, tout est enregistré'],
		[{ state: 'refused', pending: true, kept: 'device' }, 0, 'Écriture arrêtée, mots non enregistrés'],
	])('of %o after %d s', (save, seconds, sentence) => {
		expect(saveSentence(save, at(seconds), true)).toBe(sentence);
	});

	it('promises nothing of words that one may write no more', () => {
		const save = { state: 'unsaved', since: at(0), kept: 'tab' } as const;
		expect(saveSentence(save, at(6), false)).toBe(
			'Non enregistré depuis 6\u00a0s : vos mots sont gardés dans cet onglet',
		);
	});
});
