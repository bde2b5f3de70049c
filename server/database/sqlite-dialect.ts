import type SQLite from 'better-sqlite3';
import type { CompiledQuery } from 'kysely';
import {
	type QueryResult,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type Dialect,
	type Driver,
} from 'kysely';
import { setTimeout } from 'node:timers/promises';

/** SQLite can create tables inside a transaction: an interrupted migration leaves nothing behind. */
class Adapter extends SqliteAdapter {
	override get supportsTransactionalDdl() {
		return true;
	}
}

/** Statements kept prepared: more than the product has, but for lists of values of many lengths. */
const mostPrepared = 500;

/** Kysely's connection prepares each statement each time; here the ones used last stay prepared. */
class PreparedConnection implements DatabaseConnection {
	readonly #database: SQLite.Database;
	readonly #prepared = new Map<string, SQLite.Statement>();

	constructor(database: SQLite.Database) {
		this.#database = database;
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		const statement = this.#prepare(sql);
		if (statement.reader) return { rows: statement.all(parameters) as R[] };
		const { changes, lastInsertRowid } = statement.run(parameters);
		return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
	}

	// eslint-disable-next-line require-yield
	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new Error('Rows are read all at once, in pages: nothing streams.');
	}

	#prepare(sql: string): SQLite.Statement {
		let statement = this.#prepared.get(sql);
		// The least recently used comes first.
		if (statement) this.#prepared.delete(sql);
		else statement = this.#database.prepare(sql);
		this.#prepared.set(sql, statement);
		if (this.#prepared.size > mostPrepared)
			this.#prepared.delete(this.#prepared.keys().next().value as string);
		return statement;
	}
}

/**
 * Takes the write lock at once, or fails with SQLITE_BUSY ({@link whenFree} tries again). With a plain `begin`, a transaction that reads first
 * and writes later fails with SQLITE_BUSY_SNAPSHOT as soon as the command line has written in between. And SQLite's own way to
 * wait (kept to some milliseconds when the file is opened) would stop the whole process.
 */
class ImmediateDriver extends SqliteDriver {
	readonly #database: SQLite.Database;
	readonly #connection: PreparedConnection;

	constructor(database: SQLite.Database) {
		super({ database });
		this.#database = database;
		this.#connection = new PreparedConnection(database);
	}

	override async acquireConnection(): Promise<DatabaseConnection> {
		return this.#connection;
	}

	override async beginTransaction(): Promise<void> {
		prepared(this.#database).begin.run();
	}

	/** SQLite itself undoes a transaction that finds the disk full: undone again, it would hide the error by its own. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		if (this.#database.inTransaction) await super.rollbackTransaction(connection);
	}
}

/** Runs `work` in a transaction of its own, on a handle that nothing else uses meanwhile. */
export function atOnce<T>(database: SQLite.Database, work: () => T): T {
	prepared(database).begin.run();
	try {
		const result = work();
		prepared(database).commit.run();
		return result;
	} catch (error) {
		if (database.inTransaction) database.exec('rollback');
		throw error;
	}
}

/** How long a transaction waits for another process (the command line) to finish its own, in milliseconds. */
const usualPatience = 15_000;

/**
 * Begins a transaction again and again while another process writes. Nothing of this one waits meanwhile, not even its own reads: the
 * connection is free between two attempts.
 */
export async function whenFree<T>(transaction: () => Promise<T>, patience = usualPatience): Promise<T> {
	const deadline = performance.now() + patience;
	for (let wait = 2; ; wait = Math.min(wait * 2, 50)) {
		try {
			return await transaction();
		} catch (error) {
			if ((error as { code?: unknown } | null)?.code !== 'SQLITE_BUSY' || performance.now() > deadline)
				throw error;
		}
		await setTimeout(wait);
	}
}

const boundaries = new WeakMap<SQLite.Database, { begin: SQLite.Statement; commit: SQLite.Statement }>();

function prepared(database: SQLite.Database) {
	let own = boundaries.get(database);
	if (!own) {
		own = { begin: database.prepare('begin immediate'), commit: database.prepare('commit') };
		boundaries.set(database, own);
	}
	return own;
}

/** Kysely's SQLite dialect with transactions that wait for their turn, and migrations that are whole or not at all. */
export function sqliteDialect(database: SQLite.Database): Dialect {
	const base = new SqliteDialect({ database });
	return {
		createAdapter: () => new Adapter(),
		createDriver: (): Driver => new ImmediateDriver(database),
		createIntrospector: (db) => base.createIntrospector(db),
		createQueryCompiler: () => base.createQueryCompiler(),
	};
}
