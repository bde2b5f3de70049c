import { citeTitle } from '#domain/cite/title.ts';
import { today, type Context } from '../context.ts';
import { mapOfCites } from './map.ts';
import { countVacantSeats, listCites } from './reads.ts';

export interface ListedCite {
	readonly slug: string;
	readonly name: string;
	readonly title: string;
	readonly departements: string;
	readonly labelYear: number | null;
	readonly vacant: number;
}

export interface CiteRegion {
	readonly code: string;
	readonly name: string;
	readonly cites: readonly ListedCite[];
}

/** Every cité under its région, in alphabetical order, and the map that says the same. */
export async function listByRegion(context: Context) {
	const db = context.database.reader;
	const [rows, vacant] = await Promise.all([listCites(db), countVacantSeats(db, today(context))]);
	const regions = new Map<string, { code: string; name: string; cites: ListedCite[] }>();
	const byCite = Map.groupBy(rows, (row) => row.id);
	for (const [id, own] of byCite) {
		const [first] = own;
		if (!first) continue;
		const region = own.find((row) => row.kind === 'region');
		const code = region?.code ?? '';
		const group = regions.get(code) ?? { code, name: region?.aboveName ?? 'Ailleurs', cites: [] };
		regions.set(code, group);
		group.cites.push({
			slug: first.slug,
			name: first.name,
			title: citeTitle(first.name),
			departements: [
				...new Set(own.filter((row) => row.kind === 'departement').map((row) => row.aboveName)),
			].join(', '),
			labelYear: first.labelYear,
			vacant: vacant.get(id) ?? 0,
		});
	}
	const inFrench = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'fr');
	return {
		total: byCite.size,
		regions: [...regions.values()]
			.map((region): CiteRegion => ({ ...region, cites: region.cites.toSorted(inFrench) }))
			.toSorted(inFrench),
		map: mapOfCites(rows),
	};
}
