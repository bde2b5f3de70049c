import type { Kysely } from 'kysely';
import { columnTypes, type DialectName } from '../columns.ts';

/** How far each client's operations go in a snapshot; null in those made before. */
export async function up(db: Kysely<unknown>, dialect: DialectName): Promise<void> {
	await db.schema.alterTable('document_snapshots').addColumn('clocks', columnTypes(dialect).bytes).execute();
}
