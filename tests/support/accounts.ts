import { v7 } from 'uuid';
import type { Database, Transaction } from '#server/database/connection.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Insertable } from 'kysely';

export interface TestAccount {
	readonly accountId: string;
	readonly actorId: string;
	readonly email: string;
	readonly name: string;
}

const at = '2026-01-05T08:00:00.000Z';
let count = 0;

/** Someone with an account and nothing else: no group, no seat. */
export async function anAccount(
	database: Database,
	{ objected = false, ...facts }: Partial<Insertable<Schema['accounts']>> & { objected?: boolean } = {},
): Promise<TestAccount> {
	const number = ++count;
	const account = {
		accountId: v7(),
		actorId: crypto.randomUUID(),
		email: facts.email ?? `personne.${number}@exemple.fr`,
		name: `Personne ${number}`,
	};
	await database.write(async (trx) => {
		await trx
			.insertInto('actors')
			.values({
				...{ id: account.actorId, name: account.name, source: 'test', confirmed_on: null },
				...{ objected_at: objected ? at : null, created_at: at, updated_at: at },
			})
			.execute();
		await trx
			.insertInto('accounts')
			.values({
				...{ id: account.accountId, actor_id: account.actorId, email: account.email, created_at: at },
				...{ password_hash: null, administrator: 0, demonstration: 0, suspended_at: null },
				...facts,
			})
			.execute();
	});
	return account;
}

/** A group that belongs to nobody yet. */
export async function aGroup(trx: Transaction, citeId: string | null = null): Promise<string> {
	const id = crypto.randomUUID();
	await trx
		.insertInto('groups')
		.values({
			...{ id, parent_id: null, cite_id: citeId, kind: 'working', name: 'Groupe', presentation: '' },
			...{ visibility: 'members', entry: 'invitation', state: 'active', created_at: at },
		})
		.execute();
	return id;
}

/** A cité with one seat, of the State. */
export async function aCite(trx: Transaction): Promise<{ citeId: string; seatId: string }> {
	const citeId = crypto.randomUUID();
	const seatId = v7();
	await trx
		.insertInto('cites')
		.values({
			...{
				id: citeId,
				slug: citeId,
				name: 'Cité',
				label_year: 2019,
				wave: '',
				presentation: '',
				source: 'test',
				created_at: at,
			},
		})
		.execute();
	await trx
		.insertInto('seats')
		.values({ id: seatId, cite_id: citeId, party: 'state', organisation_id: null, label: 'Préfecture' })
		.execute();
	return { citeId, seatId };
}

/** An empty document of a group. */
export async function aDocument(trx: Transaction, groupId: string): Promise<string> {
	const id = crypto.randomUUID();
	await trx
		.insertInto('documents')
		.values({
			...{ id, group_id: groupId, kind: 'note', title: 'Note', visibility: 'members', schema_epoch: 1 },
			...{ created_by: null, created_at: at, updated_at: at, deleted_at: null },
		})
		.execute();
	return id;
}
