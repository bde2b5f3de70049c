import type { Person } from '#domain/access/person.ts';
import { daysBetween, month } from '#domain/french/dates.ts';
import { entryNames } from '#domain/group/group.ts';
import { entryKindNames } from '#domain/search/entry.ts';
import { highlight } from '#domain/search/highlight.ts';
import type { Term } from '#domain/search/question.ts';
import { territoryKindNames } from '#domain/territory/territory.ts';
import { countVacantSeats } from '../cites/reads.ts';
import type { Reader } from '../database/connection.ts';
import { seenPhotos } from '../directory/photo-reads.ts';
import type { EntryRow } from './reads.ts';
import type { Chip, FoundEntry } from './view.ts';

/** The rows of a page of results: matched words told apart, and at most two chips each. */
export async function showEntries(
	db: Reader,
	entries: readonly EntryRow[],
	terms: readonly Term[],
	{ viewer, day }: { readonly viewer: Person; readonly day: string },
): Promise<FoundEntry[]> {
	const actors = entries.filter(({ kind }) => kind === 'actor').map((entry) => entry.subject_id);
	const photos = await seenPhotos(db, viewer, actors, day);
	const chips = await chipsOf(db, entries, day);
	const kinds = await placeKinds(db, entries);
	return entries.map((entry) => {
		const kindName = kinds.get(entry.subject_id) ?? entryKindNames[entry.kind];
		const context = entry.kind === 'territory' ? entry.context.replace(`${kindName}, `, '') : entry.context;
		return {
			kind: entry.kind,
			kindName,
			title: entry.title,
			titleParts: highlight(entry.title, terms),
			contextParts: highlight(context === kindName ? '' : context, terms),
			address: entry.address,
			chips: chips.get(entry.id) ?? [],
			photo: photos.get(entry.subject_id) ?? null,
		};
	});
}

async function placeKinds(db: Reader, entries: readonly EntryRow[]): Promise<Map<string, string>> {
	const ids = entries.filter((entry) => entry.kind === 'territory').map((entry) => entry.subject_id);
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('territories').select(['id', 'kind']).where('id', 'in', ids).execute();
	return new Map(rows.map((row) => [row.id, territoryKindNames[row.kind]]));
}

async function chipsOf(db: Reader, entries: readonly EntryRow[], day: string): Promise<Map<string, Chip[]>> {
	const of = (kind: EntryRow['kind']) => entries.filter((entry) => entry.kind === kind);
	const chips = new Map<string, Chip[]>();
	const places = await quartersOf(
		db,
		of('actor').map((entry) => entry.subject_id),
	);
	for (const entry of of('actor')) {
		const own = places.get(entry.subject_id) ?? [];
		const some: Chip[] = own[0] ? [{ tone: 'outline', text: severalPlaces(own) }] : [];
		if (entry.confirmed_on && isRecent(entry.confirmed_on, day))
			some.push({ tone: 'success', text: `Confirmée ${inMonth(entry.confirmed_on, day)}` });
		chips.set(entry.id, some);
	}
	const vacant = await countVacantSeats(
		db,
		day,
		of('cite').map((entry) => entry.subject_id),
	);
	for (const entry of of('cite')) {
		const seats = vacant.get(entry.subject_id) ?? 0;
		if (seats > 0)
			chips.set(entry.id, [
				{ tone: 'warning', text: seats === 1 ? 'Un siège vacant' : `${seats} sièges vacants` },
			]);
	}
	const groupIds = of('group').map((entry) => entry.subject_id);
	const groups = groupIds.length
		? await db.selectFrom('groups').select(['id', 'entry']).where('id', 'in', groupIds).execute()
		: [];
	for (const group of groups)
		chips.set(`group:${group.id}`, [{ tone: 'outline', text: entryNames[group.entry] }]);
	return chips;
}

function severalPlaces(names: readonly string[]): string {
	const others = names.length - 1;
	return others === 0 ? (names[0] ?? '') : `${names[0]} et ${others} quartier${others > 1 ? 's' : ''}`;
}

async function quartersOf(db: Reader, actors: readonly string[]): Promise<Map<string, string[]>> {
	if (actors.length === 0) return new Map();
	const rows = await db
		.selectFrom('actor_territories as a')
		.innerJoin('territories as t', 't.id', 'a.territory_id')
		.select(['a.actor_id', 't.name'])
		.where('a.actor_id', 'in', [...actors])
		.where('a.visibility', '=', 'public')
		.where('t.kind', '=', 'qpv')
		.orderBy('t.name')
		.execute();
	return new Map(
		[...Map.groupBy(rows, (row) => row.actor_id)].map(([id, own]) => [id, own.map((row) => row.name)]),
	);
}

const isRecent = (confirmed: string, day: string) => daysBetween(confirmed, day) < 366;

const inMonth = (confirmed: string, day: string) =>
	`en ${month(confirmed, { year: confirmed.slice(0, 4) !== day.slice(0, 4) })}`;
