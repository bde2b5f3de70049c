import type { SearchEntry } from '#domain/search/entry.ts';
import type { Reader } from '../database/connection.ts';

/** Cités éducatives, each of all its communes and quarters. */
export async function collectCites(db: Reader, ids?: readonly string[]): Promise<SearchEntry[]> {
	const cites = await db
		.selectFrom('cites')
		.select(['id', 'slug', 'name', 'label_year', 'presentation'])
		.$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
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
			context: [cite.label_year ? `Labellisée en ${cite.label_year}` : '', communes.map((place) => place.name).join(', ')]
				.filter(Boolean)
				.join(' · '),
			rest: [cite.presentation, ...own.map((place) => place.name)].join(' '),
			address: `/cites/${cite.slug}`,
			territoryId: communes[0]?.id ?? own[0]?.id ?? null,
			territories: own.map((place) => place.id),
			visibility: 'public',
			groupId: null,
			confirmedOn: null,
		};
	});
}

/** « Angers » → « Cité éducative d’Angers », « Le Mans » → « Cité éducative du Mans ». */
export function citeTitle(name: string): string {
	if (/cité éducative/iu.test(name)) return name;
	return `Cité éducative ${ofPlace(name)}`;
}

/** « de » before a place, contracted or elided as French wants it. */
export function ofPlace(name: string): string {
	if (/^Les /u.test(name)) return `des ${name.slice(4)}`;
	if (/^Le /u.test(name)) return `du ${name.slice(3)}`;
	return /^[aeiouyâàéèêëîïôœAEIOUÂÀÉÈÊËÎÏÔŒH]/u.test(name) && !/^(Hu|Haute|Ham|Har|Hem)/u.test(name) ? `d’${name}` : `de ${name}`;
}
