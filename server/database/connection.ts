import SQLite from 'better-sqlite3';
import { Kysely, PostgresDialect, type Dialect, type Transaction as KyselyTransaction } from 'kysely';
import type { ReadonlyKysely } from 'kysely/readonly';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { DialectName } from './columns.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect, whenFree } from './sqlite-dialect.ts';

/** What a read receives: it cannot write. */
export type Reader = ReadonlyKysely<Schema>;
/** What a write receives: it is always inside a transaction. */
export type Transaction = KyselyTransaction<Schema>;

/** A transaction's own reads, for functions that take a {@link Reader}: they see what it has written so far. */
export const reading = (trx: Transaction): Reader => trx as unknown as Reader;

export interface Database {
	readonly dialect: DialectName;
	readonly reader: Reader;
	/** Runs `work` in one transaction: all of it or nothing. Never await the network inside (SQLite has one connection). */
	write<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
	/** The same for what can wait while the disk is full: never uses the space set aside. */
	writeSparingly<T>(work: (trx: Transaction) => Promise<T>): Promise<T>;
	/** For migrations, the journal and maintenance only. */
	readonly raw: Kysely<Schema>;
	/** The embedded database itself, when it is the one in use. */
	readonly sqlite: SQLite.Database | null;
	/** Space set aside for when the disk is full; a server on SQLite has some. */
	readonly spare?: Spare;
	close(): Promise<void>;
}

/** Space set aside on the disk of the database. */
export interface Spare {
	/** Gives the space to whoever writes next. @returns false when there was none left to give. */
	release(): boolean;
	/** Sets it aside again if need be. @returns false when it was given and there is no room yet for it. */
	hold(): boolean;
}

export function connect(url: string | undefined, dataDir: string): Database {
	return url ? openPostgres(url) : openSqlite(join(dataDir, 'maillage.sqlite'));
}

/** SQLite with every commit on disk before it is told [E2], foreign keys on, and a version that is known to work. */
export function openSqlite(file: string): Database {
	if (file !== ':memory:') mkdirSync(join(file, '..'), { recursive: true });
	const sqlite = new SQLite(file);
	sqlite.pragma('journal_mode = WAL');
	// After WAL: a new handle reports FULL but uses NORMAL once WAL is on.
	sqlite.pragma('synchronous = FULL');
	sqlite.pragma('foreign_keys = ON');
	sqlite.pragma('busy_timeout = 5000');
	if (sqlite.pragma('synchronous', { simple: true }) !== 2)
		throw new Error('SQLite refuse « synchronous = FULL » : les écritures ne seraient pas sûres.');
	// From here on whoever needs the write lock asks again by itself: SQLite's own waiting stops the whole process.
	sqlite.pragma('busy_timeout = 10');
	const version = sqlite.prepare('select sqlite_version() as version').get() as { version: string };
	if (version.version.localeCompare('3.45.0', 'en', { numeric: true }) < 0)
		throw new Error(`SQLite ${version.version} est trop ancien : il faut au moins 3.45.`);
	return assemble('sqlite', sqliteDialect(sqlite), sqlite);
}

export function openPostgres(url: string): Database {
	// bigint columns hold counts and sequence numbers, all far below 2^53.
	pg.types.setTypeParser(pg.types.builtins.INT8, Number);
	const pool = new pg.Pool({ connectionString: url, max: 10 });
	// A server that restarts cuts idle connections: the pool opens others, unhandled it would end the process.
	pool.on('error', () => {});
	// The same in the middle of a transaction, which fails and is told.
	pool.on('connect', (client) => client.on('error', () => {}));
	return assemble('postgres', new PostgresDialect({ pool }), null);
}

/** For tests on PGlite, and for the two above. */
export function assemble(dialect: DialectName, kysely: Dialect, sqlite: SQLite.Database | null): Database {
	const raw = new Kysely<Schema>({ dialect: kysely });
	const write: Database['write'] = (work) => whenFree(() => raw.transaction().execute(work));
	return {
		dialect,
		raw,
		reader: raw as unknown as Reader,
		sqlite,
		write,
		writeSparingly: write,
		close: () => raw.destroy(),
	};
}
