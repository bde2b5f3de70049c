import type { Kysely } from 'kysely';
import { columnTypes, table, type DialectName } from '../columns.ts';

/** Contours of territories, as our maps draw them. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	const { text, real } = columnTypes(dialect);
	await table(db, dialect, 'territory_contours')
		.addColumn('territory_id', text, (c) => c.primaryKey().references('territories.id').onDelete('cascade'))
		.addColumn('near', text, (c) => c.notNull())
		.addColumn('wide', text, (c) => c.notNull())
		.addColumn('west', real, (c) => c.notNull())
		.addColumn('south', real, (c) => c.notNull())
		.addColumn('east', real, (c) => c.notNull())
		.addColumn('north', real, (c) => c.notNull())
		.execute();
}
