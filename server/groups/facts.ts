import { isIdentifier } from '#domain/identifier.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import type { Reader } from '../database/connection.ts';

/** What rights on a group depend on. Undefined for unknown and malformed ids. */
export async function findGroupFacts(db: Reader, id: string): Promise<GroupFacts | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db
		.selectFrom('groups')
		.select(['id', 'parent_id as parentId', 'cite_id as citeId', 'visibility', 'entry', 'state'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row && { type: 'group', ...row };
}
