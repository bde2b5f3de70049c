import type { Person } from '#domain/access/person.ts';
import type { College } from '#domain/group/college.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { today, type Context } from '../context.ts';
import { reading, type Reader } from '../database/connection.ts';
import { groupFor } from './facts.ts';
import { everyMember, listMembers } from './members.ts';
import { holdGroup } from './writes.ts';

/** College by actor, of who has one; it stays while roles change. */
export async function listColleges(db: Reader, groupId: string): Promise<Map<string, College>> {
	const rows = await db
		.selectFrom('group_colleges')
		.select(['actor_id as actorId', 'college'])
		.where('group_id', '=', groupId)
		.limit(everyMember)
		.execute();
	return new Map(rows.map(({ actorId, college }) => [actorId, college]));
}

/** Which college of a conseil citoyen somebody sits in, said by those who animate it. */
export function collegeUseCases({ database, ...clock }: Context) {
	return {
		/** @param college null for none. @throws Problem `not-found`, `forbidden`; `conflict` in a group that has no colleges */
		async setCollege(
			viewer: Person,
			groupId: string,
			actorId: string,
			college: College | null,
		): Promise<void> {
			const refusal = 'Seules les personnes qui animent le groupe disent qui siège dans quel collège.';
			await groupFor(database.reader, viewer, groupId, 'group.animate', refusal);
			await database.write(async (trx) => {
				await holdGroup(trx, groupId);
				const { kind } = await trx
					.selectFrom('groups')
					.select('kind')
					.where('id', '=', groupId)
					.executeTakeFirstOrThrow();
				if (kind !== 'citizens') throw new Problem('conflict', 'Seul un conseil citoyen a deux collèges.');
				const members = await listMembers(reading(trx), viewer, groupId, today(clock), everyMember);
				if (!members.some(({ id }) => id === actorId)) throw notFound();
				await trx
					.deleteFrom('group_colleges')
					.where('group_id', '=', groupId)
					.where('actor_id', '=', actorId)
					.execute();
				if (college)
					await trx
						.insertInto('group_colleges')
						.values({ group_id: groupId, actor_id: actorId, college })
						.execute();
			});
		},
	};
}
