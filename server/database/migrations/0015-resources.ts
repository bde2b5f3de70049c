import { sql, type Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Links that a group keeps, in collections that it names; and what a group says of itself and of who is in it. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	await table(db, dialect, 'resource_collections')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('folded_name', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.addUniqueConstraint('resource_collections_once', ['group_id', 'folded_name'])
		.execute();

	await table(db, dialect, 'resources')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('collection_id', text, (c) => c.references('resource_collections.id').onDelete('set null'))
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('note', text, (c) => c.notNull())
		.addColumn('folded', text, (c) => c.notNull())
		.addColumn('address', text, (c) => c.notNull())
		.addColumn('address_key', text, (c) => c.notNull())
		.addColumn('theme', text)
		.addColumn('language', text, (c) => c.notNull())
		.addColumn('easy', whole, (c) => c.notNull())
		.addColumn('published_on', text)
		.addColumn('expires_on', text)
		.addColumn('revision', whole, (c) => c.notNull())
		.addColumn('added_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('added_at', text, (c) => c.notNull())
		.addColumn('withdrawn_at', text)
		.execute();
	await db.schema
		.createIndex('resources_group_id')
		.on('resources')
		.columns(['group_id', 'added_at'])
		.execute();
	for (const column of ['collection_id', 'added_by'])
		await db.schema.createIndex(`resources_${column}`).on('resources').column(column).execute();
	// One address once in a group, however many add it at the same moment.
	await db.schema
		.createIndex('resources_once')
		.unique()
		.on('resources')
		.columns(['group_id', 'address_key'])
		.where(sql.ref('withdrawn_at'), 'is', null)
		.execute();
	await saidOfGroups(db, dialect);
}

async function saidOfGroups(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	await table(db, dialect, 'group_pages')
		.addColumn('group_id', text, (c) => c.primaryKey().references('groups.id').onDelete('cascade'))
		.addColumn('charter', text, (c) => c.notNull())
		.addColumn('revision', whole, (c) => c.notNull())
		.addColumn('written_at', text, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'group_themes')
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('theme', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('group_themes_once', ['group_id', 'theme'])
		.execute();
	await table(db, dialect, 'group_territories')
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('territory_id', text, (c) => c.notNull().references('territories.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('group_territories_once', ['group_id', 'territory_id'])
		.execute();
	await table(db, dialect, 'group_visits')
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('seen_at', text, (c) => c.notNull())
		.addColumn('before_at', text)
		.addPrimaryKeyConstraint('group_visits_once', ['group_id', 'actor_id'])
		.execute();
	await db.schema
		.createIndex('group_territories_territory_id')
		.on('group_territories')
		.column('territory_id')
		.execute();
	await db.schema.createIndex('group_visits_actor_id').on('group_visits').column('actor_id').execute();
	await table(db, dialect, 'group_colleges')
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('college', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('group_colleges_once', ['group_id', 'actor_id'])
		.execute();
	await db.schema.createIndex('group_colleges_actor_id').on('group_colleges').column('actor_id').execute();
}
