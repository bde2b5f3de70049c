import { sql } from 'kysely';
import { openPostgres } from '#server/database/connection.ts';

/** @returns the address of a new schema. */
export async function newSchema(address: string): Promise<string> {
	const schema = `own_${crypto.randomUUID().replaceAll('-', '')}`;
	const administrator = openPostgres(address);
	await sql`create schema ${sql.id(schema)}`.execute(administrator.raw);
	await administrator.close();
	const own = new URL(address);
	own.searchParams.set('options', `-c search_path=${schema}`);
	return own.href;
}

export async function dropSchema(address: string, own: string): Promise<void> {
	const administrator = openPostgres(address);
	const schema = /search_path=(\w+)/.exec(decodeURIComponent(own))![1]!;
	await sql`drop schema ${sql.id(schema)} cascade`.execute(administrator.raw);
	await administrator.close();
}
