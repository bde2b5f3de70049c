import type { Member } from '#domain/access/person.ts';
import { readPerson } from '#server/accounts/reads.ts';
import { today, type Context } from '#server/context.ts';

/** An actor as someone who signed in today, with or without an account, with the facts the server itself would load. */
export async function personOf(context: Pick<Context, 'database' | 'now'>, actorId: string): Promise<Member> {
	const actor = await context.database.reader
		.selectFrom('actors')
		.leftJoin('accounts', 'accounts.actor_id', 'actors.id')
		.select(['actors.name', 'accounts.id as accountId', 'accounts.administrator'])
		.where('actors.id', '=', actorId)
		.executeTakeFirstOrThrow();
	const session = {
		accountId: actor.accountId ?? actorId,
		actorId,
		name: actor.name,
		administrator: actor.administrator === 1,
		welcome: true,
		sessionId: '',
		sessionHash: '',
		renewedUntil: null,
	};
	const person = await readPerson(context.database.reader, session, today(context));
	if (person.kind === 'anonymous') throw new Error(`${actor.name} is nobody`);
	return person;
}
