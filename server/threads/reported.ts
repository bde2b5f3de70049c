import type { Reader } from '../database/connection.ts';

const shown = 10;

const reports = (db: Reader, groupId: string) =>
	db
		.selectFrom('post_reports as r')
		.innerJoin('posts as p', 'p.id', 'r.post_id')
		.innerJoin('threads as t', 't.id', 'p.thread_id')
		.where('t.group_id', '=', groupId)
		.where('r.settled_at', 'is', null);

/** What was reported in the threads of a group and waits for who animates, the oldest first. For those who may manage them. */
export const listReported = (db: Reader, groupId: string) =>
	reports(db, groupId)
		.select(['p.id as postId', 't.id as threadId', 't.title', 'r.reason', 'r.at'])
		.orderBy('r.at')
		.limit(shown)
		.execute();

/** How many there are in all. */
export async function countReported(db: Reader, groupId: string): Promise<number> {
	const row = await reports(db, groupId)
		.select((e) => e.fn.countAll<number>().as('total'))
		.executeTakeFirstOrThrow();
	return Number(row.total);
}
