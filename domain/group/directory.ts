import { parties, partyNames, type Party } from '../cite/party.ts';
import { collegeNames, colleges, type College } from './college.ts';
import { membershipRoleNames, membershipRoles, type MembershipRole } from './group.ts';

/** Ways to look at who is in a group. */
export const memberOrders = ['cite', 'partie', 'structure', 'role', 'college'] as const;
export type MemberOrder = (typeof memberOrders)[number];

export const memberOrderNames: Record<MemberOrder, string> = {
	cite: 'Cité',
	partie: 'Partie',
	structure: 'Structure',
	role: 'Rôle',
	college: 'Collège',
};

/** What of a member puts them under one title or another. */
export interface Placed {
	readonly name: string;
	readonly role: MembershipRole;
	readonly organisation: string | null;
	readonly party: Party;
	/** The cités of the group for which they speak, by name. */
	readonly cites: readonly string[];
	readonly college: College | null;
}

export interface MemberPart<M> {
	readonly title: string;
	readonly party: Party | null;
	readonly members: readonly M[];
}

const byName = (a: string, b: string) => a.localeCompare(b, 'fr');

/** Members under titles, in the order of the field; who is under none comes last. Somebody who speaks for two cités is under both. */
export function arrange<M extends Placed>(members: readonly M[], order: MemberOrder): MemberPart<M>[] {
	const sorted = members.toSorted((a, b) => byName(a.name, b.name));
	const part = (title: string, of: readonly M[], party: Party | null = null) =>
		of.length > 0 ? [{ title, party, members: of }] : [];
	const titled = (titlesOf: (member: M) => readonly string[], rest: string) => {
		const titles = [...new Set(sorted.flatMap(titlesOf))].sort(byName);
		return [
			...titles.flatMap((title) =>
				part(
					title,
					sorted.filter((one) => titlesOf(one).includes(title)),
				),
			),
			...part(
				rest,
				sorted.filter((one) => titlesOf(one).length === 0),
			),
		];
	};
	if (order === 'cite') return titled(({ cites }) => cites, 'Pour aucune cité en particulier');
	if (order === 'structure')
		return titled(
			({ organisation }) => (organisation === null ? [] : [organisation]),
			'Sans structure que vous puissiez lire',
		);
	if (order === 'partie')
		return parties.flatMap((party) =>
			part(
				partyNames[party],
				sorted.filter((one) => one.party === party),
				party,
			),
		);
	if (order === 'role')
		return membershipRoles.flatMap((role) =>
			part(
				membershipRoleNames[role],
				sorted.filter((one) => one.role === role),
			),
		);
	return [
		...colleges.flatMap((college) =>
			part(
				collegeNames[college],
				sorted.filter((one) => one.college === college),
			),
		),
		...part(
			'Collège à préciser',
			sorted.filter((one) => one.college === null),
		),
	];
}
