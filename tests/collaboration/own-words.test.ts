import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { SectionJson } from '#domain/document/document.ts';
import { doc, paragraph } from '#domain/document/content.ts';
import { placeClause } from '#server/documents/clause-placing.ts';
import { checksum, readJournal } from '#server/documents/journal.ts';
import { writeOwn } from '#server/documents/own-words.ts';
import { loadState, readSections } from '#server/documents/state.ts';
import { aNetwork, hasServers, needsServers, type Network } from '../support/peers.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, until, type OwnEditor } from '../support/realtime-clients.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';

const clause = (name: string): SectionJson => ({
	id: crypto.randomUUID(),
	title: `Article ${name}`,
	status: 'todo',
	party: null,
	content: doc(paragraph(`Texte de ${name}.`)),
	clause: name,
});
const put = (host: Host, document: TestDocument, name: string) =>
	writeOwn(
		host.context,
		document.id,
		(ydoc) => void placeClause(ydoc, clause(name), ['b', 'a', 'c']),
		() => Promise.resolve(),
	);
const titles = ({ doc: ydoc }: Pick<OwnEditor, 'doc'>) => readSections(ydoc).map(({ title }) => title);

/** The journal has no gap, and whoever has the document open has exactly what it says. */
async function expectSame(host: Host, document: TestDocument, editors: readonly OwnEditor[]): Promise<void> {
	const journal = await readJournal(host.context.database.reader, document.id);
	expect(journal.seq).toBeGreaterThan(0);
	const ydoc = loadState(journal);
	const stored = JSON.stringify(readSections(ydoc));
	for (const editor of editors)
		await until('it has what is stored', () => JSON.stringify(readSections(editor.doc)) === stored);
	ydoc.destroy();
}

