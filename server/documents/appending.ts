import type { Database, Transaction } from '../database/connection.ts';
import { whenFree } from '../database/sqlite-dialect.ts';
import type { Instant } from '../database/schema.ts';
import { appendAllAtOnce } from './appending-at-once.ts';
import { bindClients } from './clients.ts';
import { appendEntries, lockJournals, noteWriting, type Appending } from './journal.ts';

/** Who writes is told after this long that another process holds the database; it is tried again all the same. In milliseconds. */
const patience = 1000;

/**
 * Stores what several documents have, in one transaction on the way that the disk's last space is not spent on.
 * @returns the last sequence of each, undefined where there was nothing to store.
 * @throws {ClientTaken} when a client belongs to somebody else; nothing is stored then.
 */
export function appendAll(
	database: Database,
	all: readonly Appending[],
	at: Instant,
): Promise<(number | undefined)[]> {
	const { sqlite, raw } = database;
	if (sqlite)
		// Kysely's connection is held meanwhile: no transaction of its own is half done.
		return whenFree(() => raw.connection().execute(async () => appendAllAtOnce(sqlite, all, at)), patience);
	return database.writeSparingly(async (trx) => {
		const stored = all.filter(({ entries }) => entries.length > 0);
		await lockJournals(
			trx,
			stored.map(({ documentId }) => documentId),
		);
		const seqs: (number | undefined)[] = [];
		for (const one of all) seqs.push(await append(trx, one, at));
		return seqs;
	});
}

/** @returns the last sequence. */
export async function append(
	trx: Transaction,
	{ documentId, entries, writers }: Appending,
	at: Instant,
): Promise<number | undefined> {
	if (entries.length === 0) return undefined;
	for (const { actorId, newClients } of entries)
		if (actorId !== null) await bindClients(trx, documentId, actorId, newClients);
	if (writers) await noteWriting(trx, documentId, writers, at);
	return appendEntries(trx, documentId, entries, at);
}
