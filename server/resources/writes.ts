import type { Member } from '#domain/access/person.ts';
import { addressKey } from '#domain/resource/address.ts';
import { notFound } from '#domain/problem.ts';
import { fold } from '#domain/search/fold.ts';
import { createHash } from 'node:crypto';
import { recordAudit } from '../audit.ts';
import type { Clock } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';

export interface ResourceWords {
	readonly title: string;
	readonly note: string;
	readonly address: URL;
	readonly theme: string | null;
	readonly language: string;
	readonly easy: boolean;
	readonly publishedOn: Day | null;
	readonly expiresOn: Day | null;
	readonly collectionId: string | null;
}

/** Makes those who change what a group keeps follow one another, in both databases. */
export const holdShelf = (trx: Transaction, groupId: string) =>
	trx
		.updateTable('groups')
		.set((set) => ({ id: set.ref('id') }))
		.where('id', '=', groupId)
		.execute();

/** The key of an address as it is kept: of one length, which an index can hold. */
export const keptKey = (address: URL): string =>
	createHash('sha256').update(addressKey(address)).digest('base64url');

const columnsOf = ({ address, collectionId, ...words }: ResourceWords) => ({
	...{ title: words.title, note: words.note, address: address.href, address_key: keptKey(address) },
	folded: fold(`${words.title}\n${words.note}\n${address.href}`),
	...{ theme: words.theme, language: words.language, easy: words.easy ? (1 as const) : (0 as const) },
	...{ published_on: words.publishedOn, expires_on: words.expiresOn, collection_id: collectionId },
});

export async function insertResource(
	trx: Transaction,
	clock: Clock,
	{ id, groupId, ...words }: ResourceWords & { readonly id: string; readonly groupId: string },
	by: Member,
): Promise<void> {
	const inserted = await trx
		.insertInto('resources')
		.values({
			...{ id, group_id: groupId, ...columnsOf(words), revision: 1 },
			...{ added_by: by.actorId, added_at: clock.now().toISOString(), withdrawn_at: null },
		})
		.onConflict((on) => on.column('id').doNothing())
		.returning('id')
		.executeTakeFirst();
	// Of another group: as one that is not there.
	if (!inserted) throw notFound();
	await record(trx, clock, by, 'added-resource', id);
}

/** @returns false when somebody wrote since `revision`: nothing is written then. */
export async function writeResource(
	trx: Transaction,
	id: string,
	revision: number,
	words: ResourceWords,
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('resources')
		.set({ ...columnsOf(words), revision: revision + 1 })
		.where('id', '=', id)
		.where('revision', '=', revision)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function setWithdrawn(
	trx: Transaction,
	clock: Clock,
	id: string,
	isWithdrawn: boolean,
	by: Member,
): Promise<void> {
	await trx
		.updateTable('resources')
		.set({ withdrawn_at: isWithdrawn ? clock.now().toISOString() : null })
		.where('id', '=', id)
		.execute();
	await record(trx, clock, by, isWithdrawn ? 'withdrew-resource' : 'restored-resource', id);
}

/** @returns false when there is one of that name. */
export async function insertCollection(
	trx: Transaction,
	clock: Clock,
	groupId: string,
	name: string,
): Promise<boolean> {
	const inserted = await trx
		.insertInto('resource_collections')
		.values({
			...{ id: crypto.randomUUID(), group_id: groupId, name, folded_name: fold(name) },
			created_at: clock.now().toISOString(),
		})
		.onConflict((on) => on.columns(['group_id', 'folded_name']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return inserted !== undefined;
}

const record = (trx: Transaction, clock: Clock, { accountId }: Member, action: string, id: string) =>
	recordAudit(trx, clock, { accountId, action, subjectType: 'resource', subjectId: id });
