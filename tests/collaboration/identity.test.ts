import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeAwareness } from '#domain/collaboration/presence.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { readJournal } from '#server/documents/journal.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';
import { join, leaveAll, raw, until } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

/** A copy of the document under a client id of one's choice. */
async function copy(document: TestDocument, clientId: number): Promise<Y.Doc> {
	const { doc: theirs } = await join(host, document, troika.authority);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
	// After: Yjs changes an id that it sees in use.
	doc.clientID = clientId;
	return doc;
}

const write = (doc: Y.Doc, change: (section: Y.Map<unknown>) => void): Uint8Array => {
	const before = Y.encodeStateVector(doc);
	change([...doc.getMap('sections').values()][0] as Y.Map<unknown>);
	return Y.encodeStateAsUpdate(doc, before);
};
const word = (section: Y.Map<unknown>) => (section.get('title') as Y.Text).insert(0, 'faux ');

/** Sockets that were closed with a code to come back. */
const sentAway = async () =>
	(await host.metrics()).split('\n').filter((line) => line.startsWith('maillage_closes_total{code="4503"'))
		.length;

describe('under whose name one writes [IDE-1] [E10]', () => {
	it('nobody writes under a client id that another has written under', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('vrai');
		await claire.saved();
		const liar = await raw(host, document, troika.academy);
		liar.send({ type: 'update', update: write(await copy(document, claire.doc.clientID), word) });
		expect(await liar.closed).toBe(4403);
		claire.type(' encore');
		await claire.saved();
	});

	it('nor under one whose owner is present and has not written yet', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		await until('she is seen', () => yann.people().length === 1);
		const liar = await raw(host, document, troika.academy);
		liar.send({ type: 'update', update: write(await copy(document, claire.doc.clientID), word) });
		expect(await liar.closed).toBe(4403);
		claire.type('à moi');
		await claire.saved();
	});

	it('nor under one whose owner is away for a moment and has not written yet', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const { clientID } = claire.doc;
		const yann = await join(host, document, troika.academy);
		await until('she is seen', () => yann.people().length === 1);
		claire.close();
		await until('she is gone', () => yann.people().length === 0);
		const liar = await raw(host, document, troika.academy);
		liar.send({ type: 'update', update: write(await copy(document, clientID), word) });
		expect(await liar.closed).toBe(4403);
	});

	it('and who may only read takes no client id from anyone by being present under it', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const doc = await copy(document, 4242);
		const reader = await raw(host, document, troika.reader);
		const payload = encodeAwareness([{ clientId: 4242, clock: 1, state: { typing: true } }]);
		reader.send({ type: 'awareness', payload });
		const claire = await join(host, document, troika.state);
		// The reader, and the one whose copy this is.
		await until('the reader is seen', () => claire.people().length === 2);
		const writer = await raw(host, document, troika.academy);
		writer.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		writer.send({ type: 'update', update: write(doc, word) });
		expect(await writer.next('durable')).toMatchObject({ count: 1 });
	});

	it('nor under the one that the application wrote the template with', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const [template] = [...Y.decodeStateVector(Y.encodeStateVector(claire.doc)).keys()];
		const liar = await raw(host, document, troika.academy);
		liar.send({ type: 'update', update: write(await copy(document, template!), word) });
		expect(await liar.closed).toBe(4403);
	});

	it('a client id stays its first writer’s after a restart, and that person may come back with it', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('un');
		await claire.saved();
		claire.close();
		await host.restart();
		const forged = await copy(document, claire.doc.clientID);
		const liar = await raw(host, document, troika.academy);
		const update = write(forged, word);
		liar.send({ type: 'update', update });
		expect(await liar.closed).toBe(4403);
		const again = await raw(host, document, troika.state);
		again.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		again.send({ type: 'update', update });
		expect((await again.next('durable')).count).toBe(1);
	});

	it('nor under one that another process has just stored as somebody else’s; the others write on [PEER-8]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const aminata = await join(host, document, troika.authority);
		const late = await raw(host, document, troika.academy);
		late.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		const forged = await copy(document, 4242);
		const { raw: db, reader } = host.context.database;
		await db
			.insertInto('document_clients')
			.values({ document_id: document.id, client_id: 4242, actor_id: troika.state.actorId })
			.execute();
		// All in one commit: what Aminata and Claire write waits behind what cannot be stored.
		late.send({ type: 'update', update: write(forged, word) });
		late.send({ type: 'update', update: write(forged, word) });
		claire.type('ici ');
		aminata.type('là ');
		expect(await late.closed).toBe(4403);
		expect(late.received.find(({ type }) => type === 'refused')).toMatchObject({ position: 1 });
		claire.type('encore');
		await claire.saved();
		await aminata.saved();
		const stays = () => [claire, aminata].every(({ channel }) => channel.save.state === 'saved');
		expect(stays()).toBe(true);
		const { tail } = await readJournal(reader, document.id);
		expect(tail.map(({ actorId }) => actorId)).not.toContain(troika.academy.actorId);
		expect(tail.map(({ seq }) => seq)).toEqual(tail.map((_, index) => index + 1));
		await until('both have the same', () => claire.text() === aminata.text());
		expect(claire.text()).toContain('là');
		expect(await sentAway()).toBe(0);
		// It is whose the table says, from then on.
		const owner = await raw(host, document, troika.state);
		owner.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		owner.send({ type: 'update', update: write(await copy(document, 4242), word) });
		expect(await owner.next('durable')).toMatchObject({ count: 1 });
	});

	it('what one was shown of others may be sent back', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		claire.type('vrai');
		await claire.saved();
		const yann = await join(host, document, troika.academy);
		const back = await raw(host, document, troika.academy);
		back.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		back.send({ type: 'step-2', update: Y.encodeStateAsUpdate(yann.doc) });
		expect((await back.next('durable')).count).toBe(1);
	});
});

