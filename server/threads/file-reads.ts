import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound } from '#domain/problem.ts';
import type { ThreadFacts } from '#domain/thread/policy.ts';
import type { PostFileType } from '#domain/thread/files.ts';
import type { Reader } from '../database/connection.ts';

/** A file as pages show it beside a post. */
export interface PostFile {
	readonly id: string;
	readonly name: string;
	readonly type: PostFileType;
	readonly bytes: number;
	readonly width: number;
	readonly height: number;
	/** What a picture shows. */
	readonly shows: string;
}

/** Files of the posts of a thread, by post, as they were chosen. */
export async function filesOf(
	db: Reader,
	threadId: string,
): Promise<ReadonlyMap<string, readonly PostFile[]>> {
	const rows = await db
		.selectFrom('post_files as f')
		.innerJoin('posts as p', 'p.id', 'f.post_id')
		.select([
			...(['f.id', 'f.post_id as postId', 'f.name', 'f.media_type as type', 'f.bytes'] as const),
			...(['f.width', 'f.height', 'f.shows'] as const),
		])
		.where('p.thread_id', '=', threadId)
		.orderBy('f.post_id')
		.orderBy('f.place')
		.execute();
	const files = new Map<string, PostFile[]>();
	for (const { postId, ...file } of rows) files.set(postId, [...(files.get(postId) ?? []), file]);
	return files;
}

/**
 * A file of this thread, which this person may read: of what was hidden, only who animates has it.
 * @throws Problem `not-found` for anything else, also what was taken back
 */
export async function fileOfThread(db: Reader, viewer: Person, facts: ThreadFacts, id: string) {
	const file = isIdentifier(id)
		? await db
				.selectFrom('post_files as f')
				.innerJoin('posts as p', 'p.id', 'f.post_id')
				.select(['f.id', 'f.sha256', 'f.media_type as type', 'f.name', 'p.hidden_at as hiddenAt'])
				.where('f.id', '=', id)
				.where('p.thread_id', '=', facts.id)
				.where('p.withdrawn_at', 'is', null)
				.executeTakeFirst()
		: undefined;
	if (!file || (file.hiddenAt !== null && !can(viewer, 'thread.manage', facts))) throw notFound();
	return file;
}
