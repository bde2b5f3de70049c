import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { lackOfAnimators } from '#domain/group/animation.ts';
import { sits, type GroupFacts } from '#domain/group/policy.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import * as documents from '../documents/reads.ts';
import { findGroupFacts } from './facts.ts';
import { openHandover } from './handover-reads.ts';
import { quietSince, readLife } from './life-reads.ts';
import { countMembers, listChildren } from './lists.ts';
import { countMailMembers } from './mail-members.ts';
import { everyMember, listFacilitators, listMembers, type GroupMember } from './members.ts';
import { listNews, listSeatNews } from './news.ts';
import { countWaiting, ownRequest } from './request-reads.ts';
import { readRoster } from './roster.ts';

/** Documents shown on a group's page. */
const documentsShown = 8;

/** All that a group's page says, within the rights of who asks. Visitors who are not signed in see no person. */
export async function readGroup(context: Context, viewer: Person, facts: GroupFacts) {
	const db = context.database.reader;
	const day = today(context);
	const rights = abilities(
		viewer,
		[
			'group.join',
			'group.ask',
			'group.change-life',
			'group.take-over',
			'group.leave',
			'group.animate',
			'group.invite',
			'group.found',
			'group.manage-templates',
			'group.read-members',
			'document.create',
		],
		facts,
	);
	const members = rights['group.read-members']
		? await listMembers(db, viewer, facts.id, day, everyMember)
		: [];
	const animators = members.filter((member) => member.role === 'animator');
	const [
		head,
		parent,
		children,
		written,
		facilitators,
		roster,
		news,
		seats,
		request,
		asking,
		life,
		handover,
		byMail,
	] = await Promise.all([
		getHead(db, facts.id),
		findParent(db, viewer, facts.parentId),
		listChildren(db, viewer, [facts.id]),
		documents.listOfGroup(db, viewer, facts.id, documentsShown + 1),
		listFacilitators(db, facts, day),
		readRoster(db, facts.id, members, day),
		listNews(db, viewer, facts.id, members, context.now()),
		listSeatNews(db, facts.id, day),
		ownRequest(db, viewer, facts.id, context.now().toISOString()),
		rights['group.invite'] ? countWaiting(db, facts.id) : 0,
		readLife(db, facts.id),
		rights['group.take-over'] ? openHandover(db, facts.id) : null,
		rights['group.read-members'] ? countMailMembers(db, facts.id) : 0,
	]);
	const counts = await countMembers(db, [facts.id, ...children.map((child) => child.id)], day);
	return {
		...head,
		visibility: facts.visibility,
		entry: facts.entry,
		state: facts.state,
		parent,
		role: viewer.kind === 'member' ? (viewer.roles.get(facts.id) ?? null) : null,
		/** Groups have two levels. */
		mayHaveChildren: facts.parentId === null && rights['group.found'],
		/** What this person asked, while they are not in it. */
		request,
		/** How many wait for an answer, for who may give it. */
		asking,
		sits: viewer.kind === 'member' && sits(viewer, facts),
		abilities: rights,
		children: children.map((child) => ({
			...child,
			members: rights['group.read-members'] ? (counts.get(child.id) ?? 0) : null,
		})),
		documents: written.slice(0, documentsShown),
		moreDocuments: written.length > documentsShown,
		facilitators,
		animators,
		lack: rights['group.read-members'] ? (lackOf(facts.state, animators) ?? null) : null,
		/** Whether this person may begin to animate, as nobody does. */
		isVacant: rights['group.take-over'] && animators.length === 0 && facilitators.length === 0,
		/** Asked of this person. */
		handover: viewer.kind === 'member' && handover?.actorId === viewer.actorId ? handover : null,
		/** People who are in it by their address alone. */
		byMail,
		since: life.since,
		/** Day since which nothing happened, for who was asked what to do of it. */
		quietSince:
			rights['group.change-life'] && facts.state === 'active' && life.askedOn !== null
				? await quietSince(db, facts.id, day)
				: null,
		leavingLeavesNobody:
			viewer.kind === 'member' && animators.length === 1 && animators[0]?.id === viewer.actorId,
		members,
		memberCount: rights['group.read-members'] ? (counts.get(facts.id) ?? 0) : 0,
		roster,
		news,
		seats,
		/** What relative dates are seen from. */
		now: context.now().toISOString(),
	};
}

/** One that sleeps has all it needs when somebody can wake it. */
const lackOf = (state: GroupFacts['state'], animators: readonly GroupMember[]) =>
	state === 'active' || (state === 'dormant' && animators.length === 0)
		? lackOfAnimators(animators)
		: undefined;

async function getHead(db: Reader, id: string) {
	const { citeSlug, citeName, ...head } = await db
		.selectFrom('groups')
		.leftJoin('cites', 'cites.id', 'groups.cite_id')
		.select([
			'groups.id',
			'groups.name',
			'groups.kind',
			'groups.presentation',
			'groups.created_at as createdAt',
			'cites.slug as citeSlug',
			'cites.name as citeName',
		])
		.where('groups.id', '=', id)
		.executeTakeFirstOrThrow();
	return { ...head, cite: citeSlug && citeName ? { slug: citeSlug, name: citeName } : null };
}

/** A parent that one may not read is not named [R4]. */
async function findParent(db: Reader, viewer: Person, parentId: string | null) {
	const facts = parentId === null ? undefined : await findGroupFacts(db, parentId);
	if (!facts || !can(viewer, 'group.read', facts)) return null;
	return db.selectFrom('groups').select(['id', 'name']).where('id', '=', facts.id).executeTakeFirstOrThrow();
}
