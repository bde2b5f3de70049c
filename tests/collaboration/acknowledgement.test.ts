import SQLite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import { schemaEpoch } from '#domain/document/schema.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type TestDocument, type Troika } from '../support/troika.ts';
import { join, leaveAll, raw, until, type RawClient } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

/** Updates of one fresh client that types one letter after the other. */
function* letters(from: Uint8Array, sectionId: string): Generator<Uint8Array, never> {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, from);
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const title = (doc.getMap('sections').get(sectionId) as Y.Map<Y.Text>).get('title')!;
	for (;;) {
		title.insert(title.length, 'x');
		yield updates.shift()!;
	}
}

async function opened(document: TestDocument): Promise<{ client: RawClient; next: () => Uint8Array }> {
	const client = await raw(host, document, troika.state);
	client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
	client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
	const { update } = await client.next('step-2');
	const typed = letters(update, document.sectionId);
	return { client, next: () => typed.next().value };
}

describe('acknowledgement', () => {
	it('an update is on disk before its author is told and before anyone sees it [ACK-1] [E1]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const { client, next } = await opened(document);
		const yann = await raw(host, document, troika.academy);
		// Another connection sees only what is committed.
		const outside = new SQLite(host.context.database.sqlite!.name, { readonly: true });
		const stored = outside
			.prepare('select count(*) as n from document_journal where document_id = ?')
			.pluck();
		const at: { told: number; stored: number }[] = [];
		const shown: { shown: number; stored: number }[] = [];
		const rows = () => (stored.get(document.id) as number) - 1;
		client.socket.on('message', (data) => {
			const frame = new Uint8Array(data as Buffer);
			if (frame[0] === 102) at.push({ told: frame[1]!, stored: rows() });
		});
		yann.socket.on('message', (data) => {
			if ((data as Buffer)[0] === 0) shown.push({ shown: shown.length + 1, stored: rows() });
		});
		for (let n = 0; n < 40; n += 1) {
			client.send({ type: 'update', update: next() });
			if (n % 5 === 0) await until('a while', () => shown.length > n / 2);
		}
		await until('all is told', () => at.at(-1)?.told === 40 && shown.length === 40);
		outside.close();
		for (const moment of at) expect(moment.stored).toBeGreaterThanOrEqual(moment.told);
		for (const moment of shown) expect(moment.stored).toBeGreaterThanOrEqual(moment.shown);
	});

	it('relays the very bytes that were received, never to their author [REL-1]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const { client, next } = await opened(document);
		const yann = await raw(host, document, troika.academy);
		const update = next();
		client.send({ type: 'update', update });
		expect((await yann.next('update')).update).toEqual(update);
		await client.next('durable');
		expect(client.received.filter(({ type }) => type === 'update')).toEqual([]);
	});

	it('says nothing of ours to a client that did not say hello [ACK-2]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const { client, next } = await opened(document);
		const stranger = await raw(host, document, troika.academy);
		stranger.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		client.send({ type: 'update', update: next() });
		await stranger.next('update');
		expect(stranger.received.map(({ type }) => type)).toEqual(['step-2', 'step-1', 'update']);
	});

	it('an update sent again is acknowledged again and stored once [ACK-3]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const { client, next } = await opened(document);
		const update = next();
		for (let n = 0; n < 5; n += 1) client.send({ type: n % 2 ? 'step-2' : 'update', update });
		await until('five are told', () =>
			client.received.some((frame) => frame.type === 'durable' && frame.count === 5),
		);
		const rows = await host.context.database.raw
			.selectFrom('document_journal')
			.select('seq')
			.where('document_id', '=', document.id)
			.execute();
		expect(rows).toHaveLength(2);
	});

	it('an update that comes before what it refers to waits, and holds back the acknowledgement [ACK-4]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const { client, next } = await opened(document);
		const yann = await raw(host, document, troika.academy);
		const [first, second, third] = [next(), next(), next()];
		client.send({ type: 'update', update: second });
		client.send({ type: 'update', update: third });
		client.send({ type: 'update', update: first });
		await until('three are told', () =>
			client.received.some((frame) => frame.type === 'durable' && frame.count === 3),
		);
		expect(client.received.filter(({ type }) => type === 'durable')).toEqual([{ type: 'durable', count: 3 }]);
		await until('they are shown', () => yann.received.filter(({ type }) => type === 'update').length === 3);
		expect(yann.received.flatMap((frame) => (frame.type === 'update' ? [frame.update] : []))).toEqual([
			first,
			second,
			third,
		]);
	});

	it('sends away who keeps sending what refers to nothing [LIM-3]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const { client, next } = await opened(document);
		next();
		for (let n = 0; n < 70; n += 1) client.send({ type: 'update', update: next() });
		expect(await client.closed).toBe(4503);
	});

	it('turns away a client older than the schema [HEL-2] [E7]', async () => {
		const client = await raw(host, troika.document, troika.state);
		client.send({ type: 'hello', version: 1, epoch: 0 });
		expect(await client.closed).toBe(4409);
	});

	it('a storage that refuses sends everyone away to come back, and nothing is said to be saved', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const { raw: db } = host.context.database;
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		const sqlite = host.context.database.sqlite!;
		sqlite.exec(
			`create trigger full before insert on document_journal begin select raise(abort, 'disk full'); end`,
		);
		claire.type('perdu ?');
		await until(
			'both are away',
			() => claire.channel.save.state === 'offline' && yann.channel.save.state === 'offline',
		);
		expect(claire.channel.save).toMatchObject({ pending: true });
		expect(yann.text()).toBe('');
		sqlite.exec('drop trigger full');
		await until('it is stored and shown', () => yann.text() === 'perdu ?');
		await claire.saved();
		const rows = await db
			.selectFrom('document_journal')
			.select('seq')
			.where('document_id', '=', document.id)
			.execute();
		expect(rows).toHaveLength(2);
	});

	it('one document that cannot be stored holds back no other', async () => {
		const [bad, good] = [
			await aDocument(host, troika.groupId, troika.state),
			await aDocument(host, troika.groupId, troika.state),
		];
		const claire = await opened(bad);
		const yann = await opened(good);
		const sqlite = host.context.database.sqlite!;
		sqlite.exec(
			`create trigger bad before insert on document_journal when new.document_id = '${bad.id}' begin select raise(abort, 'no'); end`,
		);
		claire.client.socket.send(encodeFrame({ type: 'update', update: claire.next() }));
		yann.client.socket.send(encodeFrame({ type: 'update', update: yann.next() }));
		expect((await yann.client.next('durable')).count).toBe(1);
		expect(await claire.client.closed).toBe(4503);
		sqlite.exec('drop trigger bad');
	});
});
