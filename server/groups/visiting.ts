import type { Member, Person } from '#domain/access/person.ts';
import { isInside } from '#domain/group/policy.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../database/schema.ts';
import { readableGroup } from './facts.ts';
import { readSince } from './since.ts';

const minute = 60_000;
/** Who comes back sooner is on the same visit. */
const visitLasts = 30 * minute;
/** What is remembered of one visit need not be more precise. */
const notedEach = 5 * minute;

/** What happened in a group since somebody who is in it last came. */
export function visiting(context: Context) {
	const { database } = context;

	/** When their visit before this one was; null at the first. Notes that they are here. */
	async function noteVisit({ actorId }: Member, groupId: string): Promise<Instant | null> {
		const now = context.now();
		const at = now.toISOString();
		const known = await database.reader
			.selectFrom('group_visits')
			.select(['seen_at', 'before_at'])
			.where('group_id', '=', groupId)
			.where('actor_id', '=', actorId)
			.executeTakeFirst();
		const away = known ? now.getTime() - Date.parse(known.seen_at) : Infinity;
		const before = known ? (away > visitLasts ? known.seen_at : known.before_at) : null;
		if (away > notedEach)
			await database
				.writeSparingly((trx) =>
					trx
						.insertInto('group_visits')
						.values({ group_id: groupId, actor_id: actorId, seen_at: at, before_at: before })
						.onConflict((on) =>
							on.columns(['group_id', 'actor_id']).doUpdateSet({ seen_at: at, before_at: before }),
						)
						.execute(),
				)
				// Reading goes on when nothing can be written.
				.catch((error: unknown) => context.log.warn({ err: error }, 'visit not noted'));
		return before;
	}

	return {
		/** Null for who is not in the group, and at a first visit. @throws Problem `not-found` */
		async since(viewer: Person, groupId: string) {
			const facts = await readableGroup(database.reader, viewer, groupId);
			if (viewer.kind === 'anonymous' || !isInside(viewer, facts)) return null;
			const since = await noteVisit(viewer, groupId);
			return since === null ? null : readSince(database.reader, viewer, groupId, since);
		},
	};
}
