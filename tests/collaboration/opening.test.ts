import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeStateVector, nothing } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { appendSnapshot, checksum, readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { compact } from '#server/realtime/compaction.ts';
import { Content } from '#server/realtime/content.ts';
import { Guard } from '#server/realtime/guard.ts';
import { type Limits } from '#server/realtime/limits.ts';
import { openJournal } from '#server/realtime/opening.ts';
import { snapshotOf } from '#server/realtime/summary.ts';
import { readUpdate } from '#server/realtime/update.ts';
import { forge } from '../support/gate.ts';
import { writeAtLength } from '../support/long-history.ts';
import { join, joinStock, leaveAll, raw, sectionText, until } from '../support/realtime-clients.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

const slow = { timeout: 60_000 };

let host: Host;
let troika: Troika;
async function start(limits: Partial<Limits> = {}): Promise<void> {
	host = await startHost(limits);
	troika = await aTroika(host);
}
afterEach(async () => {
	leaveAll();
	await host.close();
});

const journalOf = (document: TestDocument) => readJournal(host.context.database.reader, document.id);

async function storedText(document: TestDocument): Promise<string> {
	const doc = loadState(await journalOf(document));
	const text = sectionText(doc, document);
	doc.destroy();
	return text;
}

/** A document with a long history, a snapshot of it, and the same in a copy of one's own. */
async function aLongText(): Promise<{ document: TestDocument; words: string; copy: Y.Doc }> {
	const document = await aDocument(host, troika.groupId, troika.state);
	const words = await writeAtLength(host.context, document, 20_000, true);
	return { document, words, copy: loadState(await journalOf(document)) };
}

/** What typing each of these words at the end brings, in updates that build on one another. */
function typed(doc: Y.Doc, document: TestDocument, words: readonly string[]): Uint8Array[] {
	const section = doc.getMap('sections').get(document.sectionId) as Y.Map<unknown>;
	const line = ((section.get('content') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText;
	return words.map((word) => {
		const before = Y.encodeStateVector(doc);
		line.insert(line.length, word);
		return Y.encodeStateAsUpdate(doc, before);
	});
}

describe('a document is served before it is read [SYNC-2] [SYNC-3] [0016]', slow, () => {
	it('to our client and to the stock one, whatever they know already', async () => {
		await start();
		const { document, words } = await aLongText();
		const claire = await join(host, document, troika.state);
		expect(claire.text()).toBe(words);
		expect((await joinStock(host, document, troika.academy)).text()).toBe(words);
		claire.type('!');
		await claire.saved();
		await host.restart();
		await until('she is back', () => claire.channel.save.state === 'saved' && claire.channel.synced);
		claire.type('?');
		await claire.saved();
		expect(await storedText(document)).toBe(`${words}!?`);
	});

	it.each([
		['of a release that noted no clocks', null],
		['whose clocks are not its own', new Uint8Array(40)],
	])('just as well from a snapshot %s', async (_which, clocks) => {
		await start();
		const { document, words } = await aLongText();
		await host.context.database.raw.updateTable('document_snapshots').set({ clocks }).execute();
		const claire = await join(host, document, troika.state);
		expect(claire.text()).toBe(words);
		claire.type('!');
		await claire.saved();
		expect(await storedText(document)).toBe(`${words}!`);
	});

	it('but for an entry behind the snapshot that refers to what was never stored [HOL-1]', async () => {
		await start();
		const { document, words } = await aLongText();
		const claire = await join(host, document, troika.state);
		for (const word of ['a', 'b']) {
			claire.type(word);
			await claire.saved();
		}
		const [lost, next] = (await journalOf(document)).tail;
		expect(next).toBeDefined();
		const hers = Y.encodeStateAsUpdate(claire.doc);
		claire.close();
		await host.stop();
		await host.context.database.raw
			.updateTable('document_journal')
			.set({ bytes: nothing, checksum: checksum(lost!.seq, lost!.actorId, lost!.clientId, nothing) })
			.where('document_id', '=', document.id)
			.where('seq', '=', lost!.seq)
			.execute();
		await host.restart();
		const yann = await joinStock(host, document, troika.academy);
		expect(yann.text()).toBe(words);
		const back = await raw(host, document, troika.state);
		back.send({ type: 'update', update: hers });
		await until('it is whole', async () => (await storedText(document)) === `${words}ab`);
		await until('it is shown', () => yann.text() === `${words}ab`);
	});

	it('to readers only, when the rest of it cannot be read; who then writes is told, and nothing is stored', async () => {
		await start();
		const document = await aDocument(host, troika.groupId, troika.state);
		const { seq } = await journalOf(document);
		const doc = loadState(await journalOf(document));
		const snapshot = snapshotOf(compact([Y.encodeStateAsUpdate(doc)]).summary);
		// Sound by its checksum, and yet not what was noted beside it.
		const clocks = new Map([...snapshot.clocks!, [77, 7]]);
		await host.context.database.write((trx) =>
			appendSnapshot(trx, document.id, { ...snapshot, clocks, seq }),
		);
		const reader = await raw(host, document, troika.authority);
		reader.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		await reader.next('step-2');
		const writer = await raw(host, document, troika.state);
		writer.send({ type: 'update', update: typed(doc, document, ['mot'])[0]! });
		expect(await writer.closed).toBe(4503);
		expect(await reader.closed).toBe(4503);
		expect((await journalOf(document)).seq).toBe(seq);
		doc.destroy();
	});
});

describe('what comes before a document is read [ACK-5]', slow, () => {
	it('waits, and is judged, stored and acknowledged in its order', async () => {
		await start();
		const { document, words, copy } = await aLongText();
		const writer = await raw(host, document, troika.state);
		writer.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		writer.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		const updates = typed(copy, document, ['un ', 'deux ', 'trois']);
		for (const update of updates) writer.send({ type: 'update', update });
		// One that says nothing has its turn, and waits for nobody but those before it.
		writer.send({ type: 'step-2', update: nothing });
		await until('all are durable', () =>
			writer.received.some((frame) => frame.type === 'durable' && frame.count === 4),
		);
		const types = writer.received.map(({ type }) => type);
		expect(types.indexOf('step-2')).toBeLessThan(types.indexOf('durable'));
		const { tail } = await journalOf(document);
		expect(tail.map(({ bytes }) => [...bytes])).toEqual(updates.map((bytes) => [...bytes]));
		expect(await storedText(document)).toBe(`${words}un deux trois`);
	});

	it('is refused all the same: another’s words, and what the schema does not know [IDE-1] [VOC-1]', async () => {
		await start();
		const { document, words, copy } = await aLongText();
		const author = copy.clientID;
		const liar = await raw(host, document, troika.state);
		// Somebody wrote under this id before.
		copy.clientID = 1000;
		liar.send({ type: 'update', update: typed(copy, document, ['faux'])[0]! });
		expect(await liar.closed).toBe(4403);
		copy.clientID = author;
		await host.restart();
		const foreign = await raw(host, document, troika.state);
		foreign.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		const before = Y.encodeStateVector(copy);
		copy.getMap('inconnu').set('clef', 'valeur');
		foreign.send({ type: 'update', update: Y.encodeStateAsUpdate(copy, before) });
		expect(await foreign.closed).toBe(4403);
		expect(foreign.received.find(({ type }) => type === 'refused')).toMatchObject({ position: 1 });
		expect(await storedText(document)).toBe(words);
	});

	it('is malformed all the same [VOC-2]', async () => {
		await start();
		const { document } = await aLongText();
		const writer = await raw(host, document, troika.state);
		writer.send({ type: 'update', update: new Uint8Array([1, 2, 3]) });
		expect(await writer.closed).toBe(4400);
	});

	it('is stored though its author has left meanwhile', async () => {
		await start({ linger: 0 });
		const { document, words, copy } = await aLongText();
		const writer = await raw(host, document, troika.state);
		writer.send({ type: 'update', update: typed(copy, document, ['adieu'])[0]! });
		writer.close();
		await writer.closed;
		await until('it is stored', async () => (await storedText(document)) === `${words}adieu`);
	});

	it('is not too much: who sends on is asked to come back, and nothing is lost', async () => {
		await start({ unstored: 10 });
		const { document, copy } = await aLongText();
		const { seq } = await journalOf(document);
		const writer = await raw(host, document, troika.state);
		for (const update of typed(copy, document, ['un mot', 'deux mots', 'trois mots']))
			writer.send({ type: 'update', update });
		expect(await writer.closed).toBe(4503);
		expect((await journalOf(document)).seq).toBe(seq);
	});
});

describe('what judges a document [0016]', slow, () => {
	const facts = ({ inventory, outline }: Guard) => [
		...[inventory.deletedRanges, outline.sections, outline.steps],
		new Map(inventory.known),
	];
	async function opened() {
		await start();
		const { document } = await aLongText();
		const journal = await journalOf(document);
		const content = new Content();
		expect(openJournal(journal, content)).toBe(0);
		return { journal, content, guard: new Guard(content, 1000) };
	}

	it('knows what it would know had it seen it all come', async () => {
		const { journal, content, guard } = await opened();
		const witness = new Guard(new Content(), 1000);
		for (const { bytes } of [journal.snapshot!, ...journal.tail]) witness.absorb(readUpdate(bytes));
		expect(guard.isReady).toBe(false);
		await guard.prepare();
		expect(guard.isReady).toBe(true);
		expect(facts(guard)).toEqual(facts(witness));
		expect(facts(guard)[0]).toBeGreaterThan(1000);
		expect(content.stateVector).toEqual(encodeStateVector(witness.inventory.known));
	});

	it('is let go once nothing was stored between two looks, and knows the same when it is back', async () => {
		const { content, guard } = await opened();
		await guard.prepare();
		const before = facts(guard);
		guard.shares.add('claire', 'steps', 7);
		guard.rest(1);
		guard.rest(2);
		expect(guard.isReady).toBe(true);
		guard.rest(2);
		expect(guard.isReady).toBe(false);
		const written = readUpdate(forge([{ client: 5, clock: 0, operations: [{ content: { gc: 3 } }] }]));
		content.append(written);
		await guard.prepare();
		expect(facts(guard).slice(0, 3)).toEqual(before.slice(0, 3));
		expect(guard.inventory.known.get(5)).toBe(3);
		expect(guard.shares.of('claire', 'steps')).toBe(7);
	});

	it('forgotten while it is made, is made anew for all who wait', async () => {
		const { content, guard } = await opened();
		const early = guard.prepare();
		guard.forget();
		const later = guard.prepare();
		const written = readUpdate(forge([{ client: 5, clock: 0, operations: [{ content: { gc: 3 } }] }]));
		guard.learn(written);
		content.append(written);
		await Promise.all([early, later]);
		expect(guard.isReady).toBe(true);
		expect(guard.inventory.known).toEqual(content.freeze().known);
	});

	it('comes and goes under people who write now and then, whom nothing is lost of', async () => {
		await start({ rest: 15 });
		const document = await aDocument(host, troika.groupId, troika.state);
		const [claire, yann] = [
			await join(host, document, troika.state),
			await joinStock(host, document, troika.academy),
		];
		const words = ['un ', 'deux ', 'trois ', 'quatre ', 'cinq'];
		for (const word of words) {
			claire.type(word);
			await claire.saved();
			await new Promise((rested) => setTimeout(rested, 50));
			yann.type('-');
		}
		const length = words.join('').length + words.length;
		await until('all is stored', async () => (await storedText(document)).length === length);
		await until('she reads it', async () => claire.text() === (await storedText(document)));
		await until('he reads it', () => yann.text() === claire.text());
	});
});
