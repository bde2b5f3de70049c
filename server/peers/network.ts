import type { Database } from '../database/connection.ts';

/**
 * What the processes of one database know each other by: made at random once, and kept in the database itself. Not derived from
 * DATABASE_URL: two processes may reach one database by two addresses, or with two passwords, and would not hear each other.
 */
export async function readNetworkId(database: Database): Promise<string> {
	return database.write(async (trx) => {
		await trx
			.insertInto('settings')
			.values({ key: 'network', value: crypto.randomUUID() })
			.onConflict((conflict) => conflict.column('key').doNothing())
			.execute();
		const row = await trx
			.selectFrom('settings')
			.select('value')
			.where('key', '=', 'network')
			.executeTakeFirstOrThrow();
		return row.value;
	});
}

/** What everything that a network says and holds is named by. */
export const prefixOf = (network: string) => `maillage:${network}:`;

/** The channel that every process hears. */
export const controlChannel = (network: string) => `${prefixOf(network)}all`;
