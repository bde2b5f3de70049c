import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { compact } from '#server/realtime/compaction.ts';
import { defaultLimits, type Limits } from '#server/realtime/limits.ts';
import { writeAtLength } from '../support/long-history.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, until, type OwnEditor } from '../support/realtime-clients.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

/** A process starts first, and the machine may be busy with other tests. */
const patience = 30_000;
const slow = { timeout: 90_000 };

let host: Host;
let troika: Troika;
async function start(limits: Partial<Limits>): Promise<void> {
	host = await startHost(limits);
	troika = await aTroika(host);
}
afterEach(async () => {
	leaveAll();
	await host.close();
});

const snapshots = (document: TestDocument) =>
	host.context.database.raw
		.selectFrom('document_snapshots')
		.select(['seq', 'bytes'])
		.where('document_id', '=', document.id)
		.orderBy('seq')
		.execute();

/** Types so many words, each stored before the next. */
async function typeAll(editor: OwnEditor, count: number): Promise<void> {
	for (let n = 0; n < count; n += 1) {
		editor.type(`${n} `);
		await editor.saved();
	}
}

async function failures(): Promise<number> {
	const line = /^maillage_snapshots_total\{result="failed"\} (\d+)$/m.exec(await host.metrics());
	return Number(line?.[1] ?? 0);
}

describe('snapshots [SNA-1] [E8]', slow, () => {
	it('are new rows that say the same as the journal, which stays', async () => {
		await start({ snapshotAfter: 16 });
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		await typeAll(claire, 60);
		await until('two snapshots', async () => (await snapshots(document)).length >= 2, patience);
		claire.close();
		const journal = await readJournal(host.context.database.reader, document.id);
		expect(journal.snapshot!.seq + journal.tail.length).toBe(61);
		const whole = new Y.Doc();
		const rows = await host.context.database.raw
			.selectFrom('document_journal')
			.select('bytes')
			.where('document_id', '=', document.id)
			.orderBy('seq')
			.execute();
		for (const { bytes } of rows) Y.applyUpdate(whole, bytes);
		expect(loadState(journal).getMap('sections').toJSON()).toEqual(whole.getMap('sections').toJSON());
		expect((await join(host, document, troika.academy)).text()).toBe(claire.text());
	});

	it('are made when the last person leaves, and keep nobody from coming back', async () => {
		await start({ snapshotAfter: 16 });
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		await typeAll(claire, 5);
		claire.close();
		await until('a snapshot', async () => (await snapshots(document)).length === 1, patience);
		expect((await join(host, document, troika.state)).text()).toBe('0 1 2 3 4 ');
	});

	it('wait, in a large document, until enough has come to be worth one [SNA-3] [G8]', async () => {
		await start({ snapshotAfter: 16 });
		const document = await aDocument(host, troika.groupId, troika.state);
		await writeAtLength(host.context, document, 20_000, true);
		const [first] = await snapshots(document);
		const claire = await join(host, document, troika.state);
		await typeAll(claire, 40);
		const { length } = first!.bytes;
		expect(length / 512).toBeGreaterThan(60);
		expect(await snapshots(document)).toHaveLength(1);
		for (let n = 0; n < length / 512; n += 1) claire.type(`[${n}]`);
		await until('the next', async () => (await snapshots(document)).length === 2, patience);
	});
});

describe('a snapshot that cannot be made [SNA-4] [E1]', slow, () => {
	const { worker } = defaultLimits;
	it.each<[string, Limits['worker']]>([
		['takes too long', { ...worker, milliseconds: 1 }],
		['takes too much memory', { ...worker, megabytes: 1 }],
	])('because it %s, loses nothing and is tried again, later and later', async (_why, small) => {
		await start({ snapshotAfter: 4, snapshotRetry: 40, worker: small });
		const document = await aDocument(host, troika.groupId, troika.state);
		await writeAtLength(host.context, document, 20_000, false);
		const claire = await join(host, document, troika.state);
		const typing = setInterval(() => claire.type('mot '), 5);
		await until('it was tried', async () => (await failures()) >= 1, patience);
		const from = performance.now();
		await until('and again', async () => (await failures()) >= 4, patience);
		expect(performance.now() - from).toBeGreaterThan(40 + 80 + 160);
		clearInterval(typing);
		await claire.saved();
		expect(await snapshots(document)).toEqual([]);
		expect((await join(host, document, troika.academy)).text()).toBe(claire.text());
		await host.restart();
		expect((await join(host, document, troika.academy)).text()).toBe(claire.text());
	});

	it('because it would say less, is never stored', () => {
		const doc = new Y.Doc();
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		const text = doc.getText('document');
		text.insert(0, 'un');
		text.insert(2, 'deux');
		text.delete(0, 2);
		expect(compact(updates).summary.spans).toEqual([{ client: doc.clientID, from: 0, to: 6 }]);
		expect(() => compact([updates[0]!, updates[2]!, updates[1]!])).not.toThrow();
		expect(() => compact([updates[1]!, updates[2]!])).toThrow('would lose');
		expect(() => compact([updates[2]!])).toThrow('would lose');
	});
});

describe('a large document [SNA-4]', slow, () => {
	it('gets its snapshot while others go on writing', async () => {
		await start({ snapshotAfter: 16 });
		const [large, other] = [
			await aDocument(host, troika.groupId, troika.state),
			await aDocument(host, troika.groupId, troika.state),
		];
		const words = await writeAtLength(host.context, large, 60_000, false);
		const yann = await join(host, other, troika.academy);
		const claire = await join(host, large, troika.state);
		for (let n = 0; n < 16; n += 1) claire.type('fin ');
		await claire.saved();
		let acknowledged = 0;
		await until(
			'a snapshot',
			async () => {
				yann.type('mot ');
				await until('his is acknowledged', () => !yann.channel.hasPending);
				acknowledged += 1;
				return (await snapshots(large)).length > 0;
			},
			2 * patience,
		);
		expect(acknowledged).toBeGreaterThan(3);
		expect((await join(host, large, troika.academy)).text()).toBe(`${words}${'fin '.repeat(16)}`);
	});
});
