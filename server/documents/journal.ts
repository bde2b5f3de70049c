import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Reader, Transaction } from '../database/connection.ts';
import type { Instant, Schema } from '../database/schema.ts';
import { openClocks, sealClocks } from './snapshot-clocks.ts';

/** One Yjs update (V1) as someone sent it. `actorId` is null for what the application itself wrote. */
export interface JournalEntry {
	readonly actorId: string | null;
	/** The Yjs client the update is written under, 0 when it only deletes. */
	readonly clientId: number;
	readonly bytes: Uint8Array;
}

export interface AcceptedEntry extends JournalEntry {
	/** Yjs clients this entry is the first to use, to be bound to its actor [E10]. */
	readonly newClients: readonly number[];
}

/** What one document has to store. */
export interface Appending {
	readonly documentId: string;
	readonly entries: readonly AcceptedEntry[];
	/** The actors whose writing is to be noted now; undefined when it was, a moment ago. */
	readonly writers: readonly string[] | undefined;
}

export interface StoredEntry extends JournalEntry {
	/** From 1, without a gap, per document. */
	readonly seq: number;
	readonly at: Instant;
}

export interface Snapshot {
	/** The last journal entry it contains. */
	readonly seq: number;
	readonly bytes: Uint8Array;
	/** The next clock of each client in it; undefined when it has to be found out from the bytes. */
	readonly clocks?: ReadonlyMap<number, number> | undefined;
}

/** What a document is made of: apply the snapshot, if any, then the entries in order. */
export interface Journal {
	readonly snapshot: Snapshot | undefined;
	readonly tail: readonly StoredEntry[];
	/** Sequence of the last entry; 0 for a document that was never written. */
	readonly seq: number;
}

/** What is stored is not what was written: the document is quarantined, the others are served [E8]. */
export class JournalDamage extends Error {
	readonly documentId: string;
	readonly seq: number;

	constructor(documentId: string, seq: number) {
		super(`Journal of document ${documentId} is damaged at entry ${seq}`);
		this.name = 'JournalDamage';
		this.documentId = documentId;
		this.seq = seq;
	}
}

/** Rows of one `insert`: far below SQLite's limit of bound values. */
const batch = 500;
/** Rows of one `select`: between two of them whoever else waits gets their turn. */
const reading = 2000;

/**
 * Makes other processes that append to these documents wait until this transaction is over: sequences then never collide, and
 * nobody can read one before those below it. Not for SQLite, which has one writer. In the order of the ids, so that two
 * transactions never wait for each other; the weakest lock that excludes itself, so that rows may still refer to the document.
 */
export async function lockJournals(trx: Transaction, documentIds: readonly string[]): Promise<void> {
	await trx
		.selectFrom('documents')
		.select('id')
		.where('id', 'in', [...documentIds])
		.orderBy('id')
		.forNoKeyUpdate()
		.execute();
}

/**
 * Appends entries to a document's journal, of which {@link lockJournals} keeps other processes away: without it the second of two
 * transactions would collide on the primary key and fail whole.
 * @returns the sequence of the last entry.
 */
export async function appendEntries(
	trx: Transaction,
	documentId: string,
	entries: readonly JournalEntry[],
	at: Instant = new Date().toISOString(),
): Promise<number> {
	let seq = await lastSeq(trx, documentId);
	const rows = entries.map((entry) => {
		seq += 1;
		return {
			document_id: documentId,
			seq,
			actor_id: entry.actorId,
			client_id: entry.clientId,
			bytes: entry.bytes,
			checksum: checksum(seq, entry.actorId, entry.clientId, entry.bytes),
			at,
		};
	});
	for (let start = 0; start < rows.length; start += batch)
		await trx
			.insertInto('document_journal')
			.values(rows.slice(start, start + batch))
			.execute();
	return seq;
}

/** Says who has just written in a document, for its readers and for their own lists. */
export async function noteWriting(
	trx: Transaction,
	documentId: string,
	actorIds: readonly string[],
	at: Instant,
): Promise<void> {
	await trx.updateTable('documents').set({ updated_at: at }).where('id', '=', documentId).execute();
	if (actorIds.length > 0)
		await trx
			.insertInto('document_writers')
			.values(actorIds.map((actorId) => ({ document_id: documentId, actor_id: actorId, last_at: at })))
			.onConflict((conflict) => conflict.columns(['document_id', 'actor_id']).doUpdateSet({ last_at: at }))
			.execute();
}

