import { readRow, type Mapping } from '../../import/mapping.ts';
import { Places, type KnownPlace } from '../../import/places.ts';
import type { Judged, Match } from '../../import/verdicts.ts';
import { comparable, nowhere, type Standing } from '../duplicates/comparable.ts';
import { Neighbours, type Neighbour } from '../duplicates/neighbours.ts';
import { missingIn, type KnownOrganisation } from './completion.ts';
import { readOrganisation, type OrganisationValues } from './organisation-values.ts';

/** A row of a file, without its columns about minors. */
export interface FileRow {
	/** As a spreadsheet numbers it. */
	readonly line: number;
	readonly cells: readonly string[];
}

export interface OrganisationFacts {
	readonly known: readonly KnownOrganisation[];
	readonly places: readonly KnownPlace[];
	/** Where the file comes from, for rows that do not say. */
	readonly source: string;
}

type Met = { readonly record: KnownOrganisation } | { readonly line: number; readonly name: string };

/** What each row of a file of organisations is: new, known, or so like another that somebody has to look. */
export function judgeOrganisations(
	rows: readonly FileRow[],
	mapping: Mapping,
	{ known, places: list, source }: OrganisationFacts,
): Judged<OrganisationValues>[] {
	const places = new Places(list);
	const standing = standingIn(list);
	const neighbours = new Neighbours<Met>();
	const byKey = new Map<string, Met>();
	const keyOf = (of: { source: string; source_key: string }) => `${of.source}\n${of.source_key}`;
	const remember = (told: OrganisationValues | KnownOrganisation, met: Met) => {
		neighbours.add(comparable({ ...told, key: told.source_key }, standing(told.territory_id)), met);
		if (told.source_key !== '') byKey.set(keyOf(told), met);
	};
	for (const record of known) remember(record, { record });
	return rows.map(({ line, cells }) => {
		const read = readOrganisation(readRow(cells, mapping), { places, source });
		if ('refusal' in read)
			return { line, verdict: 'refused', remarks: [read.refusal], values: null, match: null };
		const { values } = read;
		const is = comparable({ ...values, key: values.source_key }, standing(values.territory_id));
		const keyed = values.source_key === '' ? undefined : byKey.get(keyOf(values));
		const nearest: Neighbour<Met> | undefined = keyed
			? { of: keyed, score: 1, reasons: ['même identifiant dans la même source'], isSame: true }
			: neighbours.find(is)[0];
		if (!nearest) {
			remember(values, { line, name: values.name });
			return { line, verdict: 'create', remarks: read.remarks, values, match: null };
		}
		const { of } = nearest;
		if (!nearest.isSame) remember(values, { line, name: values.name });
		const { verdict, remark } = verdictOf(nearest, values);
		return {
			...{ line, verdict, values, match: matchOf(of, nearest) },
			remarks: remark === undefined ? read.remarks : [...read.remarks, remark],
		};
	});
}

function verdictOf(
	{ of, isSame }: Neighbour<Met>,
	values: OrganisationValues,
): { verdict: 'doubtful' | 'known' | 'complete'; remark?: string } {
	if (!isSame) return { verdict: 'doubtful' };
	if ('line' in of) return { verdict: 'known', remark: `déjà dite à la ligne ${of.line} de ce fichier` };
	if (missingIn(of.record, values).length === 0) return { verdict: 'known' };
	if (of.record.isEditable) return { verdict: 'complete' };
	return { verdict: 'known', remark: 'sa fiche est tenue par d’autres : proposez-leur une correction' };
}

const matchOf = (of: Met, { score, reasons }: { score: number; reasons: readonly string[] }): Match =>
	'record' in of
		? { id: of.record.id, line: null, name: of.record.name, score, reasons }
		: { id: null, line: of.line, name: of.name, score, reasons };

/** Where a territory is, from its id. */
export function standingIn(places: readonly KnownPlace[]): (id: string) => Standing {
	const byId = new Map(places.map((place) => [place.id, place]));
	return (id) => {
		const place = byId.get(id);
		if (!place) return nowhere;
		const quarter = id.startsWith('qpv-') ? id : '';
		return { quarter, commune: place.commune, departement: place.departement };
	};
}
