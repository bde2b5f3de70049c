import { citeTitle } from '#domain/cite/title.ts';
import type { SearchEntry } from '#domain/search/entry.ts';
import type { Reader } from '../database/connection.ts';

/** Cités éducatives, each of all its communes and quarters. */
export async function collectCites(db: Reader, ids?: readonly string[]): Promise<SearchEntry[]> {
	const cites = await db
		.selectFrom('cites')
		.select(['id', 'slug', 'name', 'label_year', 'presentation'])
		.$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
		.orderBy('name')
		.orderBy('id')
		.execute();
	const places = await db
		.selectFrom('cite_territories')
		.innerJoin('territories', 'territories.id', 'cite_territories.territory_id')
		.select(['cite_id', 'territories.id', 'territories.name', 'territories.kind'])
		.orderBy('territories.name')
		.execute();
	const byCite = Map.groupBy(places, (place) => place.cite_id);
	return cites.map((cite) => {
		const own = byCite.get(cite.id) ?? [];
		const communes = own.filter((place) => place.kind === 'commune');
		return {
			kind: 'cite',
			subjectId: cite.id,
			title: citeTitle(cite.name),
			context: [
				cite.label_year ? `Labellisée en ${cite.label_year}` : '',
				communes.map((place) => place.name).join(', '),
			]
				.filter(Boolean)
				.join(' · '),
			rest: [cite.presentation, ...own.map((place) => place.name)].join(' '),
			functions: '',
			organisationKinds: [],
			languages: '',
			address: `/cites/${cite.slug}`,
			territories: own.map((place) => place.id),
			visibility: 'public',
			groupId: null,
			confirmedOn: null,
		};
	});
}
