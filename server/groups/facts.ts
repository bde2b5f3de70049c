import { can, type Action, type ResourceOf } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import type { GroupFacts } from '#domain/group/policy.ts';
import { Problem, notFound } from '#domain/problem.ts';
import type { Reader } from '../database/connection.ts';

/** What rights on a group depend on besides its id and its visibility, as {@link GroupFacts} names it. */
export const groupFactColumns = [
	'groups.parent_id as parentId',
	'groups.cite_id as citeId',
	'groups.entry',
	'groups.state',
] as const;

/** What rights on a group depend on. Undefined for unknown and malformed ids. */
export async function findGroupFacts(db: Reader, id: string): Promise<GroupFacts | undefined> {
	if (!isIdentifier(id)) return undefined;
	const row = await db
		.selectFrom('groups')
		.select(['groups.id', 'groups.visibility', ...groupFactColumns])
		.where('groups.id', '=', id)
		.executeTakeFirst();
	return row && { type: 'group', ...row };
}

/** The facts of a group this person may read; anything else is not found [R4]. */
export async function readableGroup(db: Reader, viewer: Person, id: string): Promise<GroupFacts> {
	const facts = await findGroupFacts(db, id);
	if (!facts || !can(viewer, 'group.read', facts)) throw notFound();
	return facts;
}

/** What is asked of a group itself, and of what hangs on it and is judged by it alone. */
type GroupAction = Exclude<
	Extract<
		Action,
		`group.${string}` | `call.${string}` | `poll.${string}` | `resource.${string}` | `survey.${string}`
	>,
	'resource.edit'
>;

/**
 * The facts of a group in which this person may do something, and the person.
 * @param refusal the sentence for who may read the group and no more. @throws Problem `not-found`, `signed-out`, `forbidden`
 */
export async function groupFor(
	db: Reader,
	viewer: Person,
	id: string,
	action: GroupAction,
	refusal: string,
): Promise<{ readonly facts: GroupFacts; readonly member: Member }> {
	const facts = await readableGroup(db, viewer, id);
	if (viewer.kind === 'anonymous') throw new Problem('signed-out');
	if (!can(viewer, action, facts satisfies ResourceOf<GroupAction>)) throw new Problem('forbidden', refusal);
	return { facts, member: viewer };
}

/** A group as its other pages head themselves. */
export const nameOfGroup = (db: Reader, id: string) =>
	db.selectFrom('groups').select(['id', 'name']).where('id', '=', id).executeTakeFirstOrThrow();

/** The account of somebody who can be written to; undefined when there is none, when it is suspended, or when they objected. */
export const accountOfActor = (db: Reader, actorId: string) =>
	db
		.selectFrom('accounts')
		.innerJoin('actors', 'actors.id', 'accounts.actor_id')
		.select(['accounts.id', 'accounts.email'])
		.where('actors.id', '=', actorId)
		.where('actors.objected_at', 'is', null)
		.where('accounts.suspended_at', 'is', null)
		.executeTakeFirst();