/** Adds a snapshot as a new row; older ones stay. One process is enough: a second for the same entry is dropped. */
export async function appendSnapshot(
	trx: Transaction,
	documentId: string,
	{ seq, bytes, clocks }: Snapshot,
	at: Instant = new Date().toISOString(),
): Promise<void> {
	const sum = checksum(seq, 'snapshot', 0, bytes);
	await trx
		.insertInto('document_snapshots')
		.values({
			...{ document_id: documentId, seq, bytes, checksum: sum, at },
			clocks: clocks ? sealClocks(clocks, sum) : null,
		})
		.onConflict((conflict) => conflict.columns(['document_id', 'seq']).doNothing())
		.execute();
}

/**
 * The entries after `since`, in order, up to `upTo` included.
 * @throws {JournalDamage} when one is missing or its bytes are not those that were written.
 */
export async function listEntries(
	db: Reader,
	documentId: string,
	since: number,
	upTo = Number.MAX_SAFE_INTEGER,
): Promise<StoredEntry[]> {
	const entries: StoredEntry[] = [];
	for (let found = reading; found === reading;) {
		const after = entries.at(-1)?.seq ?? since;
		const rows = await db
			.selectFrom('document_journal')
			.select(['seq', 'actor_id', 'client_id', 'bytes', 'checksum', 'at'])
			.where('document_id', '=', documentId)
			.where('seq', '>', after)
			.where('seq', '<=', upTo)
			.orderBy('seq')
			.limit(reading)
			.execute();
		rows.forEach((row, index) => entries.push(soundEntry(documentId, after + index + 1, row)));
		found = rows.length;
		if (found === reading) await setImmediate();
	}
	return entries;
}

function soundEntry(
	documentId: string,
	expected: number,
	row: Omit<Schema['document_journal'], 'document_id'>,
): StoredEntry {
	if (row.seq !== expected || row.checksum !== checksum(row.seq, row.actor_id, row.client_id, row.bytes))
		throw new JournalDamage(documentId, expected);
	const { seq, actor_id: actorId, client_id: clientId, at } = row;
	return { seq, actorId, clientId, bytes: plain(row.bytes), at };
}

/** The latest snapshot, of no entry after `upTo`, that is what was written; `damaged` is told of each that is not. */
export async function findSnapshot(
	db: Reader,
	documentId: string,
	upTo = Number.MAX_SAFE_INTEGER,
	damaged: (damage: JournalDamage) => void = () => {},
): Promise<Snapshot | undefined> {
	for (let last = upTo; ;) {
		const row = await db
			.selectFrom('document_snapshots')
			.select(['seq', 'bytes', 'checksum', 'clocks'])
			.where('document_id', '=', documentId)
			.where('seq', '<=', last)
			.orderBy('seq', 'desc')
			.limit(1)
			.executeTakeFirst();
		if (!row) return undefined;
		if (row.checksum === checksum(row.seq, 'snapshot', 0, row.bytes))
			return {
				...{ seq: row.seq, bytes: plain(row.bytes) },
				clocks: row.clocks ? openClocks(plain(row.clocks), row.checksum) : undefined,
			};
		damaged(new JournalDamage(documentId, row.seq));
		last = row.seq - 1;
	}
}

/**
 * Latest sound snapshot and what came after it: a damaged one costs time, not words, as long as the entries behind it are sound.
 * @param upTo the document as it was after that entry, whatever was deleted since.
 * @param damaged told of each snapshot that was passed over.
 * @throws {JournalDamage} when an entry that is needed is not what was written.
 */
export async function readJournal(
	db: Reader,
	documentId: string,
	upTo?: number,
	damaged?: (damage: JournalDamage) => void,
): Promise<Journal> {
	const snapshot = await findSnapshot(db, documentId, upTo, damaged);
	const tail = await listEntries(db, documentId, snapshot?.seq ?? 0, upTo);
	return { snapshot, tail, seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0 };
}

async function lastSeq(trx: Transaction, documentId: string): Promise<number> {
	const row = await trx
		.selectFrom('document_journal')
		.select((select) => select.fn.max('seq').as('seq'))
		.where('document_id', '=', documentId)
		.executeTakeFirst();
	return row?.seq ?? 0;
}

/** SHA-256 over the sequence, the actor, the client and the bytes: its first 16 bytes, hexadecimal. */
export function checksum(seq: number, actor: string | null, client: number, bytes: Uint8Array): string {
	const head = Buffer.from(`${seq}\n${actor ?? ''}\n${client}\n`);
	return hash('sha256', Buffer.concat([head, bytes]), 'hex').slice(0, 32);
}

/** Drivers give Buffers; Yjs and comparisons want the plain type. */
function plain(bytes: Uint8Array): Uint8Array {
	return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
