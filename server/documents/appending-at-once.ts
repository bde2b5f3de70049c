import type SQLite from 'better-sqlite3';
import type { Instant } from '../database/schema.ts';
import { checksum, ClientTaken, type Appending } from './journal.ts';

const statements = new WeakMap<SQLite.Database, ReturnType<typeof prepare>>();

/**
 * `append` as SQLite's own prepared statements: every keystroke of everybody passes here, and building its SQL anew
 * cost more than storing it. To be called inside a transaction; the contract tests hold both to the same rows.
 * @returns the last sequence.
 * @throws {ClientTaken}
 */
export function appendAtOnce(
	sqlite: SQLite.Database,
	{ documentId, entries, writers }: Appending,
	at: Instant,
): number | undefined {
	if (entries.length === 0) return undefined;
	let own = statements.get(sqlite);
	if (!own) statements.set(sqlite, (own = prepare(sqlite)));
	let seq = own.last.get(documentId) ?? 0;
	for (const { actorId, clientId, bytes, newClients } of entries) {
		for (const client of actorId === null ? [] : newClients) {
			own.bind.run(documentId, client, actorId);
			if (own.owner.get(documentId, client) !== actorId) throw new ClientTaken(client);
		}
		seq += 1;
		own.entry.run(documentId, seq, actorId, clientId, bytes, checksum(seq, actorId, clientId, bytes), at);
	}
	if (writers) {
		own.touch.run(at, documentId);
		for (const actorId of writers) own.note.run(documentId, actorId, at);
	}
	return seq;
}

function prepare(sqlite: SQLite.Database) {
	return {
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
