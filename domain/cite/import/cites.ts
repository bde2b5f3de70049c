import { standingIn, type FileRow, type OrganisationFacts } from '../../directory/import/organisations.ts';
import type { Day } from '../../french/day.ts';
import { readRow, type Mapping } from '../../import/mapping.ts';
import type { Judged, Match } from '../../import/verdicts.ts';
import { foldName } from '../../search/fold.ts';
import type { Party } from '../party.ts';
import { citeReader, seatsOf, type CiteValues } from './cite-values.ts';

/** A cité of the network, as rows of a file are compared with it. */
export interface KnownCite {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly wave: string;
	/** Four digits, or empty. */
	readonly label_year: string;
	readonly presentation: string;
	readonly territories: readonly string[];
	/** Parties that have a seat. */
	readonly parties: readonly Party[];
	/** Whether who imports may complete it. */
	readonly isEditable: boolean;
}

export interface CiteFacts extends OrganisationFacts {
	readonly cites: readonly KnownCite[];
	readonly today: Day;
}

/** What a row adds to a cité: never what it says already. */
export function missingInCite(
	cite: Pick<KnownCite, 'wave' | 'label_year' | 'presentation' | 'parties'>,
	values: CiteValues,
) {
	const words = (['wave', 'label_year', 'presentation'] as const).filter(
		(key) => cite[key] === '' && values[key] !== '',
	);
	return { words, seats: seatsOf(values).filter(({ party }) => !cite.parties.includes(party)) };
}

interface Met {
	readonly name: string;
	/** Folded. */
	readonly key: string;
	readonly communes: ReadonlySet<string>;
	readonly cite: KnownCite | null;
	readonly line: number | null;
}

/** What each row of a file of cités is: recognised by its name and a commune, as lists number them otherwise from one edition to the next. */
export function judgeCites(
	rows: readonly FileRow[],
	mapping: Mapping,
	facts: CiteFacts,
): Judged<CiteValues>[] {
	const read = citeReader(facts);
	const standing = standingIn(facts.places);
	const communesOf = (ids: readonly string[]) =>
		new Set(ids.map((id) => standing(id).commune || id).filter((id) => id !== ''));
	const met: Met[] = facts.cites.map((cite) => ({
		...{ name: cite.name, key: foldName(cite.name), communes: communesOf(cite.territories) },
		...{ cite, line: null },
	}));
	return rows.map(({ line, cells }): Judged<CiteValues> => {
		const row = read(readRow(cells, mapping));
		if ('refusal' in row)
			return { line, verdict: 'refused', remarks: [row.refusal], values: null, match: null };
		const { values, remarks } = row;
		const own: Met = {
			...{ name: values.name, key: foldName(values.name), cite: null, line },
			communes: communesOf(values.territory_ids.split(' ')),
		};
		const [nearest] = met
			.map((other) => ({ other, ...likeness(own, other) }))
			.filter(({ score }) => score > 0)
			.toSorted((a, b) => b.score - a.score);
		if (!nearest || nearest.score < 1) met.push(own);
		if (!nearest) return { line, verdict: 'create', remarks, values, match: null };
		const { other, score, reasons } = nearest;
		const match: Match = {
			...{ id: other.cite?.id ?? null, line: other.line, name: other.name, score, reasons },
			...(other.cite ? { address: `/cites/${other.cite.slug}` } : {}),
		};
		if (score < 1) return { line, verdict: 'doubtful', remarks, values, match };
		return { line, values, match, ...verdictOfKnown(other, values, remarks) };
	});
}

function likeness(a: Met, b: Met): { score: number; reasons: string[] } {
	const shared = [...a.communes].filter((id) => b.communes.has(id)).length;
	if (a.key === b.key)
		return shared > 0
			? { score: 1, reasons: ['même nom', 'même commune'] }
			: { score: 0.6, reasons: ['même nom'] };
	const all = shared > 0 && shared === a.communes.size && shared === b.communes.size;
	return all ? { score: 0.5, reasons: ['mêmes communes'] } : { score: 0, reasons: [] };
}

function verdictOfKnown({ cite, line }: Met, values: CiteValues, remarks: readonly string[]) {
	if (!cite)
		return {
			verdict: 'known' as const,
			remarks: [...remarks, `déjà dite à la ligne ${line} de ce fichier`],
		};
	const { words, seats } = missingInCite(cite, values);
	if (words.length === 0 && seats.length === 0) return { verdict: 'known' as const, remarks };
	if (cite.isEditable) return { verdict: 'complete' as const, remarks };
	return {
		verdict: 'known' as const,
		remarks: [...remarks, 'elle est accompagnée par d’autres : eux seuls la complètent'],
	};
}
