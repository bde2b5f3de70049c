import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/database/connection.ts';
import { append, appendAll } from '#server/documents/appending.ts';
import { ClientTaken, listClients } from '#server/documents/clients.ts';
import { readJournal, type Appending } from '#server/documents/journal.ts';
import { databases, testContext } from '../support/databases.ts';
import { aDocument, aPerson, aTroika, type Place, type Troika } from '../support/troika.ts';

const at = '2026-03-02T10:00:00.000Z';
const later = '2026-03-02T10:00:09.000Z';

describe.each(databases)('storing what several documents have, on $name', ({ open }) => {
	let database: Database;
	let place: Place;
	let troika: Troika;
	beforeAll(async () => {
		database = await open();
		place = { context: testContext(database) };
		troika = await aTroika(place);
	});
	afterAll(() => database.close());

	const newDocument = async () => (await aDocument(place, troika.groupId, troika.state)).id;
	const writing = (documentId: string, actorId: string | null, ...clients: number[]): Appending => ({
		documentId,
		entries: clients.map((clientId) => ({
			actorId,
			clientId,
			bytes: Uint8Array.from([clientId]),
			newClients: actorId === null ? [] : [clientId],
		})),
		writers: actorId === null ? undefined : [actorId],
	});
	const rows = async (documentId: string) => {
		const { tail } = await readJournal(database.reader, documentId);
		return {
			tail: tail.slice(1),
			clients: await listClients(database.reader, documentId),
			writers: await database.reader
				.selectFrom('document_writers')
				.select(['actor_id', 'last_at'])
				.where('document_id', '=', documentId)
				.execute(),
			document: await database.reader
				.selectFrom('documents')
				.select('updated_at')
				.where('id', '=', documentId)
				.executeTakeFirst(),
		};
	};

	it('leaves the very rows that one transaction of plain SQL would', async () => {
		const { actorId } = troika.state;
		const [one, other] = [await newDocument(), await newDocument()];
		expect(await appendAll(database, [writing(one, actorId, 7, 8), writing(one, null, 9)], at)).toEqual([
			3, 4,
		]);
		await database.write((trx) => append(trx, writing(other, actorId, 7, 8), at));
		await database.write((trx) => append(trx, writing(other, null, 9), at));
		expect(await rows(one)).toEqual(await rows(other));
		expect((await rows(one)).tail).toHaveLength(3);
	});

	it('numbers each document by itself, and says nothing of one that had nothing', async () => {
		const [one, other] = [await newDocument(), await newDocument()];
		const seqs = await appendAll(database, [writing(one, null, 1, 2), writing(other, null)], at);
		expect(seqs).toEqual([3, undefined]);
	});

	it('moves the time of who wrote before', async () => {
		const id = await newDocument();
		await appendAll(database, [writing(id, troika.state.actorId, 7)], at);
		await appendAll(database, [writing(id, troika.state.actorId, 8)], later);
		const { writers, document } = await rows(id);
		expect(writers).toEqual([{ actor_id: troika.state.actorId, last_at: later }]);
		expect(document).toEqual({ updated_at: later });
	});

	it('stores nothing of anybody when a client is somebody else’s [E10]', async () => {
		const [one, other] = [await newDocument(), await newDocument()];
		const someone = await aPerson(place, 'Quelqu’un d’autre');
		await appendAll(database, [writing(one, troika.state.actorId, 7)], at);
		const before = [await rows(one), await rows(other)];
		const both = [writing(other, someone.actorId, 7), writing(one, someone.actorId, 6, 7)];
		await expect(appendAll(database, both, later)).rejects.toThrow(ClientTaken);
		expect([await rows(one), await rows(other)]).toEqual(before);
	});

	it('goes on after what came another way, and after what came to nothing', async () => {
		const [one, other] = [await newDocument(), await newDocument()];
		const { actorId } = troika.state;
		const someone = await aPerson(place, 'Quelqu’un qui écrit aussi');
		expect(await appendAll(database, [writing(one, actorId, 7), writing(other, null, 1)], at)).toEqual([
			2, 2,
		]);
		await database.write((trx) => append(trx, writing(one, null, 8, 9), at));
		expect(await appendAll(database, [writing(one, actorId, 7), writing(other, null, 2)], at)).toEqual([
			5, 3,
		]);
		const refused = [writing(other, null, 3), writing(one, someone.actorId, 7)];
		await expect(appendAll(database, refused, at)).rejects.toThrow(ClientTaken);
		expect(await appendAll(database, [writing(other, null, 4), writing(one, null, 10)], at)).toEqual([4, 6]);
		expect((await rows(one)).tail.map(({ seq, clientId }) => `${seq}: ${clientId}`)).toEqual([
			...['2: 7', '3: 8', '4: 9', '5: 7', '6: 10'],
		]);
		expect((await rows(other)).tail.map(({ clientId }) => clientId)).toEqual([1, 2, 4]);
	});

	it('is no part of a transaction that is under way and comes to nothing', async () => {
		const id = await newDocument();
		let appended: Promise<unknown> | undefined;
		const undone = database.write(async (trx) => {
			await trx.updateTable('documents').set({ title: 'Jamais' }).where('id', '=', id).execute();
			appended = appendAll(database, [writing(id, null, 5)], later);
			await trx.selectFrom('documents').select('id').where('id', '=', id).execute();
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		await expect(appended).resolves.toEqual([2]);
		expect((await rows(id)).tail).toMatchObject([{ seq: 2, clientId: 5 }]);
	});
});
