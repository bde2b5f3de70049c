import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/database/connection.ts';
import { bindClients, listClients } from '#server/documents/clients.ts';
import {
	appendEntries,
	appendSnapshot,
	checksum,
	listEntries,
	lockJournals,
	readJournal,
	type JournalEntry,
} from '#server/documents/journal.ts';
import { sealClocks } from '#server/documents/snapshot-clocks.ts';
import { removeOldSnapshots } from '#server/documents/old-snapshots.ts';
import { databases, testContext } from '../support/databases.ts';
import { aDocument, aTroika, type Place, type Troika } from '../support/troika.ts';

const entry = (actorId: string | null, ...bytes: number[]): JournalEntry => ({
	actorId,
	clientId: 4_294_967_295,
	bytes: Uint8Array.from(bytes),
});

describe.each(databases)('the journal on $name', ({ name, open }) => {
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

	it('gives back what was appended, numbered without a gap, byte for byte', async () => {
		const id = await newDocument();
		const { actorId } = troika.state;
		const many = Array.from({ length: 1100 }, (_, n) => entry(actorId, n & 255, 0, 255));
		expect(await database.write((trx) => appendEntries(trx, id, many))).toBe(1101);
		expect(await database.write((trx) => appendEntries(trx, id, []))).toBe(1101);
		const entries = await listEntries(database.reader, id, 1);
		expect(entries.map(({ seq }) => seq)).toEqual(many.map((_, index) => index + 2));
		expect(entries.map(({ bytes }) => bytes)).toEqual(many.map(({ bytes }) => bytes));
		expect(entries[0]).toMatchObject({ actorId, clientId: 4_294_967_295 });
		expect(entries[0]!.bytes.constructor).toBe(Uint8Array);
	});

	it.skipIf(name !== 'PostgreSQL')(
		'is appended to by many at once without a collision, once each locks it',
		async () => {
			const id = await newDocument();
			await Promise.all(
				Array.from({ length: 30 }, (_, n) =>
					database.write(async (trx) => {
						await lockJournals(trx, [id]);
						await appendEntries(trx, id, [entry(null, n)]);
					}),
				),
			);
			const entries = await listEntries(database.reader, id, 1);
			expect(new Set(entries.map(({ bytes }) => bytes[0])).size).toBe(30);
		},
	);

	it('reads the latest snapshot and what came after; older snapshots stay', async () => {
		const id = await newDocument();
		await database.write((trx) => appendEntries(trx, id, [entry(null, 1), entry(null, 2), entry(null, 3)]));
		for (const seq of [2, 3, 3])
			await database.write((trx) => appendSnapshot(trx, id, { seq, bytes: Uint8Array.from([seq]) }));
		const journal = await readJournal(database.reader, id);
		expect(journal.snapshot).toEqual({ seq: 3, bytes: Uint8Array.from([3]) });
		expect(journal.tail.map(({ seq }) => seq)).toEqual([4]);
		expect(journal.seq).toBe(4);
	});

	it('of an unknown document is empty', async () => {
		expect(await readJournal(database.reader, crypto.randomUUID())).toEqual({
			snapshot: undefined,
			tail: [],
			seq: 0,
		});
	});

	it.each<[string, (id: string) => Promise<unknown>]>([
		['other bytes', (id) => change(id, { bytes: Uint8Array.from([9]) })],
		['another actor', (id) => change(id, { actor_id: troika.academy.actorId })],
		['another client', (id) => change(id, { client_id: 1 })],
		[
			'a missing entry',
			(id) =>
				database.raw
					.deleteFrom('document_journal')
					.where('document_id', '=', id)
					.where('seq', '=', 2)
					.execute(),
		],
	])('finds %s when it is read [E8]', async (_name, damage) => {
		const id = await newDocument();
		const { actorId } = troika.state;
		await database.write((trx) => appendEntries(trx, id, [entry(actorId, 1), entry(actorId, 2)]));
		await damage(id);
		await expect(readJournal(database.reader, id)).rejects.toMatchObject({
			name: 'JournalDamage',
			documentId: id,
			seq: 2,
		});
	});

	it('gives back the clocks that were noted with a snapshot, unless they are not its own [0016]', async () => {
		const id = await newDocument();
		const clocks = new Map([
			[4_294_967_295, 3],
			[7, 260_000],
		]);
		const bytes = Uint8Array.from([1]);
		await database.write((trx) => appendSnapshot(trx, id, { seq: 1, bytes, clocks }));
		const read = async () => (await readJournal(database.reader, id)).snapshot;
		expect(await read()).toEqual({ seq: 1, bytes, clocks });
		const rows = database.raw.updateTable('document_snapshots').where('document_id', '=', id);
		const { sealed } = await database.raw
			.selectFrom('document_snapshots')
			.select('clocks as sealed')
			.where('document_id', '=', id)
			.executeTakeFirstOrThrow();
		for (const other of [
			Uint8Array.from(sealed!).fill(9, -1),
			Uint8Array.from([1, 2]),
			sealClocks(clocks, checksum(2, 'snapshot', 0, bytes)),
			null,
		]) {
			await rows.set({ clocks: other }).execute();
			expect(await read()).toEqual({ seq: 1, bytes, clocks: undefined });
		}
	});

	it('passes over a damaged snapshot, tells it, and reads the entries behind it [E8]', async () => {
		const id = await newDocument();
		const { actorId } = troika.state;
		await database.write((trx) => appendEntries(trx, id, [entry(actorId, 2), entry(actorId, 3)]));
		for (const seq of [1, 2])
			await database.write((trx) => appendSnapshot(trx, id, { seq, bytes: Uint8Array.from([seq]) }));
		const damage = (seq: number) =>
			database.raw
				.updateTable('document_snapshots')
				.set({ bytes: Uint8Array.from([9]) })
				.where('document_id', '=', id)
				.where('seq', '=', seq)
				.execute();
		const found: number[] = [];
		const read = () => readJournal(database.reader, id, undefined, ({ seq }) => found.push(seq));
		await damage(2);
		expect(await read()).toMatchObject({ snapshot: { seq: 1 }, tail: [{ seq: 2 }, { seq: 3 }], seq: 3 });
		await damage(1);
		expect(await read()).toMatchObject({
			snapshot: undefined,
			tail: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
			seq: 3,
		});
		expect(found).toEqual([2, 2, 1]);
	});

	it('loses snapshots of more than thirty days, never the latest, never an entry [SNA-5]', async () => {
		const [old, idle] = [await newDocument(), await newDocument()];
		const at = (day: string) => `${day}T08:30:00.000Z`;
		const days = ['2026-01-02', '2026-02-01', '2026-02-15', '2026-03-12'];
		await database.write((trx) => appendEntries(trx, old, [entry(null, 1), entry(null, 2), entry(null, 3)]));
		for (const [index, day] of days.entries())
			await database.write((trx) =>
				appendSnapshot(trx, old, { seq: index + 1, bytes: Uint8Array.from([index]) }, at(day)),
			);
		for (const seq of [1, 2])
			await database.write((trx) =>
				appendSnapshot(trx, idle, { seq, bytes: Uint8Array.from([seq]) }, at('2020-01-01')),
			);
		expect(await removeOldSnapshots(place.context)).toBe(3);
		const left = await database.reader
			.selectFrom('document_snapshots')
			.select(['document_id', 'seq'])
			.where('document_id', 'in', [old, idle])
			.orderBy('seq')
			.execute();
		expect(left).toEqual([
			{ document_id: idle, seq: 2 },
			{ document_id: old, seq: 3 },
			{ document_id: old, seq: 4 },
		]);
		expect(await listEntries(database.reader, old, 0)).toHaveLength(4);
		expect(await removeOldSnapshots(place.context)).toBe(0);
	});

	it('of very many entries is read in turns, whole', async () => {
		const id = await newDocument();
		const many = Array.from({ length: 4100 }, (_, n) => entry(troika.state.actorId, n & 255));
		await database.write((trx) => appendEntries(trx, id, many));
		let turns = 0;
		const clock = setInterval(() => (turns += 1), 0);
		const { tail } = await readJournal(database.reader, id);
		clearInterval(clock);
		expect(tail).toHaveLength(4101);
		expect(turns).toBeGreaterThan(0);
	});

	it('keeps a client id for the first who used it, in that document [E10]', async () => {
		const [id, other] = [await newDocument(), await newDocument()];
		const [claire, yann] = [troika.state.actorId, troika.academy.actorId];
		await database.write((trx) => bindClients(trx, id, claire, [1, 2]));
		await database.write((trx) => bindClients(trx, id, claire, [2, 3]));
		await database.write((trx) => bindClients(trx, other, yann, [2]));
		const late = database.write((trx) => bindClients(trx, id, yann, [4, 2]));
		await expect(late).rejects.toMatchObject({ name: 'ClientTaken', clientId: 2 });
		expect(await listClients(database.reader, id)).toEqual(
			new Map([1, 2, 3].map((client) => [client, claire])),
		);
	});

	function change(id: string, columns: { bytes?: Uint8Array; actor_id?: string; client_id?: number }) {
		return database.raw
			.updateTable('document_journal')
			.set(columns)
			.where('document_id', '=', id)
			.where('seq', '=', 2)
			.execute();
	}
});
