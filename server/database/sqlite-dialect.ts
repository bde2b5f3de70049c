import type SQLite from 'better-sqlite3';
import {
	CompiledQuery,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type Dialect,
	type Driver,
} from 'kysely';

/** SQLite can create tables inside a transaction: an interrupted migration leaves nothing behind. */
class Adapter extends SqliteAdapter {
	override get supportsTransactionalDdl() {
		return true;
	}
}

/**
 * Takes the write lock at once. With a plain `begin`, a transaction that reads first and writes later fails with
 * SQLITE_BUSY_SNAPSHOT, without waiting, as soon as the command line has written in between.
 */
class ImmediateDriver extends SqliteDriver {
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
}

/** Kysely's SQLite dialect with transactions that wait for their turn, and migrations that are whole or not at all. */
export function sqliteDialect(database: SQLite.Database): Dialect {
	const base = new SqliteDialect({ database });
	return {
		createAdapter: () => new Adapter(),
		createDriver: (): Driver => new ImmediateDriver({ database }),
		createIntrospector: (db) => base.createIntrospector(db),
		createQueryCompiler: () => base.createQueryCompiler(),
	};
}
