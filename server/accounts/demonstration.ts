import { parties, type Party } from '#domain/cite/party.ts';
import { partyOfOrganisation } from '#domain/cite/party-of-organisation.ts';
import { today, type Context } from '../context.ts';
import { mayEnter } from './reads.ts';
import { onDay } from '../database/days.ts';

export interface DemonstrationAccount {
	readonly id: string;
	readonly name: string;
	readonly function: string;
	readonly organisation: string;
	/** The seat held today, else what the organisation is. */
	readonly party: Party;
}

/** Who may be tried, by party then by name: nobody unless the server was started for a demonstration. */
export async function demonstrationAccounts(context: Context): Promise<DemonstrationAccount[]> {
	if (!context.demonstration) return [];
	const day = today(context);
	const rows = await context.database.reader
		.selectFrom('accounts')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.leftJoin('affiliations', (join) =>
			join.onRef('affiliations.actor_id', '=', 'actors.id').on(onDay('affiliations', day)),
		)
		.leftJoin('organisations', 'organisations.id', 'affiliations.organisation_id')
		.select(['accounts.id', 'actors.name', 'affiliations.function', 'organisations.kind'])
		.select('organisations.name as organisation')
		.select(({ selectFrom }) =>
			selectFrom('seat_tenures')
				.innerJoin('seats', 'seats.id', 'seat_tenures.seat_id')
				.select('seats.party')
				.whereRef('seat_tenures.actor_id', '=', 'actors.id')
				.where(onDay('seat_tenures', day))
				.limit(1)
				.as('seat'),
		)
		.where('accounts.demonstration', '=', 1)
		.where('accounts.suspended_at', 'is', null)
		.where(mayEnter)
		.orderBy('actors.name')
		.orderBy('affiliations.from_day')
		.limit(200)
		.execute();
	const byId = new Map<string, DemonstrationAccount>();
	for (const { id, name, function: role, organisation, kind, seat } of rows)
		if (!byId.has(id))
			byId.set(id, {
				...{ id, name, function: role ?? 'Membre du réseau', organisation: organisation ?? '' },
				party: seat ?? partyOfOrganisation(kind),
			});
	const rank = (party: Party) => parties.indexOf(party);
	return [...byId.values()].sort(
		(a, b) => rank(a.party) - rank(b.party) || a.name.localeCompare(b.name, 'fr'),
	);
}
