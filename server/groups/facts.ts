import { isIdentifier } from '#domain/identifier.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import type { Reader } from '../database/connection.ts';

/** What rights on a group depend on besides its id and its visibility, as {@link GroupFacts} names it. */
export const groupFactColumns = [
	'groups.parent_id as parentId',
	'groups.cite_id as citeId',
	'groups.entry',
	'groups.state',
] as const;

/** What rights on a group depend on. Undefined for unknown and malformed ids. */
export async function findGroupFacts(db: Reader, id: string): Promise<GroupFacts | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db
		.selectFrom('groups')
		.select(['groups.id', 'groups.visibility', ...groupFactColumns])
		.where('groups.id', '=', id)
		.executeTakeFirst();
	return row && { type: 'group', ...row };
}
