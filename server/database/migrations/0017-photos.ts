import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Photos of people: one each, seen by whom they say. The bytes are where those of attachments are. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	await table(db, dialect, 'actor_photos')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('actor_id', text, (c) => c.notNull().unique().references('actors.id').onDelete('cascade'))
		.addColumn('visibility', text, (c) => c.notNull())
		.addColumn('sha256', text, (c) => c.notNull())
		.addColumn('media_type', text, (c) => c.notNull())
		.addColumn('bytes', whole, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('actor_photos_sha256').on('actor_photos').column('sha256').execute();
}
