import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { DialectName } from './columns.ts';
import * as foundation from './migrations/0001-foundation.ts';
import type { Schema } from './schema.ts';

type Step = { up(db: Kysely<unknown>, dialect: DialectName): Promise<void> };

/** In order, for ever: a released migration is never edited. */
const steps: Record<string, Step> = { '0001-foundation': foundation };

/**
 * Brings the database to this release's schema; each run is one transaction, so an interrupted one starts again whole.
 * @returns the names of the migrations that ran.
 */
export async function migrate(db: Kysely<Schema>, dialect: DialectName): Promise<string[]> {
	const migrations: Record<string, Migration> = Object.fromEntries(
		Object.entries(steps).map(([name, step]) => [name, { up: (kysely) => step.up(kysely, dialect) }]),
	);
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
	const { error, results } = await migrator.migrateToLatest();
	if (error) throw error;
	return (results ?? []).map((result) => result.migrationName);
}
