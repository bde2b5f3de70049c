import { isIdentifier } from '#domain/identifier.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import type { Reader } from '../database/connection.ts';
import { groupFactColumns } from '../groups/facts.ts';

/** What rights on a document depend on, with the group they come from. Undefined for unknown, deleted or malformed ids. */
export async function findDocumentFacts(db: Reader, id: string): Promise<DocumentFacts | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select(['documents.visibility', 'groups.id as groupId', 'groups.visibility as groupVisibility'])
		.select(groupFactColumns)
		.where('documents.id', '=', id)
		.where('documents.deleted_at', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;
	const { visibility, groupId, groupVisibility, ...group } = row;
	return {
		type: 'document',
		id,
		visibility,
		group: { type: 'group', id: groupId, visibility: groupVisibility, ...group },
	};
}

/** The group a document would be created in, with its name. */
export async function findGroupForDocuments(
	db: Reader,
	id: string,
): Promise<{ name: string; facts: GroupFacts } | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db
		.selectFrom('groups')
		.select(['groups.id', 'groups.name', 'groups.visibility', ...groupFactColumns])
		.where('groups.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { name, ...facts } = row;
	return { name, facts: { type: 'group', ...facts } };
}
