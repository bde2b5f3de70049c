import { anonymous } from '#domain/access/person.ts';
import type { Reader } from '../database/connection.ts';
import { nameOfGroup, readable as readableDocument } from '../documents/scope.ts';
import { readable as readableGroup } from '../groups/scope.ts';

/** What a visitor may know of the size of the network: actors who objected, and what is not public, count nowhere. */
export async function countNetwork(db: Reader) {
	const row = await db
		.selectNoFrom((query) => [
			query
				.selectFrom('cites')
				.select(({ fn }) => fn.countAll().as('count'))
				.as('cites'),
			query
				.selectFrom('territories')
				.select(({ fn }) => fn.countAll().as('count'))
				.where('kind', '=', 'qpv')
				.where('valid_until', 'is', null)
				.as('quarters'),
			query
				.selectFrom('organisations')
				.select(({ fn }) => fn.countAll().as('count'))
				.where('kind', '=', 'facilitator')
				.where('merged_into', 'is', null)
				.as('facilitators'),
			query
				.selectFrom('organisations')
				.select(({ fn }) => fn.countAll().as('count'))
				.where('merged_into', 'is', null)
				.as('organisations'),
			query
				.selectFrom('actors')
				.select(({ fn }) => fn.countAll().as('count'))
				.where('objected_at', 'is', null)
				.as('actors'),
			query
				.selectFrom('documents')
				.innerJoin('groups', 'groups.id', 'documents.group_id')
				.select(({ fn }) => fn.count('groups.cite_id').distinct().as('count'))
				.where(readableDocument(anonymous))
				.where('documents.deleted_at', 'is', null)
				.as('writing'),
		])
		.executeTakeFirstOrThrow();
	return {
		cites: Number(row.cites),
		quarters: Number(row.quarters),
		facilitators: Number(row.facilitators),
		organisations: Number(row.organisations),
		actors: Number(row.actors),
		writing: Number(row.writing),
	};
}

/** Groups anyone may read: those that gather cités first, the widest first. */
export async function listPublicGroups(db: Reader, limit: number) {
	return db
		.selectFrom('groups')
		.leftJoin('group_cites', 'group_cites.group_id', 'groups.id')
		.select(['groups.id', 'groups.name', 'groups.kind', 'groups.presentation', 'groups.entry'])
		.select(({ fn }) => fn.count('group_cites.cite_id').as('cites'))
		.where(readableGroup(anonymous))
		.where('groups.state', '=', 'active')
		.where('groups.kind', '!=', 'cite')
		.groupBy(['groups.id', 'groups.name', 'groups.kind', 'groups.presentation', 'groups.entry'])
		.orderBy('cites', 'desc')
		.orderBy('groups.name')
		.limit(limit)
		.execute();
}

/** Documents anyone may read, the latest first. */
export async function listPublicDocuments(db: Reader, limit: number) {
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select([
			'documents.id',
			'documents.title',
			'documents.kind',
			'documents.updated_at as updatedAt',
			nameOfGroup(anonymous),
		])
		.where(readableDocument(anonymous))
		.where('documents.deleted_at', 'is', null)
		.orderBy('documents.updated_at', 'desc')
		.orderBy('documents.id')
		.limit(limit)
		.execute();
}
