import type { Reader, Transaction } from '../database/connection.ts';

/** A Yjs client id already belongs to someone else in this document [E10]. */
export class ClientTaken extends Error {
	readonly clientId: number;
	/** Whose it is. */
	readonly actorId: string;

	constructor(clientId: number, actorId: string) {
		super(`Client ${clientId} belongs to another actor`);
		this.name = 'ClientTaken';
		this.clientId = clientId;
		this.actorId = actorId;
	}
}

/**
 * Remembers who writes under these Yjs client ids, for ever: the first actor who used one keeps it [E10].
 * @throws {ClientTaken} when one belongs to somebody else; nothing may then be written under it.
 */
export async function bindClients(
	trx: Transaction,
	documentId: string,
	actorId: string,
	clientIds: readonly number[],
): Promise<void> {
	if (clientIds.length === 0) return;
	await trx
		.insertInto('document_clients')
		.values(
			clientIds.map((clientId) => ({ document_id: documentId, client_id: clientId, actor_id: actorId })),
		)
		.onConflict((conflict) => conflict.columns(['document_id', 'client_id']).doNothing())
		.execute();
	const taken = await trx
		.selectFrom('document_clients')
		.select(['client_id', 'actor_id'])
		.where('document_id', '=', documentId)
		.where('client_id', 'in', [...clientIds])
		.where('actor_id', '<>', actorId)
		.executeTakeFirst();
	if (taken) throw new ClientTaken(taken.client_id, taken.actor_id);
}

/** Actor by Yjs client id, for everyone who ever wrote in the document. */
export async function listClients(db: Reader, documentId: string): Promise<Map<number, string>> {
	const rows = await db
		.selectFrom('document_clients')
		.select(['client_id', 'actor_id'])
		.where('document_id', '=', documentId)
		.execute();
	return new Map(rows.map((row) => [row.client_id, row.actor_id]));
}
