import type { Member, Person } from '#domain/access/person.ts';
import type { Party } from '#domain/cite/party.ts';
import type { DocumentJson } from '#domain/document/document.ts';
import type { Reader } from '../database/connection.ts';
import { getContent } from './recent-content.ts';
import { mine, nameOfGroup, readable } from './scope.ts';

/** One page of a list. */
export const pageSize = 40;

const listed = [
	'documents.id',
	'documents.kind',
	'documents.title',
	'documents.visibility',
	'documents.updated_at as updatedAt',
] as const;

/** Documents of one's groups, the most recently written first. */
export async function listMine(db: Reader, person: Member, page: number) {
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select([...listed, nameOfGroup(person)])
		.where('documents.deleted_at', 'is', null)
		.where(readable(person))
		.where(mine(person))
		.orderBy('documents.updated_at', 'desc')
		.orderBy('documents.id')
		.limit(pageSize)
		.offset((page - 1) * pageSize)
		.execute();
}

/** How many {@link listMine} lists. */
export async function countMine(db: Reader, person: Member): Promise<number> {
	const row = await db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select((select) => select.fn.countAll<number>().as('total'))
		.where('documents.deleted_at', 'is', null)
		.where(readable(person))
		.where(mine(person))
		.executeTakeFirstOrThrow();
	return Number(row.total);
}

/** Those this person wrote in last: what one comes back for. */
export async function listWritten(db: Reader, person: Member, limit: number) {
	return db
		.selectFrom('document_writers')
		.innerJoin('documents', 'documents.id', 'document_writers.document_id')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select([...listed, nameOfGroup(person)])
		.select('document_writers.last_at as writtenAt')
		.where('document_writers.actor_id', '=', person.actorId)
		.where('documents.deleted_at', 'is', null)
		.where(readable(person))
		.orderBy('document_writers.last_at', 'desc')
		.limit(limit)
		.execute();
}

/** Those of a group that this person may read, the latest first. */
export async function listOfGroup(db: Reader, person: Person, groupId: string, limit: number) {
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select([...listed, nameOfGroup(person)])
		.where('documents.group_id', '=', groupId)
		.where('documents.deleted_at', 'is', null)
		.where(readable(person))
		.orderBy('documents.updated_at', 'desc')
		.orderBy('documents.id')
		.limit(limit)
		.execute();
}

/** What is said about a document around its text. */
export async function getDocumentHead(db: Reader, id: string) {
	return db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.leftJoin('cites', 'cites.id', 'groups.cite_id')
		.select([
			...listed,
			'groups.id as groupId',
			'groups.name as groupName',
			'documents.schema_epoch as schemaEpoch',
			'documents.created_at as createdAt',
			'documents.template',
			'documents.template_version as templateVersion',
			'cites.id as citeId',
			'cites.name as citeName',
			'cites.slug as citeSlug',
		])
		.where('documents.id', '=', id)
		.executeTakeFirstOrThrow();
}

/** Its text as the journal has it: everything that was ever said to be saved, and nothing else. */
export async function getDocumentJson(
	db: Reader,
	head: Pick<DocumentJson, 'id' | 'kind' | 'title'> & { schemaEpoch: number },
): Promise<DocumentJson> {
	const { sections, programme } = await getContent(db, head.id);
	return {
		id: head.id,
		kind: head.kind,
		title: head.title,
		schema: head.schemaEpoch,
		sections: [...sections],
		...(programme && head.kind === 'programme' && { programme }),
	};
}

/** The institution behind each party of a cité, to say « Ville d’Angers, responsable » rather than « Collectivité ». */
export async function listPartyNames(
	db: Reader,
	citeId: string | null,
): Promise<Partial<Record<Party, string>>> {
	if (citeId === null) return {};
	const rows = await db
		.selectFrom('seats')
		.leftJoin('organisations', 'organisations.id', 'seats.organisation_id')
		.select(['seats.party', 'seats.label', 'organisations.name'])
		.where('seats.cite_id', '=', citeId)
		.orderBy('seats.label')
		.execute();
	const names: Partial<Record<Party, string>> = {};
	for (const row of rows) names[row.party] ??= row.name ?? row.label;
	return names;
}

/** Who wrote, the latest first. People who objected to being listed are not named (domain rule 2). */
export async function listWriters(db: Reader, id: string, limit: number) {
	return db
		.selectFrom('document_writers')
		.innerJoin('actors', 'actors.id', 'document_writers.actor_id')
		.select(['actors.id', 'actors.name', 'document_writers.last_at as lastAt'])
		.where('document_writers.document_id', '=', id)
		.where('actors.objected_at', 'is', null)
		.orderBy('document_writers.last_at', 'desc')
		.orderBy('actors.id')
		.limit(limit)
		.execute();
}

/** Instant of the last journal entry. */
export async function findLastWriting(db: Reader, id: string): Promise<string | null> {
	const row = await db
		.selectFrom('document_journal')
		.select('at')
		.where('document_id', '=', id)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row?.at ?? null;
}
