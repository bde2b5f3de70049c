import type { Party } from '../cite/party.ts';
import { citeTitle } from '../cite/title.ts';
import { date } from '../french/dates.ts';
import type { Day } from '../french/day.ts';
import { plain } from '../french/parts.ts';
import type { VariableValues } from './template-variables.ts';

/** What the directory says of the group a document is begun in. Institutions and places only, never a person's name. */
export interface DirectoryFacts {
	readonly groupName: string;
	/** Name of the group's cité, or of its parent's; null for a group of no cité. */
	readonly citeName: string | null;
	/** The institution of each seat of the cité, where one is known. */
	readonly seats: readonly { readonly party: Party; readonly organisation: string | null }[];
	readonly communes: readonly string[];
	readonly quarters: readonly { readonly name: string; readonly code: string }[];
	/** Académies the communes are in, for a cité whose seats name none. */
	readonly academies: readonly string[];
	readonly today: Day;
}

/** The years a programme d'actions is written for: « programme d'actions triennal » (ANCT, March 2023). */
const term = 3;

/** Databases sort accents each their own way; a document is the same on both. */
const inFrench = (a: string, b: string) => a.localeCompare(b, 'fr');

/** What the variables of a template become. What the directory does not know is left out, and stays a visible gap. */
export function valuesFrom(facts: DirectoryFacts): VariableValues {
	const seated = (party: Party) => [
		...new Set(
			facts.seats.flatMap((seat) =>
				seat.party === party && seat.organisation !== null ? [seat.organisation] : [],
			),
		),
	];
	const academies = seated('academy');
	const year = Number(facts.today.slice(0, 4));
	return {
		groupe: [facts.groupName],
		cité:
			facts.citeName === null
				? []
				: [citeTitle(facts.citeName).replace(/^Cité éducative/u, 'cité éducative')],
		préfecture: seated('state'),
		académie: academies.length > 0 ? academies : facts.academies,
		collectivité: [...seated('authority'), ...seated('metropole')],
		communes: facts.communes.toSorted(inFrench),
		quartiers: facts.quarters.map(({ name, code }) => `${name} (${code})`).toSorted(inFrench),
		date: [plain(date(facts.today))],
		années: [`${year}-${year + term - 1}`],
	};
}
