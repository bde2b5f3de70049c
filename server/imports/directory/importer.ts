import type { Member } from '#domain/access/person.ts';
import { readPerson } from '../../accounts/reads.ts';
import type { Reader } from '../../database/connection.ts';
import type { Day } from '../../database/schema.ts';

/** Somebody with an account, as they are today, for work that goes on when they have left; undefined when they may no longer sign in. */
export async function personOfActor(db: Reader, actorId: string, day: Day): Promise<Member | undefined> {
	const account = await db
		.selectFrom('accounts')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select(['accounts.id', 'accounts.administrator', 'actors.name'])
		.where('actors.id', '=', actorId)
		.where('actors.objected_at', 'is', null)
		.where('accounts.suspended_at', 'is', null)
		.executeTakeFirst();
	if (!account) return undefined;
	const person = await readPerson(
		db,
		{
			...{ accountId: account.id, actorId, name: account.name, administrator: account.administrator === 1 },
			...{ welcome: true, sessionId: '', sessionHash: '', renewedUntil: null },
		},
		day,
	);
	return person.kind === 'member' ? person : undefined;
}
