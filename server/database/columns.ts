import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

export type DialectName = 'sqlite' | 'postgres';

/** The column types a migration may use, spelt for the database at hand. One migrations source serves both. */
export function columnTypes(dialect: DialectName) {
	return {
		text: 'text',
		/** Integers up to 2^53: `integer` in SQLite, `bigint` in PostgreSQL (read back as a number). */
		whole: dialect === 'sqlite' ? 'integer' : 'bigint',
		real: dialect === 'sqlite' ? 'real' : 'double precision',
		bytes: dialect === 'sqlite' ? 'blob' : 'bytea',
	} as const;
}

/** `create table`, STRICT on SQLite so that a wrong type is an error and not a surprise. */
export function table(
	db: Kysely<unknown>,
	dialect: DialectName,
	name: string,
): CreateTableBuilder<string, never> {
	const builder = db.schema.createTable(name);
	return dialect === 'sqlite' ? builder.modifyEnd(sql`strict`) : builder;
}
