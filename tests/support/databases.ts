import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '#server/config.ts';
import type { Context } from '#server/context.ts';
import { assemble, openPostgres, openSqlite, type Database } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { createEvents } from '#server/events.ts';

export interface TestDatabase {
	readonly name: string;
	/** A new, empty, migrated database; `close()` removes what it left. */
	open(): Promise<Database>;
}

const sqlite: TestDatabase = {
	name: 'SQLite',
	async open() {
		const folder = mkdtempSync(join(tmpdir(), 'maillage-'));
		const database = openSqlite(join(folder, 'maillage.sqlite'));
		await migrate(database.raw, database.dialect);
		return withClose(database, async () => rmSync(folder, { recursive: true, force: true }));
	},
};

/** PostgreSQL inside the test's own process. Starting one costs seconds, copying one that is migrated much less. */
let template: Promise<PGlite> | undefined;

async function migratedTemplate(): Promise<PGlite> {
	const pglite = new PGlite();
	const database = assemble('postgres', new PGliteDialect({ pglite }), null);
	await migrate(database.raw, database.dialect);
	return pglite;
}

const pglite: TestDatabase = {
	name: 'PGlite',
	async open() {
		const copy = (await (await (template ??= migratedTemplate())).clone()) as PGlite;
		return assemble('postgres', new PGliteDialect({ pglite: copy }), null);
	},
};

const url = process.env['DATABASE_URL'];

/** A schema of its own in the server that DATABASE_URL names. */
const postgres: TestDatabase = {
	name: 'PostgreSQL',
	async open() {
		const schema = `test_${crypto.randomUUID().replaceAll('-', '')}`;
		const administrator = openPostgres(url!);
		await sql`create schema ${sql.id(schema)}`.execute(administrator.raw);
		const own = new URL(url!);
		own.searchParams.set('options', `-c search_path=${schema}`);
		const database = openPostgres(own.href);
		await migrate(database.raw, database.dialect);
		return withClose(database, async () => {
			await sql`drop schema ${sql.id(schema)} cascade`.execute(administrator.raw);
			await administrator.close();
		});
	},
};

/** Every contract test runs on each: `describe.each(databases)('… on $name', ({ open }) => …)`. */
export const databases: readonly TestDatabase[] = url ? [sqlite, pglite, postgres] : [sqlite, pglite];

function withClose(database: Database, after: () => Promise<void>): Database {
	return {
		...database,
		async close() {
			await database.close();
			await after();
		},
	};
}

export interface TestContext extends Context {
	/** Sets the clock. */
	standAt(instant: string | Date): void;
}

/** A context on `database`: silent, with a clock that stands still (12 March 2026, 9 h 30 in Paris) until it is set. */
export function testContext(database: Database, overrides: Partial<Context> = {}): TestContext {
	let now = new Date('2026-03-12T08:30:00.000Z');
	return {
		config: readConfig({ ORIGIN: 'http://maillage.test', LOG_LEVEL: 'silent' }),
		database,
		events: createEvents(),
		log: pino({ level: 'silent' }),
		demonstration: false,
		now: () => new Date(now),
		standAt(instant) {
			now = new Date(instant);
		},
		...overrides,
	};
}
