import { foldName } from '../../search/fold.ts';
import type { FunderKind } from '../funder.ts';

/** How headers call funders of a kind, when not by the name they have in the programme. */
const kinds: readonly (readonly [FunderKind, RegExp])[] = [
	['state-147', /\b(bop 147|147|politique de la ville|prefecture|etat|anct)\b/],
	['academy', /\b(academie|rectorat|education nationale|dsden|men)\b/],
	['commune', /\b(ville|commune|mairie|municipalite|collectivite)\b/],
	['epci', /\b(metropole|epci|agglo|agglomeration|intercommunalite|communaute)\b/],
	['departement', /\b(departement|conseil departemental|cd)\b/],
	['region', /\b(region|conseil regional)\b/],
	['caf', /\bcaf\b/],
	['ars', /\bars\b/],
	['foundation', /\b(fondation|mecenat)\b/],
	['own', /\b(fonds propres|autofinancement|auto financement)\b/],
];

/** « ARS 2027 (demandé) » names « ARS ». */
export const nameOfFunder = (header: string): string =>
	header
		.replace(/\b20\d\d\b/g, ' ')
		.replace(/\(.*?\)|\[.*?\]|€/g, ' ')
		.replace(/(^|\s)(demand|accord|dépens|prévu|financement|subvention|part)[\p{L}.]*/giu, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[\s:,;–-]+|[\s:,;–-]+$/g, '')
		.replace(/^(de la|de l['’]|du|de|d['’])\s*/i, '')
		.trim()
		.slice(0, 200);

/** The kind of a funder that is made from a header. */
export const kindOfHeader = (header: string): FunderKind =>
	kinds.find(([, shape]) => shape.test(foldName(header)))?.[0] ?? 'other';