describe('what the application writes in an open document', () => {
	let host: Host;
	let troika: Troika;
	beforeAll(async () => {
		host = await startHost({ messages: { burst: 1e6, perSecond: 1e6 } });
		troika = await aTroika(host);
	});
	afterEach(leaveAll);
	afterAll(() => host.close());
	const newDocument = () => aDocument(host, troika.groupId, troika.state);

	it('is shown to everyone in it, in the order of the journal, while people write [PEER-3]', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		const adding = ['a', 'b', 'c'].map(async (name, index) => {
			for (let n = 0; n < 40; n += 1) {
				(index % 2 ? claire : yann).type(`${n} `);
				if (n === 20) await put(host, document, name);
				else await claire.saved();
			}
		});
		await Promise.all(adding);
		await claire.saved();
		await yann.saved();
		await until('both have the three', () => titles(claire).length === 4 && titles(yann).length === 4);
		expect(titles(claire)).toEqual(['Texte', 'Article b', 'Article a', 'Article c']);
		await expectSame(host, document, [claire, yann]);
		const { tail } = await readJournal(host.context.database.reader, document.id);
		expect(tail.filter(({ actorId }) => actorId === null)).toHaveLength(4);
	});

	it('is built on: who is shown it writes in it, and is acknowledged', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		await put(host, document, 'a');
		await until('it is there', () => titles(claire).length === 2);
		const section = readSections(claire.doc).find((one) => one.clause === 'a');
		const map = claire.doc.getMap('sections').get(section?.id ?? '') as Y.Map<unknown>;
		const words = ((map.get('content') as Y.XmlFragment).get(0) as Y.XmlElement).get(0) as Y.XmlText;
		words.insert(words.length, ' Et la suite.');
		await claire.saved();
		await expectSame(host, document, [claire]);
	});

	it('is not anybody’s: nobody may go on under its client id [IDE-1]', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		await put(host, document, 'a');
		await until('it is there', () => titles(claire).length === 2);
		const { tail } = await readJournal(host.context.database.reader, document.id);
		const own = tail.at(-1)?.clientId ?? 0;
		claire.doc.clientID = own;
		claire.type('sous un autre nom');
		await until('refused', () => claire.channel.save.state === 'refused');
	});

	it('a clause that was set aside comes back with its words', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		await put(host, document, 'a');
		await until('it is there', () => titles(claire).length === 2);
		const section = readSections(claire.doc).find((one) => one.clause === 'a');
		const map = claire.doc.getMap('sections').get(section?.id ?? '') as Y.Map<unknown>;
		(map.get('title') as Y.Text).insert(0, 'Notre ');
		map.set('removed', true);
		await claire.saved();
		expect(titles(claire)).toEqual(['Texte']);
		expect(await put(host, document, 'a')).toBe(true);
		await until('it is back', () => titles(claire).length === 2);
		expect(titles(claire)).toEqual(['Texte', 'Notre Article a']);
		expect(await put(host, document, 'a')).toBe(false);
	});

	it('is under one client of its own however often, whoever wrote in between [LIM-10]', async () => {
		const document = await newDocument();
		const claire = await join(host, document, troika.state);
		for (const name of ['a', 'b', 'c']) {
			await put(host, document, name);
			claire.type(name);
			await claire.saved();
		}
		const { reader } = host.context.database;
		const { tail } = await readJournal(reader, document.id);
		const own = tail.filter(({ actorId }) => actorId === null);
		expect(own).toHaveLength(4);
		expect(new Set(own.map(({ clientId }) => clientId)).size).toBe(1);
		expect([...claire.doc.store.clients.keys()].sort()).toEqual(
			[claire.doc.clientID, own[0]!.clientId].sort(),
		);
		await expectSame(host, document, [claire]);
	});

	it('is under another where what it wrote before is missing from the journal [HOL-1]', async () => {
		const document = await newDocument();
		const { raw: db, reader } = host.context.database;
		for (const name of ['a', 'b']) await put(host, document, name);
		const [, lost, kept] = (await readJournal(reader, document.id)).tail;
		const nothing = new Uint8Array([0, 0]);
		await db
			.updateTable('document_journal')
			.set({ bytes: nothing, checksum: checksum(lost!.seq, null, lost!.clientId, nothing) })
			.where('document_id', '=', document.id)
			.where('seq', '=', lost!.seq)
			.execute();
		await put(host, document, 'c');
		const { tail } = await readJournal(reader, document.id);
		expect(tail.at(-1)!.clientId).not.toBe(kept!.clientId);
	});

	it('is there for who comes after, and nothing is stored when there is nothing to do', async () => {
		const document = await newDocument();
		await put(host, document, 'c');
		const { seq } = await readJournal(host.context.database.reader, document.id);
		expect(await put(host, document, 'c')).toBe(false);
		expect((await readJournal(host.context.database.reader, document.id)).seq).toBe(seq);
		const claire = await join(host, document, troika.state);
		expect(titles(claire)).toEqual(['Texte', 'Article c']);
		await put(host, document, 'b');
		claire.type('en même temps');
		await claire.saved();
		await expectSame(host, document, [claire]);
		expect(titles(claire)).toEqual(['Texte', 'Article b', 'Article c']);
	});
});

describe.skipIf(!hasServers)(`the same through several processes${needsServers}`, () => {
	let network: Network;
	let troika: Troika;
	beforeAll(async () => {
		network = await aNetwork(2, { messages: { burst: 1e6, perSecond: 1e6 } });
		troika = await aTroika(network.hosts[0]!);
	});
	afterEach(leaveAll);
	afterAll(() => network.close());

	it('who is with another process is shown it in its turn, whether or not it is open here [PEER-1]', async () => {
		const [here, there] = network.hosts as [Host, Host];
		const document = await aDocument(here, troika.groupId, troika.state);
		const yann = await join(there, document, troika.academy);
		await put(here, document, 'a');
		await until('he is shown it', () => titles(yann).length === 2);
		const claire = await join(here, document, troika.state);
		const writing = (async () => {
			for (let n = 0; n < 60; n += 1) {
				claire.type(`${n} `);
				yann.type(`${n} `);
				await claire.saved();
			}
		})();
		await Promise.all([
			put(here, document, 'b'),
			put(there, document, 'c'),
			put(there, document, 'b'),
			writing,
		]);
		await yann.saved();
		await until('both have all', () => titles(claire).length === 4 && titles(yann).length === 4);
		await expectSame(there, document, [claire, yann]);
	});
});
