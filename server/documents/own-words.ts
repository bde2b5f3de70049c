import { Problem } from '#domain/problem.ts';
import * as Y from 'yjs';
import type { Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { listClients } from './clients.ts';
import { appendEntries, listEntries, lockJournals, noteWriting, readJournal } from './journal.ts';
import { loadState } from './state.ts';

/**
 * The application writes in a document that people may have open, in this process or another. The entry takes its place in the journal
 * as anybody's would: the document's row is held meanwhile, what others stored just before is known to the change, and rooms
 * show it in its turn [PEER-1, PEER-3].
 * @param change to a copy of the document as it is at that moment; nothing is stored when it changes nothing.
 * @param alongside what goes into the same transaction, whether or not the change came to anything.
 * @returns whether something was stored.
 * @throws {Problem} `unavailable` while the storage takes nothing.
 */
export async function writeOwn(
	context: Context,
	documentId: string,
	change: (ydoc: Y.Doc, size: number) => void,
	alongside: (trx: Transaction) => Promise<void>,
): Promise<boolean> {
	const { database, events } = context;
	const journal = await readJournal(database.reader, documentId);
	// Read before the transaction: a large document takes a while, and others wait for it.
	let prepared: Y.Doc | undefined = loadState(journal);
	const client = ownClient(prepared, await listClients(database.reader, documentId));
	const read = journal.tail.reduce(
		(sum, { bytes }) => sum + bytes.length,
		journal.snapshot?.bytes.length ?? 0,
	);
	const store = async (trx: Transaction) => {
		const ydoc = prepared ?? loadState(journal);
		prepared = undefined;
		if (database.dialect === 'postgres') await lockJournals(trx, [documentId]);
		let size = read;
		for (const { bytes } of await listEntries(reading(trx), documentId, journal.seq)) {
			Y.applyUpdate(ydoc, bytes);
			size += bytes.length;
		}
		const entry = changed(ydoc, client, (own) => change(own, size));
		ydoc.destroy();
		await alongside(trx);
		if (!entry) return undefined;
		const at = context.now().toISOString();
		const seq = await appendEntries(trx, documentId, [{ actorId: null, ...entry }], at);
		await noteWriting(trx, documentId, [], at);
		return { seq, actorId: null, bytes: entry.bytes };
	};
	const entry = await database.writeSparingly(store).catch((error: unknown) => {
		if (isStorageFault(error)) throw new Problem('unavailable', notNow);
		throw error;
	});
	if (entry) events.emit('document-written', { documentId, entry });
	return entry !== undefined;
}

const notNow =
	'L’enregistrement est impossible pour l’instant. Le document est tel qu’il était ; réessayez dans une minute.';

/**
 * The Yjs client under which the application has written here before, from the document's birth on: it goes on under that one, because a
 * document holds so many of them, and these are in nobody's share [LIM-10]. Not where something is missing: its clocks may be taken [HOL-1].
 * @param theirs read after the document, so that whoever wrote in it is known.
 */
function ownClient(ydoc: Y.Doc, theirs: ReadonlyMap<number, string>): number | undefined {
	if (ydoc.store.pendingStructs) return undefined;
	return [...ydoc.store.clients.keys()].find((client) => !theirs.has(client));
}

/** What a change adds, under the application's client, or one that nobody has written under. */
function changed(
	ydoc: Y.Doc,
	client: number | undefined,
	change: (ydoc: Y.Doc) => void,
): { bytes: Uint8Array; clientId: number } | undefined {
	if (client !== undefined) ydoc.clientID = client;
	else
		while (ydoc.store.clients.has(ydoc.clientID))
			ydoc.clientID = crypto.getRandomValues(new Uint32Array(1))[0]!;
	let bytes: Uint8Array | undefined;
	ydoc.on('update', (update: Uint8Array) => (bytes = update));
	ydoc.transact(() => change(ydoc));
	return bytes && { bytes, clientId: ydoc.clientID };
}
