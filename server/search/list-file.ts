import type { Person } from '#domain/access/person.ts';
import { entryKindNames } from '#domain/search/entry.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { csvOf } from '../exports/csv.ts';
import { moment, text, type Sheet } from '../exports/sheet.ts';
import { listToKeep } from './find.ts';
import type { EntryRow } from './reads.ts';
import type { SearchInput } from './view.ts';

const columns = [
	{ head: 'Type', width: 16 },
	{ head: 'Nom', width: 40 },
	{ head: 'Fonction ou présentation', width: 60 },
	{ head: 'Commune', width: 30 },
	{ head: 'Département', width: 24 },
	{ head: 'Confirmée le', width: 12 },
	{ head: 'Page', width: 60 },
];

/** What a search found, as a file that any spreadsheet opens: what its pages show to who asks, and no more [R6] [C4]. */
export async function listFile(context: Context, viewer: Person, input: SearchInput) {
	const rows = await listToKeep(context, viewer, input);
	const places = await namesOfPlaces(context.database.reader, rows);
	const within = (row: EntryRow, kind: string) =>
		placesIn(row)
			.filter((id) => id.startsWith(`${kind}-`))
			.flatMap((id) => places.get(id) ?? [])
			.join(', ');
	const sheet: Sheet = {
		name: 'Annuaire',
		columns,
		rows: rows.map((row) => [
			text(entryKindNames[row.kind]),
			text(row.title),
			text(row.context),
			text(within(row, 'commune')),
			text(within(row, 'departement')),
			moment(row.confirmed_on),
			text(`${context.config.ORIGIN}${row.address}`),
		]),
		foot: [],
		kept: 2,
	};
	return {
		name: 'annuaire.csv',
		type: 'text/csv; charset=utf-8',
		body: new Uint8Array(new TextEncoder().encode(csvOf(sheet))),
	};
}

const placesIn = ({ facets }: EntryRow): string[] =>
	facets
		.split(' ')
		.filter((token) => token.startsWith('place:'))
		.map((token) => token.slice('place:'.length));

async function namesOfPlaces(db: Reader, rows: readonly EntryRow[]): Promise<Map<string, string>> {
	const ids = [...new Set(rows.flatMap(placesIn))].filter((id) => /^(commune|departement)-/.test(id));
	const names = new Map<string, string>();
	for (let start = 0; start < ids.length; start += 400)
		for (const { id, name } of await db
			.selectFrom('territories')
			.select(['id', 'name'])
			.where('id', 'in', ids.slice(start, start + 400))
			.execute())
			names.set(id, name);
	return names;
}
