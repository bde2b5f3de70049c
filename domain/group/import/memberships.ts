import { recordLimits as limits } from '../../directory/record.ts';
import { squeezed } from '../../directory/import/actors.ts';
import type { FileRow } from '../../directory/import/organisations.ts';
import type { Day } from '../../french/day.ts';
import { identifierShape } from '../../identifier.ts';
import { dayOfCell } from '../../import/days.ts';
import { readRow, type Mapping } from '../../import/mapping.ts';
import type { Judged } from '../../import/verdicts.ts';
import { foldName } from '../../search/fold.ts';
import type { InvitedRole } from '../invitation.ts';

/** What a row says: who is in which group, as what, between which days. */
export interface MembershipValues {
	readonly name: string;
	readonly actor_id: string;
	readonly group: string;
	readonly group_id: string;
	readonly role: InvitedRole;
	readonly from: Day;
	/** Empty when it goes on. */
	readonly until: Day | '';
}

/** Somebody whom everyone may find, with what who imports may read of where they work. */
export interface KnownMember {
	readonly id: string;
	readonly name: string;
	readonly organisations: readonly string[];
	readonly functions: readonly string[];
}

/** A group that who imports animates, with who is in it. */
export interface KnownGroup {
	readonly id: string;
	readonly name: string;
	readonly periods: readonly { readonly actorId: string; readonly from: Day; readonly until: Day | null }[];
}

export interface MembershipFacts {
	readonly people: readonly KnownMember[];
	readonly groups: readonly KnownGroup[];
	readonly today: Day;
}

const roles: readonly (readonly [RegExp, InvitedRole])[] = [
	[/^(membre|participante?|adherente?|oui|x|)$/, 'member'],
	[/^observa(teur|trice)$/, 'observer'],
	[/^invitee?$/, 'guest'],
];

/** Whether two stretches of days share one. */
export const overlap = (
	a: { readonly from: Day; readonly until: Day | null },
	b: { readonly from: Day; readonly until: Day | null },
): boolean => (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until);

/**
 * What each row of a list of members is. People are those whom everyone finds, by their name: an address would tell who brings the file who has one here
 * [I2]. Groups are those that they animate; any other is unknown, whether it exists or not [R4].
 */
export function judgeMemberships(
	rows: readonly FileRow[],
	mapping: Mapping,
	facts: MembershipFacts,
): Judged<MembershipValues>[] {
	const findPerson = personFinder(facts.people);
	const findGroup = groupFinder(facts.groups);
	const said = new Map<string, { line: number; from: Day; until: Day | null }[]>();
	return rows.map(({ line, cells }): Judged<MembershipValues> => {
		const refused = (why: string): Judged<MembershipValues> => ({
			...{ line, verdict: 'refused', remarks: [why], values: null, match: null },
		});
		const of = readRow(cells, mapping);
		const name = [of('first'), of('name')].filter(Boolean).join(' ');
		if (name === '' || name.length > limits.name) return refused(name === '' ? 'sans nom' : 'nom trop long');
		const group = findGroup(of('group'));
		if (typeof group === 'string') return refused(group);
		const [, role] = roles.find(([shape]) => shape.test(foldName(of('role')))) ?? [];
		if (role === undefined)
			return refused(
				/anim|pilot|coordin/.test(foldName(of('role')))
					? 'personne n’anime un groupe par un fichier : nommez-le sur la page du groupe'
					: `rôle inconnu (« ${of('role').slice(0, 40)} ») : membre, observateur ou invité`,
			);
		const from = of('from') === '' ? facts.today : dayOfCell(of('from'));
		const until = of('until') === '' ? null : dayOfCell(of('until'));
		if (from === undefined || until === undefined)
			return refused(`date illisible (« ${of(from ? 'until' : 'from').slice(0, 40)} »)`);
		if (until !== null && until < from) return refused('la fin est avant le début');
		const person = findPerson(name, of('organisation'), of('function'));
		if (typeof person === 'string') return refused(person);
		const values: MembershipValues = {
			...{ name: person.name, actor_id: person.id, group: group.name, group_id: group.id, role },
			...{ from, until: until ?? '' },
		};
		const known = (remark: string): Judged<MembershipValues> => ({
			...{ line, verdict: 'known', remarks: [remark], values, match: null },
		});
		const stretch = { from, until };
		if (group.periods.some((one) => one.actorId === person.id && overlap(one, stretch)))
			return known('est déjà dans ce groupe à ces dates');
		const key = `${person.id} ${group.id}`;
		const before = said.get(key) ?? [];
		const same = before.find((one) => overlap(one, stretch));
		if (same) return known(`déjà dite à la ligne ${same.line} de ce fichier`);
		said.set(key, [...before, { line, ...stretch }]);
		return { line, verdict: 'create', remarks: [], values, match: null };
	});
}

function personFinder(people: readonly KnownMember[]) {
	const byName = Map.groupBy(people, (one) => squeezed(one.name));
	const isAmong = (said: string, words: readonly string[]) =>
		words.some((word) => foldName(word).replaceAll(' ', '') === foldName(said).replaceAll(' ', ''));
	return (name: string, organisation: string, role: string): KnownMember | string => {
		const all = byName.get(squeezed(name)) ?? [];
		if (all.length === 0)
			return 'n’est pas dans l’annuaire : invitez cette personne par courriel depuis la page du groupe';
		const near = organisation === '' ? all : all.filter((one) => isAmong(organisation, one.organisations));
		const nearer = role === '' ? near : near.filter((one) => isAmong(role, one.functions));
		const [only, another] = [nearer, near, all].find((some) => some.length > 0) ?? [];
		if (only && !another) return only;
		return 'plusieurs personnes portent ce nom : précisez la structure';
	};
}

function groupFinder(groups: readonly KnownGroup[]) {
	const byName = Map.groupBy(groups, (one) => foldName(one.name));
	const byId = new Map(groups.map((one) => [one.id, one]));
	return (said: string): KnownGroup | string => {
		if (said === '') return 'sans groupe';
		const id = new RegExp(`(?:^|/groupes/)(${identifierShape})(?:$|[/?#])`).exec(said)?.[1];
		const [only, another] = id ? [byId.get(id)] : (byName.get(foldName(said)) ?? []);
		if (!only) return `groupe inconnu, ou que vous n’animez pas (« ${said.slice(0, 60)} »)`;
		if (another) return 'plusieurs groupes portent ce nom : donnez l’adresse de sa page';
		return only;
	};
}
