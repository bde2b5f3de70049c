import type { Member } from '#domain/access/person.ts';
import { today, type Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { reindexSubjects } from '../search/reindex.ts';

/** An informal collective that somebody of the network makes known: a name is enough. @returns its id */
export async function createCollective(
	trx: Transaction,
	clock: Pick<Context, 'now'>,
	name: string,
	by: Member,
): Promise<string> {
	const id = crypto.randomUUID();
	const now = clock.now().toISOString();
	const day = today(clock);
	await trx
		.insertInto('organisations')
		.values({
			...{
				id,
				name,
				kind: 'collective',
				presentation: '',
				source: 'Déclaré par une personne du réseau',
				entered_by: by.actorId,
			},
			...{ confirmed_on: day, created_at: now, updated_at: now },
		})
		.execute();
	await reindexSubjects(trx, day, 'organisation', [id]);
	return id;
}
