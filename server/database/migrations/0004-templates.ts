import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Templates that groups make, their published versions, and what was decided about the clauses that a new version brings. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	const index = (name: string, on: string, columns: string[]) =>
		db.schema.createIndex(name).on(on).columns(columns).execute();

	await table(db, dialect, 'group_templates')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id'))
		.addColumn('draft', text, (c) => c.notNull())
		.addColumn('revision', whole, (c) => c.notNull())
		.addColumn('created_by', text, (c) => c.references('actors.id'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('archived_at', text)
		.execute();
	await index('group_templates_group', 'group_templates', ['group_id']);
	await index('group_templates_author', 'group_templates', ['created_by']);
	await table(db, dialect, 'group_template_versions')
		.addColumn('template_id', text, (c) => c.notNull().references('group_templates.id'))
		.addColumn('version', whole, (c) => c.notNull())
		.addColumn('content', text, (c) => c.notNull())
		.addColumn('published_at', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('group_template_versions_pk', ['template_id', 'version'])
		.execute();
	await table(db, dialect, 'document_clauses')
		.addColumn('document_id', text, (c) => c.notNull().references('documents.id'))
		.addColumn('clause', text, (c) => c.notNull())
		.addColumn('verdict', text, (c) => c.notNull())
		.addColumn('at', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('document_clauses_pk', ['document_id', 'clause'])
		.execute();
}
