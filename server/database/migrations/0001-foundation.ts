import { sql, type Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** The tables of the first release. Every foreign key and every filter has its index. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole, real, bytes } = columnTypes(dialect);
	const index = (name: string, on: string, columns: string[]) =>
		db.schema.createIndex(name).on(on).columns(columns).execute();

	await table(db, dialect, 'settings')
		.addColumn('key', text, (c) => c.primaryKey())
		.addColumn('value', text, (c) => c.notNull())
		.execute();

	// Territories
	await table(db, dialect, 'territories')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('code', text, (c) => c.notNull())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('population', whole)
		.addColumn('longitude', real)
		.addColumn('latitude', real)
		.addColumn('valid_from', text)
		.addColumn('valid_until', text)
		.addColumn('successor_id', text, (c) => c.references('territories.id'))
		.execute();
	await index('territories_kind_name', 'territories', ['kind', 'name']);
	await index('territories_successor', 'territories', ['successor_id']);
	await table(db, dialect, 'territory_ancestors')
		.addColumn('territory_id', text, (c) => c.notNull().references('territories.id').onDelete('cascade'))
		.addColumn('ancestor_id', text, (c) => c.notNull().references('territories.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('territory_ancestors_pk', ['territory_id', 'ancestor_id'])
		.execute();
	await index('territory_ancestors_ancestor', 'territory_ancestors', ['ancestor_id']);
	await table(db, dialect, 'territory_names')
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('territory_id', text, (c) => c.notNull().references('territories.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('territory_names_pk', ['name', 'territory_id'])
		.execute();
	await index('territory_names_territory', 'territory_names', ['territory_id']);

	// Directory
	await table(db, dialect, 'organisations')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('acronym', text)
		.addColumn('presentation', text, (c) => c.notNull().defaultTo(''))
		.addColumn('parent_id', text, (c) => c.references('organisations.id'))
		.addColumn('siret', text)
		.addColumn('territory_id', text, (c) => c.references('territories.id'))
		.addColumn('website', text)
		.addColumn('email', text)
		.addColumn('phone', text)
		.addColumn('source', text, (c) => c.notNull())
		.addColumn('source_key', text)
		.addColumn('confirmed_on', text)
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('updated_at', text, (c) => c.notNull())
		.addUniqueConstraint('organisations_source', ['source', 'source_key'])
		.execute();
	await index('organisations_territory', 'organisations', ['territory_id']);
	await index('organisations_parent', 'organisations', ['parent_id']);
	await index('organisations_kind', 'organisations', ['kind']);
	await table(db, dialect, 'actors')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('source', text, (c) => c.notNull())
		.addColumn('objected_at', text)
		.addColumn('confirmed_on', text)
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('updated_at', text, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'actor_fields')
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('field', text, (c) => c.notNull())
		.addColumn('value', text, (c) => c.notNull())
		.addColumn('visibility', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('actor_fields_pk', ['actor_id', 'field'])
		.execute();
	await table(db, dialect, 'affiliations')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('organisation_id', text, (c) => c.notNull().references('organisations.id'))
		.addColumn('function', text, (c) => c.notNull())
		.addColumn('from_day', text, (c) => c.notNull())
		.addColumn('until_day', text)
		.execute();
	await index('affiliations_actor', 'affiliations', ['actor_id']);
	await index('affiliations_organisation', 'affiliations', ['organisation_id']);
	await table(db, dialect, 'actor_territories')
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('territory_id', text, (c) => c.notNull().references('territories.id'))
		.addPrimaryKeyConstraint('actor_territories_pk', ['actor_id', 'territory_id'])
		.execute();
	await index('actor_territories_territory', 'actor_territories', ['territory_id']);

	// Accounts
	await table(db, dialect, 'accounts')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('actor_id', text, (c) => c.notNull().unique().references('actors.id'))
		.addColumn('email', text, (c) => c.notNull().unique())
		.addColumn('password_hash', text)
		.addColumn('administrator', whole, (c) => c.notNull().defaultTo(0))
		.addColumn('demonstration', whole, (c) => c.notNull().defaultTo(0))
		.addColumn('suspended_at', text)
		.addColumn('created_at', text, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'sessions')
		.addColumn('id_hash', text, (c) => c.primaryKey())
		.addColumn('public_id', text, (c) => c.notNull().unique())
		.addColumn('account_id', text, (c) => c.notNull().references('accounts.id').onDelete('cascade'))
		.addColumn('expires_at', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('user_agent', text, (c) => c.notNull().defaultTo(''))
		.execute();
	await index('sessions_account', 'sessions', ['account_id']);
	await index('sessions_expiry', 'sessions', ['expires_at']);
	await table(db, dialect, 'sign_in_links')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('token_hash', text, (c) => c.unique())
		.addColumn('account_id', text, (c) => c.notNull().references('accounts.id').onDelete('cascade'))
		.addColumn('return_to', text)
		.addColumn('expires_at', text, (c) => c.notNull())
		.addColumn('consumed_at', text)
		.addColumn('created_at', text, (c) => c.notNull())
		.execute();
	await index('sign_in_links_account', 'sign_in_links', ['account_id']);
	await index('sign_in_links_expiry', 'sign_in_links', ['expires_at']);
	await table(db, dialect, 'rate_limits')
		.addColumn('key', text, (c) => c.primaryKey())
		.addColumn('window_started', text, (c) => c.notNull())
		.addColumn('count', whole, (c) => c.notNull())
		.execute();
	await index('rate_limits_window', 'rate_limits', ['window_started']);
	await table(db, dialect, 'outbox')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('recipient', text, (c) => c.notNull())
		.addColumn('purpose', text, (c) => c.notNull())
		.addColumn('key', text, (c) => c.notNull())
		.addColumn('subject', text, (c) => c.notNull())
		.addColumn('body', text, (c) => c.notNull())
		.addColumn('state', text, (c) => c.notNull())
		.addColumn('attempts', whole, (c) => c.notNull())
		.addColumn('next_attempt_at', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('sent_at', text)
		.addUniqueConstraint('outbox_once', ['recipient', 'purpose', 'key'])
		.execute();
	await index('outbox_next', 'outbox', ['state', 'next_attempt_at']);
	await table(db, dialect, 'audit')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('at', text, (c) => c.notNull())
		.addColumn('account_id', text)
		.addColumn('action', text, (c) => c.notNull())
		.addColumn('subject_type', text, (c) => c.notNull())
		.addColumn('subject_id', text, (c) => c.notNull())
		.addColumn('detail', text, (c) => c.notNull())
		.execute();
	await index('audit_subject', 'audit', ['subject_type', 'subject_id']);

	// Cités
	await table(db, dialect, 'cites')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('slug', text, (c) => c.notNull().unique())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('label_year', whole)
		.addColumn('presentation', text, (c) => c.notNull().defaultTo(''))
		.addColumn('source', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'cite_territories')
		.addColumn('cite_id', text, (c) => c.notNull().references('cites.id').onDelete('cascade'))
		.addColumn('territory_id', text, (c) => c.notNull().references('territories.id'))
		.addPrimaryKeyConstraint('cite_territories_pk', ['cite_id', 'territory_id'])
		.execute();
	await index('cite_territories_territory', 'cite_territories', ['territory_id']);
	await table(db, dialect, 'seats')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('cite_id', text, (c) => c.notNull().references('cites.id').onDelete('cascade'))
		.addColumn('party', text, (c) => c.notNull())
		.addColumn('organisation_id', text, (c) => c.references('organisations.id'))
		.addColumn('label', text, (c) => c.notNull())
		.addUniqueConstraint('seats_party', ['cite_id', 'party', 'label'])
		.execute();
	await index('seats_organisation', 'seats', ['organisation_id']);
	await table(db, dialect, 'seat_tenures')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('seat_id', text, (c) => c.notNull().references('seats.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id'))
		.addColumn('role', text, (c) => c.notNull())
		.addColumn('function', text, (c) => c.notNull())
		.addColumn('from_day', text, (c) => c.notNull())
		.addColumn('until_day', text)
		.execute();
	await index('seat_tenures_seat', 'seat_tenures', ['seat_id']);
	await index('seat_tenures_actor', 'seat_tenures', ['actor_id']);

	// Groups
	await table(db, dialect, 'groups')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('parent_id', text, (c) => c.references('groups.id'))
		.addColumn('cite_id', text, (c) => c.references('cites.id'))
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('name', text, (c) => c.notNull())
		.addColumn('presentation', text, (c) => c.notNull().defaultTo(''))
		.addColumn('visibility', text, (c) => c.notNull())
		.addColumn('entry', text, (c) => c.notNull())
		.addColumn('state', text, (c) => c.notNull())
		.addColumn('created_at', text, (c) => c.notNull())
		.execute();
	await index('groups_parent', 'groups', ['parent_id']);
	await index('groups_cite', 'groups', ['cite_id']);
	await table(db, dialect, 'group_cites')
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('cite_id', text, (c) => c.notNull().references('cites.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('group_cites_pk', ['group_id', 'cite_id'])
		.execute();
	await index('group_cites_cite', 'group_cites', ['cite_id']);
	await table(db, dialect, 'memberships')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('role', text, (c) => c.notNull())
		.addColumn('from_day', text, (c) => c.notNull())
		.addColumn('until_day', text)
		.execute();
	await index('memberships_group', 'memberships', ['group_id']);
	await index('memberships_actor', 'memberships', ['actor_id']);
	await table(db, dialect, 'facilitations')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('organisation_id', text, (c) => c.notNull().references('organisations.id'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('cite_id', text, (c) => c.references('cites.id').onDelete('cascade'))
		.addColumn('group_id', text, (c) => c.references('groups.id').onDelete('cascade'))
		.addColumn('from_day', text, (c) => c.notNull())
		.addColumn('until_day', text)
		.addCheckConstraint('facilitations_one', sql`(cite_id is null) <> (group_id is null)`)
		.execute();
	for (const column of ['organisation_id', 'actor_id', 'cite_id', 'group_id'])
		await index(`facilitations_${column}`, 'facilitations', [column]);

	// Documents
	await table(db, dialect, 'documents')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id'))
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('visibility', text, (c) => c.notNull())
		.addColumn('schema_epoch', whole, (c) => c.notNull())
		.addColumn('template', text)
		.addColumn('template_version', whole)
		.addColumn('created_by', text, (c) => c.references('actors.id'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('updated_at', text, (c) => c.notNull())
		.addColumn('deleted_at', text)
		.execute();
	await index('documents_group', 'documents', ['group_id', 'updated_at']);
	await index('documents_author', 'documents', ['created_by']);
	await index('documents_visibility', 'documents', ['visibility', 'updated_at']);
	await table(db, dialect, 'document_grants')
		.addColumn('document_id', text, (c) => c.notNull().references('documents.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.references('actors.id').onDelete('cascade'))
		.addColumn('group_id', text, (c) => c.references('groups.id').onDelete('cascade'))
		.addColumn('grant', text, (c) => c.notNull())
		.addColumn('until_day', text)
		.addCheckConstraint('document_grants_one', sql`(actor_id is null) <> (group_id is null)`)
		.execute();
	for (const column of ['document_id', 'actor_id', 'group_id'])
		await index(`document_grants_${column}`, 'document_grants', [column]);
	await table(db, dialect, 'document_journal')
		.addColumn('document_id', text, (c) => c.notNull().references('documents.id'))
		.addColumn('seq', whole, (c) => c.notNull())
		.addColumn('actor_id', text, (c) => c.references('actors.id'))
		.addColumn('client_id', whole, (c) => c.notNull())
		.addColumn('bytes', bytes, (c) => c.notNull())
		.addColumn('checksum', text, (c) => c.notNull())
		.addColumn('at', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('document_journal_pk', ['document_id', 'seq'])
		.execute();
	// No index on `actor_id`: each keystroke would pay for it; `document_writers` and `document_clients` lead to the documents.
	await table(db, dialect, 'document_writers')
		.addColumn('document_id', text, (c) => c.notNull().references('documents.id'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id'))
		.addColumn('last_at', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('document_writers_pk', ['document_id', 'actor_id'])
		.execute();
	await index('document_writers_actor', 'document_writers', ['actor_id', 'last_at']);
	await table(db, dialect, 'document_snapshots')
		.addColumn('document_id', text, (c) => c.notNull().references('documents.id'))
		.addColumn('seq', whole, (c) => c.notNull())
		.addColumn('bytes', bytes, (c) => c.notNull())
		.addColumn('checksum', text, (c) => c.notNull())
		.addColumn('at', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('document_snapshots_pk', ['document_id', 'seq'])
		.execute();
	await table(db, dialect, 'document_clients')
		.addColumn('document_id', text, (c) => c.notNull().references('documents.id'))
		.addColumn('client_id', whole, (c) => c.notNull())
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id'))
		.addPrimaryKeyConstraint('document_clients_pk', ['document_id', 'client_id'])
		.execute();
	await index('document_clients_actor', 'document_clients', ['actor_id']);

	// Search
	await table(db, dialect, 'search_entries')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('subject_id', text, (c) => c.notNull())
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('context', text, (c) => c.notNull())
		.addColumn('address', text, (c) => c.notNull())
		.addColumn('words_title', text, (c) => c.notNull())
		.addColumn('words_context', text, (c) => c.notNull())
		.addColumn('words_rest', text, (c) => c.notNull())
		.addColumn('visibility', text, (c) => c.notNull())
		.addColumn('group_id', text)
		.addColumn('confirmed_on', text)
		.addUniqueConstraint('search_entries_subject', ['kind', 'subject_id'])
		.execute();
	await table(db, dialect, 'search_entry_territories')
		.addColumn('entry_id', text, (c) => c.notNull().references('search_entries.id').onDelete('cascade'))
		.addColumn('territory_id', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('search_entry_territories_pk', ['entry_id', 'territory_id'])
		.execute();
	await index('search_entry_territories_territory', 'search_entry_territories', ['territory_id']);
	await table(db, dialect, 'search_words')
		.addColumn('word', text, (c) => c.primaryKey())
		.addColumn('entries', whole, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'search_stems')
		.addColumn('stem', text, (c) => c.primaryKey())
		.addColumn('entries', whole, (c) => c.notNull())
		.execute();
	await table(db, dialect, 'search_trigrams')
		.addColumn('trigram', text, (c) => c.notNull())
		.addColumn('word', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('search_trigrams_pk', ['trigram', 'word'])
		.execute();
	if (dialect === 'sqlite') {
		// External content: the words live once, in search_entries; triggers keep both in one transaction.
		await sql`create virtual table search_index using fts5(words_title, words_context, words_rest,
			content='search_entries', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')`.execute(db);
		await sql`create trigger search_entries_insert after insert on search_entries begin
			insert into search_index(rowid, words_title, words_context, words_rest)
			values (new.rowid, new.words_title, new.words_context, new.words_rest); end`.execute(db);
		await sql`create trigger search_entries_delete after delete on search_entries begin
			insert into search_index(search_index, rowid, words_title, words_context, words_rest)
			values ('delete', old.rowid, old.words_title, old.words_context, old.words_rest); end`.execute(db);
		await sql`create trigger search_entries_update after update on search_entries begin
			insert into search_index(search_index, rowid, words_title, words_context, words_rest)
			values ('delete', old.rowid, old.words_title, old.words_context, old.words_rest);
			insert into search_index(rowid, words_title, words_context, words_rest)
			values (new.rowid, new.words_title, new.words_context, new.words_rest); end`.execute(db);
	} else {
		// Words are folded and stemmed by the domain already: 'simple' keeps them as they are.
		await sql`alter table search_entries add column words tsvector generated always as (
			setweight(to_tsvector('simple', words_title), 'A') ||
			setweight(to_tsvector('simple', words_context), 'B') ||
			setweight(to_tsvector('simple', words_rest), 'C')) stored`.execute(db);
		await sql`create index search_entries_words on search_entries using gin (words)`.execute(db);
	}
}
