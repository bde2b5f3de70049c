import { partyOfOrganisation } from '../cite/party-of-organisation.ts';
import type { Party } from '../cite/party.ts';
import type { OrganisationKind } from '../directory/organisation.ts';

export interface RosterMember {
	readonly id: string;
	readonly name: string;
	/** « Déléguée du préfet » */
	readonly function: string;
	readonly organisation: string | null;
	readonly organisationKind: OrganisationKind | null;
	/** Ids of the territories where this person acts. */
	readonly territories: readonly string[];
}

export interface RosterCite {
	readonly id: string;
	readonly slug: string;
	readonly name: string;
	readonly region: string;
	readonly territories: readonly string[];
}

export interface RosterSeat {
	readonly citeId: string;
	readonly party: Party;
	/** Holder and deputies of today, by actor. */
	readonly sitting: readonly string[];
	readonly held: boolean;
}

/** What a cell says: who of the group speaks for that party, or that nobody holds the seat. */
export interface RosterCell {
	readonly people: readonly RosterMember[];
	readonly vacant: boolean;
}

export interface RosterRow {
	readonly cite: RosterCite;
	readonly state: RosterCell;
	readonly academy: RosterCell;
	readonly authority: RosterCell;
	readonly others: RosterCell;
}

const columns = ['state', 'academy', 'authority'] as const;
type Column = (typeof columns)[number] | 'others';

/**
 * The members of a group of cités, by cité and party. A seat says where somebody belongs; without one, the place where they
 * act and the kind of their organisation do. Facilitators belong to no cité (they have no seat).
 */
export function rosterOf(
	cites: readonly RosterCite[],
	seats: readonly RosterSeat[],
	members: readonly RosterMember[],
): RosterRow[] {
	const seated = new Set(seats.flatMap((seat) => seat.sitting));
	const seatsOf = Map.groupBy(seats, (seat) => seat.citeId);
	const ranks = new Map(members.map((member, index) => [member.id, index]));
	const acting = membersByTerritory(members, seated);
	return cites.map((cite) => {
		const own = seatsOf.get(cite.id) ?? [];
		const cells: Record<Column, RosterMember[]> = { state: [], academy: [], authority: [], others: [] };
		const sitting = own.flatMap((seat) => seat.sitting.map((actorId) => ranks.get(actorId)));
		const here = new Set([
			...sitting,
			...cite.territories.flatMap((territory) => acting.get(territory) ?? []),
		]);
		// In the order of the members, whichever way each belongs here.
		for (const rank of [...here].filter((one) => one !== undefined).sort((a, b) => a - b))
			cells[columnOf(members[rank]!, own)].push(members[rank]!);
		const cell = (column: Column): RosterCell => {
			const seat = own.find((one) => one.party === column);
			return { people: cells[column], vacant: seat !== undefined && !seat.held };
		};
		return {
			cite,
			state: cell('state'),
			academy: cell('academy'),
			authority: cell('authority'),
			others: cell('others'),
		};
	});
}

/** By place, the ranks of those whom no seat says where they belong. */
function membersByTerritory(
	members: readonly RosterMember[],
	seated: ReadonlySet<string>,
): ReadonlyMap<string, readonly number[]> {
	const acting = new Map<string, number[]>();
	for (const [rank, { id, organisationKind, territories }] of members.entries()) {
		if (seated.has(id) || organisationKind === 'facilitator') continue;
		for (const territory of territories) {
			const ranks = acting.get(territory);
			if (ranks) ranks.push(rank);
			else acting.set(territory, [rank]);
		}
	}
	return acting;
}

function columnOf(member: RosterMember, seats: readonly RosterSeat[]): Column {
	const seat = seats.find((one) => one.sitting.includes(member.id));
	const party = seat?.party ?? partyOfOrganisation(member.organisationKind);
	return columns.find((column) => column === party) ?? 'others';
}

/**
 * A function as a cell of the table says it, where cité and party are known already: « Coordonnatrice PRE » for
 * « Coordonnatrice du programme de réussite éducative (PRE) », « Inspecteur » for « Inspecteur de l’éducation nationale ».
 */
export function shortFunction(words: string): string {
	return words
		.replace(/,.*$/, '')
		.replace(/ (?:de|du|de la|de l’).*\((\p{Lu}{2,5})\)$/u, ' $1')
		.replace(/ (?:de la cité éducative|de l’éducation nationale)$/, '');
}
