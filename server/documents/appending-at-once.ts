import type SQLite from 'better-sqlite3';
import type { Instant } from '../database/schema.ts';
import { atOnce } from '../database/sqlite-dialect.ts';
import { ClientTaken } from './clients.ts';
import { checksum, type Appending } from './journal.ts';

/** Documents whose last sequence is remembered. */
const most = 10_000;

const statements = new WeakMap<SQLite.Database, ReturnType<typeof prepare>>();

/**
 * Stores what several documents have, in one transaction of SQLite's own prepared statements: every keystroke of everybody passes here, and
 * building its SQL anew cost more than storing it. The contract tests hold this and `append` to the same rows.
 * @returns the last sequence of each, undefined where there was nothing to store.
 * @throws {ClientTaken}
 */
export function appendAllAtOnce(
	sqlite: SQLite.Database,
	all: readonly Appending[],
	at: Instant,
): (number | undefined)[] {
	const own = statements.get(sqlite) ?? prepare(sqlite);
	statements.set(sqlite, own);
	const { lasts } = own;
	const store = () => atOnce(sqlite, () => all.map((one) => appendAtOnce(own, one, at)));
	try {
		return store();
	} catch (error) {
		// Nothing of it is stored: what is remembered runs ahead. It lags behind when somebody else has written: the key tells.
		lasts.clear();
		if ((error as { code?: unknown } | null)?.code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') throw error;
	}
	try {
		return store();
	} catch (error) {
		lasts.clear();
		throw error;
	}
}

function appendAtOnce(
	own: ReturnType<typeof prepare>,
	{ documentId, entries, writers }: Appending,
	at: Instant,
): number | undefined {
	if (entries.length === 0) return undefined;
	let seq = own.lasts.get(documentId) ?? own.last.get(documentId) ?? 0;
	for (const { actorId, clientId, bytes, newClients } of entries) {
		for (const client of actorId === null ? [] : newClients) {
			own.bind.run(documentId, client, actorId);
			const owner = own.owner.get(documentId, client);
			if (owner !== undefined && owner !== actorId) throw new ClientTaken(client, owner);
		}
		seq += 1;
		own.entry.run(documentId, seq, actorId, clientId, bytes, checksum(seq, actorId, clientId, bytes), at);
	}
	if (writers) {
		own.touch.run(at, documentId);
		for (const actorId of writers) own.note.run(documentId, actorId, at);
	}
	if (own.lasts.size >= most) own.lasts.clear();
	own.lasts.set(documentId, seq);
	return seq;
}

function prepare(sqlite: SQLite.Database) {
	return {
		/** The last sequence by document, of those written lately: asked for at each commit, it cost half as much as storing. */
		lasts: new Map<string, number>(),
		last: sqlite
			.prepare<[string], number | null>('select max(seq) from document_journal where document_id = ?')
			.pluck(),
		entry: sqlite.prepare(
			`insert into document_journal (document_id, seq, actor_id, client_id, bytes, checksum, at)
			values (?, ?, ?, ?, ?, ?, ?)`,
		),
		bind: sqlite.prepare(
			'insert into document_clients (document_id, client_id, actor_id) values (?, ?, ?) on conflict do nothing',
		),
		owner: sqlite
			.prepare<[string, number], string>(
				'select actor_id from document_clients where document_id = ? and client_id = ?',
			)
			.pluck(),
		touch: sqlite.prepare('update documents set updated_at = ? where id = ?'),
		note: sqlite.prepare(
			`insert into document_writers (document_id, actor_id, last_at) values (?, ?, ?)
			on conflict (document_id, actor_id) do update set last_at = excluded.last_at`,
		),
	};
}
