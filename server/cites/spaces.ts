import type { Person } from '#domain/access/person.ts';
import type { Reader } from '../database/connection.ts';
import { readable as readableDocument } from '../documents/scope.ts';
import { readable as readableGroup } from '../groups/scope.ts';

/** Groups of the cité, or that gather it with others, that this person may read. */
export async function listGroupsOfCite(db: Reader, viewer: Person, citeId: string) {
	return db
		.selectFrom('groups')
		.select([
			'groups.id',
			'groups.name',
			'groups.kind',
			'groups.entry',
			'groups.visibility',
			'groups.cite_id as citeId',
		])
		.where((e) =>
			e.or([
				e('groups.cite_id', '=', citeId),
				e('groups.id', 'in', e.selectFrom('group_cites').select('group_id').where('cite_id', '=', citeId)),
			]),
		)
		.where('groups.state', '<>', 'archived')
		.where(readableGroup(viewer))
		.orderBy('groups.name')
		.limit(30)
		.execute();
}

/** Documents of the cité's own groups that this person may read, the latest first. */
export async function listDocumentsOfCite(db: Reader, viewer: Person, citeId: string) {
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select([
			'documents.id',
			'documents.title',
			'documents.kind',
			'documents.visibility',
			'documents.updated_at as updatedAt',
		])
		.where('groups.cite_id', '=', citeId)
		.where('documents.deleted_at', 'is', null)
		.where(readableDocument(viewer))
		.orderBy('documents.updated_at', 'desc')
		.limit(12)
		.execute();
}
