import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { decodeAwareness, encodeAwareness } from '#domain/collaboration/presence.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { defaultLimits } from '#server/realtime/limits.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';
import { join, leaveAll, raw, sectionText, until, type RawClient } from '../support/realtime-clients.ts';

const kiB = 1024;
const MiB = 1024 * kiB;
/** What may wait for one reader in these tests. */
const buffered = 256 * kiB;
/** The largest single update here. */
const bite = 200 * kiB;
/** Handed to the socket at once, and as much that the socket had just before. */
const inSocket = 2 * 64 * kiB;

let host: Host;
let troika: Troika;
let document: TestDocument;
beforeAll(async () => {
	host = await startHost({
		buffered,
		snapshotAfter: 24,
		document: { ...defaultLimits.document, bytes: 1024 * MiB },
		answers: { burst: 1024 * MiB, perSecond: MiB },
		bytes: { burst: 1024 * MiB, perSecond: 1024 * MiB },
	});
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

async function value(name: string, from = host): Promise<number> {
	const line = (await from.metrics()).split('\n').find((candidate) => candidate.startsWith(`${name} `));
	return Number(line?.slice(name.length) ?? 0);
}

/** Types until far more waits than the system's own buffers hold. */
async function writeUntilBehind(writer: { type(words: string): void; saved(): Promise<void> }, from = host) {
	const before = await value('maillage_readers_behind_total', from);
	let most = 0;
	await until('the reader falls behind', async () => {
		writer.type('x'.repeat(bite));
		await writer.saved();
		most = Math.max(most, await value('maillage_buffered_bytes', from));
		return (await value('maillage_readers_behind_total', from)) > before;
	});
	return most;
}

/** The document as its frames so far make it. */
function docOf(client: RawClient): Y.Doc {
	const doc = new Y.Doc();
	for (const frame of client.received)
		if (frame.type === 'update' || frame.type === 'step-2') Y.applyUpdate(doc, frame.update);
	return doc;
}

/** Reads at most `size` bytes every few milliseconds, whatever comes. */
function throttle({ socket }: { socket: WebSocket }, size: number): void {
	const tcp = (socket as unknown as { _socket: Socket })._socket;
	let read = 0;
	tcp.on('data', (bytes: Buffer) => {
		read += bytes.length;
		if (read < size) return;
		read = 0;
		tcp.pause();
		setTimeout(() => tcp.resume(), 4);
	});
}

describe('a reader slower than what is written [LIM-6] [L4]', () => {
	it('costs bounded memory, holds up nobody, and has it all once it reads again', async () => {
		document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		const reader = await raw(host, document, troika.reader);
		reader.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		await reader.next('step-2');
		reader.socket.pause();
		let most = await writeUntilBehind(claire);
		// Long after: nothing more is kept for it, and a snapshot takes the place of what it has not read.
		for (let n = 0; n < 40; n += 1) {
			const start = performance.now();
			claire.type('y'.repeat(bite));
			await claire.saved();
			expect(performance.now() - start).toBeLessThan(2000);
			most = Math.max(most, await value('maillage_buffered_bytes'));
		}
		expect(most).toBeLessThan(buffered + bite + inSocket + kiB);
		claire.type('fin');
		await until('the others have it', () => yann.text().endsWith('fin'));
		reader.socket.resume();
		await until('it has it too', () => sectionText(docOf(reader), document) === claire.text());
		expect(await value('maillage_buffered_bytes')).toBe(0);
		claire.type(' et suite');
		await until('it follows as before', () => sectionText(docOf(reader), document).endsWith('suite'));
	}, 60_000);

	it('opens a document larger than what may wait for it, while others write in it', async () => {
		document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		for (let size = 0; size < 16 * MiB; size += bite) {
			claire.type('z'.repeat(bite));
			await claire.saved();
		}
		const reader = await raw(host, document, troika.reader);
		throttle(reader, 256 * kiB);
		const before = await value('maillage_closes_total{code="1013"}');
		reader.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		let most = 0;
		for (let n = 0; !reader.received.some(({ type }) => type === 'step-2'); n += 1) {
			claire.type(`mot ${n} `);
			await claire.saved();
			most = Math.max(most, await value('maillage_buffered_bytes'));
		}
		expect(most).toBeGreaterThan(0);
		expect(most).toBeLessThan(inSocket + kiB);
		await until('it has it all', () => sectionText(docOf(reader), document) === claire.text());
		expect(reader.received.filter(({ type }) => type === 'step-2')).toHaveLength(1);
		expect(await value('maillage_closes_total{code="1013"}')).toBe(before);
	}, 60_000);

	it('is told in order that its own words are durable', async () => {
		document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const client = await raw(host, document, troika.academy);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		await client.next('step-2');
		client.socket.pause();
		await writeUntilBehind(claire);
		const own = docOf(client);
		own.on('update', (update: Uint8Array) => client.send({ type: 'update', update }));
		const title = (own.getMap('sections').get(document.sectionId) as Y.Map<Y.Text>).get('title')!;
		for (let n = 0; n < 20; n += 1) {
			title.insert(0, String(n % 10));
			claire.type('y'.repeat(bite));
			await claire.saved();
		}
		client.socket.resume();
		const counts = () => client.received.flatMap((frame) => (frame.type === 'durable' ? [frame.count] : []));
		await until('all are', () => counts().at(-1) === 20);
		expect(counts()).toEqual(counts().toSorted((a, b) => a - b));
		await until('it has it all', () => sectionText(docOf(client), document) === claire.text());
	}, 60_000);

	it('hears of presence what is true when it reads again, and nothing of what was between', async () => {
		document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const yann = await raw(host, document, troika.academy);
		const aminata = await raw(host, document, troika.authority);
		const present = (sectionId: string, clock: number, clientId: number) =>
			encodeAwareness([{ clientId, clock, state: { sectionId } }]);
		yann.send({ type: 'awareness', payload: present('début', 1, 7) });
		aminata.send({ type: 'awareness', payload: present('ici', 1, 8) });
		const reader = await raw(host, document, troika.reader);
		await reader.next('awareness');
		reader.socket.pause();
		await writeUntilBehind(claire);
		for (let n = 2; n < 100; n += 1) {
			yann.send({ type: 'awareness', payload: present(`section ${n}`, n, 7) });
			if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
		}
		aminata.close();
		await until('she has left', () => claire.people().length === 1);
		await until('he has moved', () => claire.awareness.getStates().get(7)?.['sectionId'] === 'section 99');
		const heard = () =>
			reader.received.flatMap((frame) =>
				frame.type === 'awareness' ? decodeAwareness(frame.payload, 100) : [],
			);
		const before = heard().length;
		reader.socket.resume();
		await until('it is told', () => heard().some(({ clientId, state }) => clientId === 8 && state === null));
		expect(heard().findLast(({ clientId }) => clientId === 7)?.state).toMatchObject({
			sectionId: 'section 99',
		});
		expect(heard().length - before).toBeLessThan(20);
	}, 60_000);

	it('is sent away with 1013 and cut when it takes nothing for too long, the others write on', async () => {
		const strict = await startHost({ buffered, stuck: 300 });
		const { document, state, reader } = await aTroika(strict);
		const claire = await join(strict, document, state);
		const stalled = await raw(strict, document, reader);
		const payload = encodeAwareness([{ clientId: 7, clock: 1, state: { typing: true } }]);
		stalled.send({ type: 'awareness', payload });
		await until('she is seen', () => claire.people().length === 1);
		stalled.socket.pause();
		await writeUntilBehind(claire, strict);
		await until('she is gone', () => claire.people().length === 0);
		expect(await value('maillage_closes_total{code="1013"}', strict)).toBe(1);
		expect(await value('maillage_buffered_bytes', strict)).toBe(0);
		claire.type('tranquille');
		await claire.saved();
		stalled.socket.resume();
		expect([1006, 1013]).toContain(await stalled.closed);
		await strict.close();
	}, 60_000);
});
