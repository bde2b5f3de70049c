import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { DialectName } from './columns.ts';
import * as foundation from './migrations/0001-foundation.ts';
import * as attachments from './migrations/0002-attachments.ts';
import * as snapshotClocks from './migrations/0003-snapshot-clocks.ts';
import * as templates from './migrations/0004-templates.ts';
import * as records from './migrations/0005-records.ts';
import * as search from './migrations/0006-search.ts';
import * as imports from './migrations/0007-imports.ts';
import * as contours from './migrations/0008-contours.ts';
import * as searches from './migrations/0009-searches.ts';
import * as invitations from './migrations/0010-invitations.ts';
import * as threads from './migrations/0011-threads.ts';
import * as livesOfGroups from './migrations/0012-lives-of-groups.ts';
import * as peopleMadeOne from './migrations/0013-people-made-one.ts';
import * as polls from './migrations/0014-polls.ts';
import * as resources from './migrations/0015-resources.ts';
import * as threadsByMail from './migrations/0016-threads-by-mail-and-files.ts';
import * as photos from './migrations/0017-photos.ts';
import * as pollsByMail from './migrations/0018-polls-by-mail.ts';
import { whenFree } from './sqlite-dialect.ts';
import type { Schema } from './schema.ts';

type Step = { up(db: Kysely<unknown>, dialect: DialectName): Promise<void> };

/** In order, for ever: a released migration is never edited. */
const steps: Record<string, Step> = {
	'0001-foundation': foundation,
	'0002-attachments': attachments,
	'0003-snapshot-clocks': snapshotClocks,
	'0004-templates': templates,
	'0005-records': records,
	'0006-search': search,
	'0007-imports': imports,
	'0008-contours': contours,
	'0009-searches': searches,
	'0010-invitations': invitations,
	'0011-threads': threads,
	'0012-lives-of-groups': livesOfGroups,
	'0013-people-made-one': peopleMadeOne,
	'0014-polls': polls,
	'0015-resources': resources,
	'0016-threads-by-mail-and-files': threadsByMail,
	'0017-photos': photos,
	'0018-polls-by-mail': pollsByMail,
};

/**
 * Brings the database to this release's schema; each run is one transaction, so an interrupted one starts again whole.
 * @returns the names of the migrations that ran.
 */
export async function migrate(db: Kysely<Schema>, dialect: DialectName): Promise<string[]> {
	return await whenFree(async () => {
		const { error, results } = await (await migrator(db, dialect)).migrateToLatest();
		if (error) throw error;
		return (results ?? []).map((result) => result.migrationName);
	});
}

/** Names of the migrations of this release that the database has not had yet. */
export async function pendingMigrations(db: Kysely<Schema>, dialect: DialectName): Promise<string[]> {
	const known = await (await migrator(db, dialect)).getMigrations();
	return known.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}

async function migrator(db: Kysely<Schema>, dialect: DialectName): Promise<Migrator> {
	const migrations: Record<string, Migration> = Object.fromEntries(
		Object.entries(steps).map(([name, step]) => [name, { up: (kysely) => step.up(kysely, dialect) }]),
	);
	const schema = dialect === 'postgres' ? await currentSchema(db) : undefined;
	return new Migrator({
		db,
		provider: { getMigrations: async () => migrations },
		...(schema ? { migrationTableSchema: schema } : {}),
	});
}

/** Said explicitly, or Kysely takes a journal of migrations in another schema of the same server for ours. */
async function currentSchema(db: Kysely<Schema>): Promise<string | undefined> {
	const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
	return rows[0]?.name ?? undefined;
}
