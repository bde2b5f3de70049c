import { organisationFinder } from '../../directory/import/organisation-finder.ts';
import type { OrganisationFacts } from '../../directory/import/organisations.ts';
import type { Day } from '../../french/day.ts';
import { toSlug } from '../../identifier.ts';
import { Places, type KnownPlace } from '../../import/places.ts';
import { partyNames, type Party } from '../party.ts';

/** What a row says of a cité; empty where it says nothing. */
export interface CiteValues {
	readonly name: string;
	/** « 2 », « 2022 et après », as the file calls it. */
	readonly wave: string;
	/** Four digits. */
	readonly label_year: string;
	readonly presentation: string;
	/** Ids of communes and quarters, with a space between two. */
	readonly territory_ids: string;
	/** Their names, as the preview shows them. */
	readonly communes: string;
	/** One a line: `state <id of the organisation that sits>`. */
	readonly seats: string;
	/** « État : Préfecture de Maine-et-Loire », as the preview shows them. */
	readonly sitting: string;
	readonly source: string;
}

/** Seats that files name, in the order of their columns. */
export const namedSeats = ['state', 'academy', 'authority', 'metropole'] as const satisfies readonly Party[];
export const citeLimits = { name: 120, wave: 60, presentation: 1500 } as const;
/** The first label was given in 2019. */
const firstYear = 2019;

export type ReadCite =
	{ readonly values: CiteValues; readonly remarks: readonly string[] } | { readonly refusal: string };

/** Reads rows one by one: what is wrong in one cell is left out and said, a row without a name or a known place is refused. */
export function citeReader(facts: OrganisationFacts & { readonly today: Day }) {
	const places = new Places(facts.places);
	const findOrganisation = organisationFinder(facts);
	return (of: (key: string) => string): ReadCite => {
		const name = of('name').replace(/^cités? éducatives? (de la |de l['’]|de |des |du |d['’])?/iu, '');
		if (toSlug(name) === '') return { refusal: 'sans nom' };
		if (/^[=@]/.test(name)) return { refusal: 'le nom commence comme une formule de tableur' };
		if (name.length > citeLimits.name) return { refusal: `le nom a plus de ${citeLimits.name} caractères` };
		const remarks: string[] = [];
		const where = of('departement');
		const named = (key: string, what: string, find: (text: string) => KnownPlace | undefined) =>
			listOf(of(key)).flatMap((text) => {
				const place = find(text);
				if (!place) remarks.push(`${what} (« ${shortened(text)} »), laissé de côté`);
				return place ? [place] : [];
			});
		const territories = [
			...named('communes', 'commune inconnue', (text) => places.findCommune(text, where)),
			...named('quarters', 'quartier inconnu', (text) => places.findQuarter(text, where)),
		];
		if (territories.length === 0) return { refusal: ['sans commune connue', ...remarks].join(' ; ') };
		const [year] = /\d{4}/.exec(of('year')) ?? [''];
		const isYear = Number(year) >= firstYear && Number(year) <= Number(facts.today.slice(0, 4)) + 1;
		if (of('year') !== '' && !isYear)
			remarks.push(`année illisible (« ${shortened(of('year'))} »), laissée de côté`);
		const seats = namedSeats.flatMap((party) => {
			const said = of(`seat-${party}`);
			if (said === '') return [];
			const found = findOrganisation(said, where);
			if (typeof found === 'string') remarks.push(`${found}, le siège est laissé de côté`);
			return typeof found === 'string' ? [] : [{ party, ...found }];
		});
		const kept = [...new Map(territories.map((place) => [place.id, place])).values()];
		return {
			remarks,
			values: {
				...{
					name,
					wave: of('wave')
						.replace(/^vagues? (n°? ?)?/iu, '')
						.slice(0, citeLimits.wave),
					label_year: isYear ? year : '',
				},
				presentation: of('presentation').slice(0, citeLimits.presentation),
				territory_ids: kept.map(({ id }) => id).join(' '),
				communes: kept.map((place) => place.name).join(', '),
				seats: seats.map(({ party, id }) => `${party} ${id}`).join('\n'),
				sitting: seats.map(({ party, name }) => `${partyNames[party]} : ${name}`).join(' · '),
				source: (of('source') || facts.source).slice(0, 200),
			},
		};
	};
}

/** Codes and names, however they are set apart. */
const listOf = (text: string) => [
	...new Set(
		text
			.split(/[,;|/\n]+/)
			.map((one) => one.trim())
			.filter(Boolean),
	),
];
const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Seats of a row. */
export const seatsOf = ({ seats }: Pick<CiteValues, 'seats'>) =>
	seats
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => {
			const [party = '', organisationId = ''] = line.split(' ');
			return { party: party as Party, organisationId };
		});
