import { can } from '#domain/access/can.ts';
import type { Member } from '#domain/access/person.ts';
import { documentKindNames } from '#domain/document/document.ts';
import type { Lookup, Suggestion } from '#domain/document/lookup.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import { entryKindNames } from '#domain/search/entry.ts';
import { fold } from '#domain/search/fold.ts';
import { territoryAddress, territoryKindNames, type TerritoryKind } from '#domain/territory/territory.ts';
import { listPlaces } from '../cites/reads.ts';
import type { Database, Reader } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { findPlace } from '../search/places.ts';
import { registerOf } from '../search/register-keeping.ts';
import { listCandidates } from './responsible.ts';
import { nameOfGroup, readable } from './scope.ts';

/** Documents whose titles are looked at: the most recently written that this person may read. */
const recent = 500;

/** Whose document it is. */
export interface Home {
	readonly facts: DocumentFacts;
	readonly citeId: string | null;
}

/** What answers from near the document, before the rest of the network; of an empty question, what one most often means. */
type Nearby = (db: Reader, viewer: Member, asked: string, home: Home, day: Day) => Promise<Suggestion[]>;

export const nearby: Record<Lookup, Nearby> = {
	personne: listPeople,
	responsable: listPeople,
	membre: listPeople,
	structure: listInstitutions,
	territoire: listPlacesOfCite,
	lien: listTitled,
};

/** People who take part in the group of the document or sit in its cité, as far as the viewer may see them. */
async function listPeople(
	db: Reader,
	viewer: Member,
	asked: string,
	{ facts, citeId }: Home,
	day: Day,
): Promise<Suggestion[]> {
	const people = await listCandidates(db, viewer, facts, citeId, day);
	return people
		.filter(({ name }) => begins(asked, name))
		.map(({ id, name, from }) => ({
			kindName: entryKindNames.actor,
			title: name,
			context: from,
			address: `/acteurs/${id}`,
			key: `actor:${id}`,
		}));
}

/** Organisations that have a seat in the cité. */
async function listInstitutions(
	db: Reader,
	viewer: Member,
	asked: string,
	{ citeId }: Home,
): Promise<Suggestion[]> {
	if (citeId === null) return [];
	const rows = await db
		.selectFrom('seats as s')
		.innerJoin('organisations as o', 'o.id', 's.organisation_id')
		.select(['o.id', 'o.name', 's.label'])
		.where('s.cite_id', '=', citeId)
		.orderBy('o.name')
		.orderBy('s.label')
		.execute();
	const found = new Map(rows.map((row) => [row.id, row]));
	return [...found.values()]
		.filter(
			({ id, name }) => begins(asked, name) && can(viewer, 'organisation.read', { type: 'organisation', id }),
		)
		.map(({ id, name, label }) => ({
			kindName: entryKindNames.organisation,
			title: name,
			context: label,
			address: `/structures/${id}`,
			key: `organisation:${id}`,
		}));
}

interface Place {
	readonly id: string;
	readonly kind: TerritoryKind;
	readonly code: string;
	readonly name: string;
}

const suggestion = ({ id, kind, code, name }: Place): Suggestion => ({
	kindName: territoryKindNames[kind],
	title: name,
	context: code,
	address: territoryAddress(kind, code),
	key: `territory:${id}`,
});

const mayRead = (viewer: Member, { id }: Place) => can(viewer, 'territory.read', { type: 'territory', id });

/** The communes of the cité and their quarters of today. */
async function listPlacesOfCite(
	db: Reader,
	viewer: Member,
	asked: string,
	{ citeId }: Home,
): Promise<Suggestion[]> {
	if (citeId === null) return [];
	const { communes, quarters } = await listPlaces(db, citeId);
	return [...communes, ...quarters]
		.filter((place) => begins(asked, place.name) && mayRead(viewer, place))
		.map(suggestion);
}

/** The territories whose name or code a question is, also those of which the network knows nothing else. */
export async function listNamed(database: Database, viewer: Member, asked: string): Promise<Suggestion[]> {
	const found = await findPlace(database.reader, await registerOf(database), asked);
	if (!found || found.rest !== '') return [];
	return [found.place, ...found.others].filter((place) => mayRead(viewer, place)).map(suggestion);
}

const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
/** Each word asked for begins a word of the name. */
function begins(asked: string, name: string): boolean {
	const own = wordsOf(name);
	return wordsOf(asked).every((word) => own.some((one) => one.startsWith(word)));
}

/** Documents by the words of their titles. */
async function listTitled(db: Reader, viewer: Member, asked: string): Promise<Suggestion[]> {
	if (wordsOf(asked).length === 0) return [];
	const rows = await db
		.selectFrom('documents')
		.innerJoin('groups', 'groups.id', 'documents.group_id')
		.select(['documents.id', 'documents.kind', 'documents.title', nameOfGroup(viewer)])
		.where('documents.deleted_at', 'is', null)
		.where(readable(viewer))
		.orderBy('documents.updated_at', 'desc')
		.orderBy('documents.id')
		.limit(recent)
		.execute();
	return rows
		.filter(({ title }) => begins(asked, title))
		.map(({ id, kind, title, groupName }) => ({
			kindName: documentKindNames[kind],
			title,
			context: groupName ?? '',
			address: `/documents/${id}/lecture`,
			key: null,
		}));
}
