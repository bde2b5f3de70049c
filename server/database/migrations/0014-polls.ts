import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/**
 * Polls of a group. Ballots with names are rows; those of an anonymous poll are in one box, a single row that is written whole at each vote, beside the
 * list of who has voted: nothing in these tables goes from a person to a ballot.
 */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	await table(db, dialect, 'polls')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		// What of the group it is about: the group itself, later a section of a document, a meeting.
		.addColumn('subject_type', text, (c) => c.notNull())
		.addColumn('subject_id', text, (c) => c.notNull())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('presentation', text, (c) => c.notNull())
		.addColumn('anonymous', whole, (c) => c.notNull())
		.addColumn('several', whole, (c) => c.notNull())
		.addColumn('zone', text, (c) => c.notNull())
		.addColumn('created_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('closes_at', text, (c) => c.notNull())
		.addColumn('closed_at', text)
		.addColumn('outcome', text, (c) => c.notNull())
		.addColumn('outcome_at', text)
		.addColumn('outcome_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('review_on', text)
		.addColumn('treatments', text, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('polls_group_id').on('polls').columns(['group_id', 'closes_at']).execute();
	for (const column of ['created_by', 'outcome_by'])
		await db.schema.createIndex(`polls_${column}`).on('polls').column(column).execute();

	await table(db, dialect, 'poll_options')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('poll_id', text, (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('position', whole, (c) => c.notNull())
		.addColumn('label', text, (c) => c.notNull())
		.addColumn('starts_at', text)
		.addColumn('ends_at', text)
		.addUniqueConstraint('poll_options_once', ['poll_id', 'position'])
		.execute();

	await table(db, dialect, 'poll_ballots')
		.addColumn('poll_id', text, (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addColumn('ballot', text, (c) => c.notNull())
		.addColumn('cast_at', text, (c) => c.notNull())
		.addPrimaryKeyConstraint('poll_ballots_once', ['poll_id', 'actor_id'])
		.execute();

	await table(db, dialect, 'poll_voters')
		.addColumn('poll_id', text, (c) => c.notNull().references('polls.id').onDelete('cascade'))
		.addColumn('actor_id', text, (c) => c.notNull().references('actors.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('poll_voters_once', ['poll_id', 'actor_id'])
		.execute();
	for (const name of ['poll_ballots', 'poll_voters'])
		await db.schema.createIndex(`${name}_actor_id`).on(name).column('actor_id').execute();

	await table(db, dialect, 'poll_boxes')
		.addColumn('poll_id', text, (c) => c.primaryKey().references('polls.id').onDelete('cascade'))
		.addColumn('ballots', text, (c) => c.notNull())
		.execute();
	await surveys(db, dialect);
	await calls(db, dialect);
}

/** Enquêtes: questions, and answers that name nobody. */
async function surveys(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	await table(db, dialect, 'surveys')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		// In the address that people share: it opens a form to fill in, and no more.
		.addColumn('token', text, (c) => c.notNull().unique())
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('presentation', text, (c) => c.notNull())
		.addColumn('created_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('opened_at', text)
		.addColumn('closes_on', text, (c) => c.notNull())
		.addColumn('closed_at', text)
		.addColumn('erased_at', text)
		.execute();
	for (const column of ['group_id', 'created_by', 'closes_on'])
		await db.schema.createIndex(`surveys_${column}`).on('surveys').column(column).execute();
	await table(db, dialect, 'survey_questions')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('survey_id', text, (c) => c.notNull().references('surveys.id').onDelete('cascade'))
		.addColumn('position', whole, (c) => c.notNull())
		.addColumn('kind', text, (c) => c.notNull())
		.addColumn('label', text, (c) => c.notNull())
		.addColumn('options', text, (c) => c.notNull())
		.addColumn('required', whole, (c) => c.notNull())
		.addUniqueConstraint('survey_questions_once', ['survey_id', 'position'])
		.execute();
	await table(db, dialect, 'survey_answers')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('survey_id', text, (c) => c.notNull().references('surveys.id').onDelete('cascade'))
		.addColumn('answers', text, (c) => c.notNull())
		.addColumn('on_day', text, (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('survey_answers_survey_id')
		.on('survey_answers')
		.columns(['survey_id', 'on_day'])
		.execute();
}

/** Calls for contributions: one slot an organisation. */
async function calls(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, whole } = columnTypes(dialect);
	await table(db, dialect, 'calls')
		.addColumn('id', text, (c) => c.primaryKey())
		.addColumn('group_id', text, (c) => c.notNull().references('groups.id').onDelete('cascade'))
		.addColumn('title', text, (c) => c.notNull())
		.addColumn('presentation', text, (c) => c.notNull())
		.addColumn('created_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('created_at', text, (c) => c.notNull())
		.addColumn('closes_on', text, (c) => c.notNull())
		.addColumn('closed_at', text)
		// Said before the document is there, so that compiling twice makes one.
		.addColumn('document_id', text)
		.execute();
	for (const column of ['group_id', 'created_by'])
		await db.schema.createIndex(`calls_${column}`).on('calls').column(column).execute();
	await table(db, dialect, 'call_slots')
		.addColumn('call_id', text, (c) => c.notNull().references('calls.id').onDelete('cascade'))
		.addColumn('organisation_id', text, (c) => c.notNull().references('organisations.id').onDelete('cascade'))
		.addColumn('words', text, (c) => c.notNull())
		.addColumn('revision', whole, (c) => c.notNull())
		.addColumn('written_by', text, (c) => c.references('actors.id').onDelete('set null'))
		.addColumn('written_at', text)
		.addPrimaryKeyConstraint('call_slots_once', ['call_id', 'organisation_id'])
		.execute();
	for (const column of ['organisation_id', 'written_by'])
		await db.schema.createIndex(`call_slots_${column}`).on('call_slots').column(column).execute();
}
