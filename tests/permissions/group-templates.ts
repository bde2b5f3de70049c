import { findTemplate } from '#domain/document/templates.ts';
import type { Transaction } from '#server/database/connection.ts';

/** A template that a group made, never published. */
export async function writeTemplate(
	trx: Transaction,
	{ id, groupId }: { id: string; groupId: string },
): Promise<void> {
	const note = findTemplate('note');
	if (!note) throw new Error('there is no template « note »');
	const { id: _, version: _version, scope: _scope, ...draft } = note;
	await trx
		.insertInto('group_templates')
		.values({
			id,
			group_id: groupId,
			draft: JSON.stringify(draft),
			revision: 1,
			created_by: null,
			created_at: '2025-01-01T08:00:00.000Z',
			archived_at: null,
		})
		.execute();
}
