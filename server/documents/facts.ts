import { isIdentifier } from '#domain/identifier.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import type { Reader } from '../database/connection.ts';

/** What rights on a document depend on, with the group they come from. Undefined for unknown, deleted or malformed ids. */
export async function findDocumentFacts(db: Reader, id: string): Promise<DocumentFacts | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select(['documents.id', 'documents.visibility', ...groupColumns])
		.where('documents.id', '=', id)
		.where('documents.deleted_at', 'is', null)
		.executeTakeFirst();
	return row && { type: 'document', id: row.id, visibility: row.visibility, group: groupFacts(row) };
}

/** The group a document would be created in, with its name. */
export async function findGroupForDocuments(
	db: Reader,
	id: string,
): Promise<{ name: string; facts: GroupFacts } | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db
		.selectFrom('groups')
		.select(['groups.name', ...groupColumns])
		.where('groups.id', '=', id)
		.executeTakeFirst();
	return row && { name: row.name, facts: groupFacts(row) };
}

const groupColumns = [
	'groups.id as group_id',
	'groups.parent_id',
	'groups.cite_id',
	'groups.visibility as group_visibility',
	'groups.entry',
	'groups.state',
] as const;

interface GroupRow {
	group_id: string;
	parent_id: string | null;
	cite_id: string | null;
	group_visibility: GroupFacts['visibility'];
	entry: GroupFacts['entry'];
	state: GroupFacts['state'];
}

function groupFacts(row: GroupRow): GroupFacts {
	return {
		type: 'group',
		id: row.group_id,
		parentId: row.parent_id,
		citeId: row.cite_id,
		visibility: row.group_visibility,
		entry: row.entry,
		state: row.state,
	};
}