describe('what may be written [VOC-1] [C1] [E7]', () => {
	const fragment = (section: Y.Map<unknown>) => section.get('content') as Y.XmlFragment;
	const paragraph = (section: Y.Map<unknown>) => fragment(section).get(0) as Y.XmlElement;
	const inText = (attributes: Record<string, unknown>) => (section: Y.Map<unknown>) => {
		const text = new Y.XmlText();
		paragraph(section).insert(0, [text]);
		text.insert(0, 'x', attributes);
	};
	it.each<[string, (section: Y.Map<unknown>) => void]>([
		['an unknown node', (section) => fragment(section).insert(0, [new Y.XmlElement('script')])],
		[
			'a node named like an object’s own',
			(section) => fragment(section).insert(0, [new Y.XmlElement('constructor')]),
		],
		['a hook', (section) => fragment(section).insert(0, [new Y.XmlHook('x') as unknown as Y.XmlElement])],
		['an unknown mark', inText({ blink: {} })],
		['a link that runs', inText({ link: { href: 'javascript:alert(1)' } })],
		['a link with a style', inText({ link: { href: 'https://exemple.fr', style: 'x' } })],
		['an embed', (section) => (section.get('title') as Y.Text).insertEmbed(0, { image: 'x' })],
		['a list of values', (section) => void section.set('order', new Y.Array())],
		['bytes', (section) => void section.set('order', new Uint8Array(3))],
		['an object', (section) => void section.set('party', { a: 1 })],
		['a very long value', (section) => void section.set('order', 'x'.repeat(500))],
		['a document in the document', (section) => void section.set('order', new Y.Doc())],
		['another root', (section) => void section.doc!.getMap('elsewhere').set('a', 1)],
	])('refuses %s before anyone sees it', async (_name, change) => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const seen = Y.encodeStateVector(claire.doc);
		const liar = await raw(host, document, troika.academy);
		liar.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		liar.send({ type: 'update', update: write(await copy(document, 4242), change) });
		expect(await liar.closed).toBe(4403);
		expect(await liar.next('refused')).toMatchObject({ position: 1 });
		expect(Y.encodeStateVector(claire.doc)).toEqual(seen);
	});

	it('takes all that the editor writes', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const client = await raw(host, document, troika.academy);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		const doc = await copy(document, 4343);
		const changes: ((section: Y.Map<unknown>) => void)[] = [
			inText({ bold: {}, italic: {}, link: { href: 'https://exemple.fr' } }),
			(section) => (paragraph(section).get(0) as Y.XmlText).format(0, 1, { bold: null }),
			(section) => paragraph(section).setAttribute('level', 2 as never),
			(section) => paragraph(section).setAttribute('level', 3 as never),
			(section) => paragraph(section).insert(1, [new Y.XmlElement('hardBreak')]),
			(section) => fragment(section).insert(1, [new Y.XmlElement('list')]),
			(section) => fragment(section).delete(1, 1),
			(section) => void section.set('status', 'ready'),
			(section) => void section.set('party', null),
			(section) => void section.set('removed', true),
			(section) => void section.doc!.getMap('sections').set(crypto.randomUUID(), new Y.Map()),
		];
		for (const change of changes) client.send({ type: 'update', update: write(doc, change) });
		await until('all are stored', () =>
			client.received.some((frame) => frame.type === 'durable' && frame.count === changes.length),
		);
	});
});
