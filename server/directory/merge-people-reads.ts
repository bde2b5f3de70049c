import { mergedActorFields, type MergedActorField } from '#domain/directory/merge-people.ts';
import type { Reader } from '../database/connection.ts';
import { listFields, type ActorRow } from './actor-reads.ts';

/** Tables whose rows give rights to the account of who they name. */
const giving = ['seat_tenures', 'facilitations', 'memberships'] as const;

/** Whether something hangs on a record that would give an account rights. */
export async function hasRights(db: Reader, actorId: string): Promise<boolean> {
	for (const table of giving)
		if (await db.selectFrom(table).select('id').where('actor_id', '=', actorId).executeTakeFirst())
			return true;
	const grant = await db
		.selectFrom('document_grants')
		.select('document_id')
		.where('actor_id', '=', actorId)
		.executeTakeFirst();
	return grant !== undefined;
}

/** What a record says; empty where it says nothing. */
export async function wordsOf(db: Reader, actor: ActorRow): Promise<Record<MergedActorField, string>> {
	const lines = new Map((await listFields(db, actor.id)).map(({ field, value }) => [field, value]));
	return Object.fromEntries(
		mergedActorFields.map((field) => [field, field === 'name' ? actor.name : (lines.get(field) ?? '')]),
	) as Record<MergedActorField, string>;
}
