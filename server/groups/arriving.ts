import type { Person } from '#domain/access/person.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { groupFor } from './facts.ts';
import { publicFunction } from './invitation-reads.ts';

/** Places that are proposed to whoever comes in. */
const most = 12;

/** What whoever has just come into a group sees before it: why they were invited, and where its members may act. */
export function arriving(context: Context) {
	const db = context.database.reader;

	return {
		/** @throws Problem `not-found`; `signed-out`, `forbidden` for who is not in it by a role of theirs */
		async arrival(viewer: Person, groupId: string) {
			const { facts, member } = await groupFor(
				db,
				viewer,
				groupId,
				'group.leave',
				'Cette page est pour qui vient d’entrer dans le groupe.',
			);
			const [group, invitation, places] = await Promise.all([
				db
					.selectFrom('groups')
					.select(['id', 'name', 'presentation'])
					.where('id', '=', facts.id)
					.executeTakeFirstOrThrow(),
				findAccepted(db, facts.id, member.accountId),
				listPlaces(db, facts.id, facts.citeId),
			]);
			const byFunction = invitation?.byId ? await publicFunction(db, invitation.byId, today(context)) : '';
			return {
				...{ group, places, actorId: member.actorId, name: member.name, today: today(context) },
				/** Null for who came in by themselves. */
				invitation: invitation?.by ? { by: invitation.by, byFunction, words: invitation.words } : null,
			};
		},
	};
}

/** The invitation by which this account came in; who objected since is not named. */
const findAccepted = (db: Reader, groupId: string, accountId: string) =>
	db
		.selectFrom('invitations as i')
		.innerJoin('accounts as c', 'c.email', 'i.email')
		.leftJoin('actors as a', (join) =>
			join.onRef('a.id', '=', 'i.invited_by').on('a.objected_at', 'is', null),
		)
		.select(['a.id as byId', 'a.name as by', 'i.words'])
		.where('i.group_id', '=', groupId)
		.where('c.id', '=', accountId)
		.where('i.outcome', '=', 'accepted')
		.orderBy('i.answered_at', 'desc')
		.limit(1)
		.executeTakeFirst();

/** Names of the territories of a group and of the cité whose space it is. */
async function listPlaces(db: Reader, groupId: string, citeId: string | null): Promise<string[]> {
	const rows = await db
		.selectFrom('territories as t')
		.select('t.name')
		.distinct()
		.where((where) =>
			where.or([
				where('t.id', 'in', (own) =>
					own.selectFrom('group_territories').select('territory_id').where('group_id', '=', groupId),
				),
				...(citeId === null
					? []
					: [
							where('t.id', 'in', (own) =>
								own.selectFrom('cite_territories').select('territory_id').where('cite_id', '=', citeId),
							),
						]),
			]),
		)
		.orderBy('t.name')
		.limit(most)
		.execute();
	return rows.map(({ name }) => name);
}
