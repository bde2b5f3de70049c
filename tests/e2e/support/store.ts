import { openSqlite, type Transaction } from '#server/database/connection.ts';
import { join } from 'node:path';
import { dataDir } from './test.ts';

/** Puts into the database of the shared server what would take a test days, or hundreds of forms. */
export async function put(work: (trx: Transaction) => Promise<void>): Promise<void> {
	const database = openSqlite(join(dataDir(), 'maillage.sqlite'));
	try {
		await database.write(work);
	} finally {
		await database.close();
	}
}
