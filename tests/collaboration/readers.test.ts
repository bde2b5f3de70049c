import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';
import { join, knock, leaveAll, raw, until } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
let document: TestDocument;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
	document = await aDocument(host, troika.groupId, troika.state);
});
afterEach(leaveAll);
afterAll(() => host.close());

/** What someone could write: a word in the section's title. */
async function aWord(): Promise<Uint8Array> {
	const { doc, ...editor } = await join(host, document, troika.reader);
	const before = Y.encodeStateVector(doc);
	const section = doc.getMap('sections').get(document.sectionId) as Y.Map<Y.Text>;
	section.get('title')!.insert(0, 'pirate');
	const update = Y.encodeStateAsUpdate(doc, before);
	editor.close();
	return update;
}

/** What is stored, byte for byte. */
async function stored(): Promise<string[]> {
	const rows = await host.context.database.raw
		.selectFrom('document_journal')
		.select('checksum')
		.where('document_id', '=', document.id)
		.orderBy('seq')
		.execute();
	return rows.map(({ checksum }) => checksum);
}

const block = (...bytes: number[]) => [bytes.length, ...bytes];
/** Frames by hand, and what becomes of who sends them: closed with a code, or 0 when they may stay. */
const hostile: [
	name: string,
	frame: (word: Uint8Array) => Uint8Array | number[],
	reader: number,
	writer: number | null,
][] = [
	['an update', (word) => encodeFrame({ type: 'update', update: word }), 4403, null],
	['a step 2', (word) => encodeFrame({ type: 'step-2', update: word }), 0, null],
	['an empty frame', () => [], 4400, 4400],
	['a sync without step', () => [0], 4400, 4400],
	['an unknown sync step', () => [0, 3, ...block(0, 0)], 4400, 4400],
	['a step 1 without vector', () => [0, 0], 4400, 4400],
	['a step 1 longer than its frame', () => [0, 0, 9, 0], 4400, 4400],
	['a step 1 whose vector lies', () => [0, 0, ...block(5, 1, 1)], 4400, 4400],
	['a step 1 that asks for the future', () => [0, 0, ...block(1, 1, 0xff, 0xff, 0xff, 0x7f)], 0, 0],
	['two messages in one frame', () => [0, 0, ...block(0), 0, 0, ...block(0)], 4400, 4400],
	['an update that is not Yjs', () => [0, 2, ...block(1, 1, 1, 0, 0x1f)], 4403, 4400],
	['an update that announces more than it has', () => [0, 2, ...block(0xff, 0xff, 0xff, 0x7f)], 4403, 4400],
	['an update with bytes behind', () => [0, 2, ...block(0, 0, 0)], 4403, 4400],
	['an update that changes nothing', () => [0, 2, ...block(0, 0)], 4403, 0],
	['an update cut short', (word) => encodeFrame({ type: 'update', update: word.slice(0, -3) }), 4403, 4400],
	['a denial', () => encodeFrame({ type: 'denied', reason: 'non' }), 4400, 4400],
	['an auth message that grants', () => [2, 1], 4400, 4400],
	['a welcome', () => encodeFrame({ type: 'welcome', version: 1, epoch: 1, canWrite: true }), 4400, 4400],
	['an acknowledgement', () => encodeFrame({ type: 'durable', count: 9 }), 4400, 4400],
	['a refusal', () => encodeFrame({ type: 'refused', position: 1, reason: '' }), 4400, 4400],
	['an event', () => encodeFrame({ type: 'event', name: 'x', body: '{}' }), 4400, 4400],
	['type 4', () => [4], 4400, 4400],
	['type 99', () => [99], 4400, 4400],
	['a type of nine bytes', () => [255, 255, 255, 255, 255, 255, 255, 255, 1], 4400, 4400],
	['a type that never ends', () => [255, 255, 255, 255], 4400, 4400],
	['a hello without epoch', () => [100, 1], 4400, 4400],
	['a presence that lies about its length', () => [1, 200, 1, 0], 4400, 4400],
];

describe.each([
	['a reader', () => troika.reader, 2],
	['a writer', () => troika.state, 3],
] as const)('%s who sends [R2] [CAP-1]', (_role, person, column) => {
	it.each(hostile.filter((row) => row[column] !== null).map((row) => [row[0], row] as const))(
		'%s changes nothing',
		async (_name, row) => {
			const before = await stored();
			const client = await raw(host, document, person());
			const word = await aWord();
			client.send(Uint8Array.from(row[1](word)));
			client.send({ type: 'query-awareness' });
			client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
			// What has to be judged is so once the guard is there, which may be after questions are answered.
			const outcome = row[column] === 0 ? client.next('step-2').then(() => 0) : client.closed;
			expect(await outcome).toBe(row[column]);
			expect(await stored()).toEqual(before);
		},
	);
});

describe('a reader', () => {
	it('is told why with the stock protocol and with ours [REF-1]', async () => {
		const stock = await raw(host, document, troika.reader);
		stock.send({ type: 'update', update: await aWord() });
		expect((await stock.next('denied')).reason).toMatch(/pas le droit d’écrire/);
		const own = await raw(host, document, troika.reader);
		own.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		own.send({ type: 'update', update: await aWord() });
		expect((await own.next('welcome')).canWrite).toBe(false);
		expect(await own.next('refused')).toMatchObject({
			reason: expect.stringMatching(/pas le droit d’écrire/),
		});
	});

	it('with our client sends nothing of what is typed by mistake, and stays', async () => {
		const odile = await join(host, document, troika.reader);
		const claire = await join(host, document, troika.state);
		odile.type('par erreur');
		claire.type('à dessein');
		await until('she reads', () => odile.text().includes('à dessein'));
		expect(odile.channel.canWrite).toBe(false);
		expect(claire.text()).not.toContain('erreur');
	});

	it('text frames close', async () => {
		const client = await raw(host, document, troika.state);
		client.socket.send('bonjour');
		expect(await client.closed).toBe(4400);
	});

	it('someone without the right sees a reason and no content', async () => {
		const marc = knock(host, document, troika.outsider);
		await until('refused', () => marc.channel.save.state === 'refused');
		expect(marc.channel.trouble).toEqual({ kind: 'closed', code: 4404, reason: '' });
		expect(marc.channel.synced).toBe(false);
	});
});
