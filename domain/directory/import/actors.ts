import { isEmail, normaliseEmail } from '../../account/email.ts';
import type { Day } from '../../french/day.ts';
import { dayOfCell } from '../../import/days.ts';
import { readRow, type Mapping } from '../../import/mapping.ts';
import type { Judged } from '../../import/verdicts.ts';
import { foldName } from '../../search/fold.ts';
import { recordLimits as limits } from '../record.ts';
import { organisationFinder } from './organisation-finder.ts';
import type { FileRow, OrganisationFacts } from './organisations.ts';

/** What a row says of somebody. */
export interface ActorValues {
	readonly name: string;
	/** Normalised: where they are told. */
	readonly email: string;
	readonly function: string;
	readonly organisation: string;
	readonly organisation_id: string;
	readonly from: Day;
	readonly source: string;
}

export interface ActorFacts extends OrganisationFacts {
	/** People whom everyone may find, by name. */
	readonly people: readonly { readonly id: string; readonly name: string }[];
	readonly today: Day;
}

/**
 * What each row of a file of people is. Whether an address is known, or its owner has objected, is not looked at: who brings a file is not to learn it [I2].
 * Somebody of the same name, whom everyone may find, is shown.
 */
export function judgeActors(
	rows: readonly FileRow[],
	mapping: Mapping,
	facts: ActorFacts,
): Judged<ActorValues>[] {
	const find = organisationFinder(facts);
	const people = new Map(facts.people.map((one) => [squeezed(one.name), one]));
	const lines = new Map<string, number>();
	return rows.map(({ line, cells }) => {
		const refused = (why: string): Judged<ActorValues> => ({
			...{ line, verdict: 'refused', remarks: [why], values: null, match: null },
		});
		const of = readRow(cells, mapping);
		const name = [of('first'), of('name')].filter(Boolean).join(' ');
		const email = normaliseEmail(of('email'));
		const role = of('function');
		if (name === '') return refused('sans nom');
		if (/^[=@]/.test(name)) return refused('le nom commence comme une formule de tableur');
		if (name.length > limits.name) return refused(`le nom a plus de ${limits.name} caractères`);
		if (!isEmail(email))
			return refused('sans adresse électronique lisible : cette personne ne pourrait pas être prévenue');
		if (role === '' || role.length > limits.function)
			return refused(role === '' ? 'sans fonction' : `la fonction a plus de ${limits.function} caractères`);
		const found = find(of('organisation'), of('departement'));
		if (typeof found === 'string') return refused(found);
		const said = of('from');
		const from = said === '' ? facts.today : dayOfCell(said);
		const remarks =
			from === undefined ? [`date illisible (« ${said.slice(0, 40)} »), comptée d’aujourd’hui`] : [];
		const values: ActorValues = {
			...{ name, email, function: role, organisation: found.name, organisation_id: found.id },
			...{ from: from ?? facts.today, source: (of('source') || facts.source).slice(0, 200) },
		};
		const first = lines.get(email);
		if (first !== undefined)
			return {
				...{ line, verdict: 'known', values, remarks: [`même adresse qu’à la ligne ${first} de ce fichier`] },
				match: null,
			};
		lines.set(email, line);
		const namesake = people.get(squeezed(name));
		return {
			...{ line, verdict: namesake ? 'doubtful' : 'create', remarks, values },
			match: namesake ? { ...namesake, line: null, score: 0.6, reasons: ['même nom'] } : null,
		};
	});
}

/** Words of a name in no order: « Rouxel Jeanne » is « Jeanne Rouxel ». */
export const squeezed = (name: string) => foldName(name).split(' ').toSorted().join('');
