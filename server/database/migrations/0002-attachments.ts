import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Images and files of documents: who may have them is here, their bytes are files of DATA_DIR/attachments. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	await table(db, dialect, 'attachments')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('document_id', text, (c) => c.notNull().references('documents.id'))
		.addColumn('sha256', text, (c) => c.notNull())
		.addColumn('media_type', text, (c) => c.notNull())
		.addColumn('bytes', whole, (c) => c.notNull())
		.addColumn('width', whole, (c) => c.notNull())
		.addColumn('height', whole, (c) => c.notNull())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('actor_id', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('in_text', whole, (c) => c.notNull())
		.execute();
	const index = (name: string, columns: string[]) =>
		db.schema.createIndex(name).on('attachments').columns(columns).execute();
	await index('attachments_document', ['document_id']);
	await index('attachments_sha256', ['sha256']);
	await index('attachments_actor', ['actor_id', 'created_at']);
	await index('attachments_unseen', ['in_text', 'created_at']);
}
