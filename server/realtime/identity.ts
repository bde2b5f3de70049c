import { colours, type Identity } from '#domain/collaboration/presence.ts';
import type { Member } from '#domain/access/person.ts';
import type { Party } from '#domain/cite/party.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import type { Reader } from '../database/connection.ts';
import { onDay } from '../database/days.ts';
import type { Day } from '../database/schema.ts';

/** Who a person is to the others in a document: from their session and the directory, never from what they send [E10]. */
export async function getIdentity(
	db: Reader,
	person: Member,
	document: DocumentFacts,
	canWrite: boolean,
	today: Day,
): Promise<Identity> {
	const citeId = document.group.citeId;
	const colour = preferredColour(person.actorId);
	return {
		actorId: person.actorId,
		name: person.name,
		institution: await findInstitution(db, person.actorId, today),
		party: citeId === null ? null : ((person.seats.get(citeId) as Party | undefined) ?? null),
		...colourOf(colour),
		role: canWrite ? 'writer' : 'reader',
	};
}

/** The one they would have alone. */
function preferredColour(actorId: string): number {
	return Number.parseInt(actorId.slice(0, 6), 16) % colours.length;
}

/** The person's colour, or the next that nobody else present has; with more than twelve people, colours come back. */
export function freeColour(
	identity: Identity,
	others: Iterable<Identity>,
): Pick<Identity, 'colour' | 'color'> {
	const taken = new Set<number>();
	for (const other of others) {
		if (other.actorId === identity.actorId) return colourOf(other.colour);
		taken.add(other.colour);
	}
	for (let step = 0; step < colours.length; step += 1) {
		const candidate = (identity.colour + step) % colours.length;
		if (!taken.has(candidate)) return colourOf(candidate);
	}
	return colourOf(identity.colour);
}

function colourOf(colour: number): Pick<Identity, 'colour' | 'color'> {
	return { colour, color: colours[colour % colours.length] ?? colours[0] };
}

async function findInstitution(db: Reader, actorId: string, today: Day): Promise<string> {
	const row = await db
		.selectFrom('affiliations')
		.innerJoin('organisations', 'organisations.id', 'affiliations.organisation_id')
		.select('organisations.name')
		.where('affiliations.actor_id', '=', actorId)
		.where('affiliations.visibility', 'in', ['public', 'network'])
		.where(onDay('affiliations', today))
		.orderBy('affiliations.from_day', 'desc')
		.orderBy('affiliations.id')
		.limit(1)
		.executeTakeFirst();
	return row?.name ?? '';
}
