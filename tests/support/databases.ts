import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, sql } from 'kysely';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '#server/config.ts';
import type { Context } from '#server/context.ts';
import { assemble, openPostgres, openSqlite, type Database } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { createEvents } from '#server/events.ts';
import { onceARun, replaceFile } from './run-folder.ts';

const root = new URL('../..', import.meta.url).pathname;
const cache = join(root, 'node_modules/.cache/maillage');

/** What a database holds when a test begins. */
export interface Filling {
	readonly name: string;
	fill(database: Database): Promise<void>;
}

export interface TestDatabase {
	readonly name: string;
	/**
	 * A new migrated database of one's own; `close()` removes what it left.
	 * @param filling what it holds, nothing by default. It is written once a run: each database is a copy.
	 */
	open(filling?: Filling): Promise<Database>;
}

const sqlite: TestDatabase = {
	name: 'SQLite',
	async open(filling) {
		const bytes = await onceARun(`${filling?.name ?? 'empty'}.sqlite`, async () => {
			const folder = mkdtempSync(join(tmpdir(), 'maillage-'));
			const file = join(folder, 'maillage.sqlite');
			const database = openSqlite(file);
			await migrate(database.raw, database.dialect);
			await filling?.fill(database);
			await database.close();
			const bytes = readFileSync(file);
			rmSync(folder, { recursive: true, force: true });
			return bytes;
		});
		const folder = mkdtempSync(join(tmpdir(), 'maillage-'));
		const file = join(folder, 'maillage.sqlite');
		writeFileSync(file, bytes);
		return withClose(openSqlite(file), async () => rmSync(folder, { recursive: true, force: true }));
	},
};

/**
 * PostgreSQL inside the test's own process. Making one and migrating it costs many seconds, unpacking one that is
 * migrated one: it is kept between files and runs, under a name that says which migrations it has had.
 */
const pglite: TestDatabase = {
	name: 'PGlite',
	async open(filling) {
		const empty = async () => onLoaded(await (template ??= migratedTemplate()));
		if (!filling) return (await empty()).database;
		const bytes = await onceARun(`${filling.name}.tar`, async () => {
			const { pglite, database } = await empty();
			await filling.fill(database);
			const dump = await pglite.dumpDataDir('none');
			await database.close();
			return await dump.bytes();
		});
		return onLoaded(new Blob([bytes])).database;
	},
};

function onLoaded(loadDataDir: Blob) {
	const pglite = new PGlite({ loadDataDir });
	return { pglite, database: assemble('postgres', new PGliteDialect({ pglite }), null) };
}

let template: Promise<Blob> | undefined;

async function migratedTemplate(): Promise<Blob> {
	const file = join(cache, `pglite-${migrationsHash()}.tar`);
	const kept = await readFile(file).catch(() => undefined);
	if (kept) return new Blob([kept]);
	const pglite = new PGlite();
	const database = assemble('postgres', new PGliteDialect({ pglite }), null);
	await migrate(database.raw, database.dialect);
	const dump = await pglite.dumpDataDir('none');
	await database.close();
	await mkdir(cache, { recursive: true });
	await replaceFile(file, await dump.bytes());
	return dump;
}

function migrationsHash(): string {
	const hash = createHash('sha256').update(
		readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')),
	);
	for (const folder of ['server/database', 'server/database/migrations'])
		for (const name of readdirSync(join(root, folder)).sort())
			if (name.endsWith('.ts')) hash.update(readFileSync(join(root, folder, name)));
	return hash.digest('hex').slice(0, 16);
}

const url = process.env['DATABASE_URL'];

/** The number under which tests in other processes agree on when schemas may go. */
const goingOfSchemas = 20_260_312;

/** A schema of its own in the server that DATABASE_URL names: where it is, for as many connections as need be. */
export async function aSchema(): Promise<{
	readonly url: string;
	/** Kysely lists the tables of all schemas before it migrates, and fails if one of another test goes meanwhile. */
	whileNoneGoes(migrating: () => Promise<unknown>): Promise<void>;
	drop(): Promise<void>;
}> {
	const schema = `test_${crypto.randomUUID().replaceAll('-', '')}`;
	const administrator = openPostgres(url!);
	await sql`create schema ${sql.id(schema)}`.execute(administrator.raw);
	const own = new URL(url!);
	own.searchParams.set('options', `-c search_path=${schema}`);
	return {
		url: own.href,
		async whileNoneGoes(migrating) {
			await administrator.raw.transaction().execute(async (held) => {
				await sql`select pg_advisory_xact_lock_shared(${goingOfSchemas})`.execute(held);
				await migrating();
			});
		},
		async drop() {
			await administrator.raw.transaction().execute(async (held) => {
				await sql`select pg_advisory_xact_lock(${goingOfSchemas})`.execute(held);
				await sql`drop schema ${sql.id(schema)} cascade`.execute(held);
			});
			await administrator.close();
		},
	};
}

const postgres: TestDatabase = {
	name: 'PostgreSQL',
	async open(filling) {
		const schema = await aSchema();
		const database = openPostgres(schema.url);
		await schema.whileNoneGoes(() => migrate(database.raw, database.dialect));
		await filling?.fill(database);
		return withClose(database, () => schema.drop());
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
