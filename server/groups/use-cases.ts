import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { network } from '#domain/account/policy.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { Problem } from '#domain/problem.ts';
import { today, type Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { stopFollowingIn } from '../threads/leaving-group.ts';
import { readableGroup } from './facts.ts';
import * as lists from './lists.ts';
import { listMembers } from './members.ts';
import { roles } from './roles.ts';
import { readGroup } from './view.ts';
import { visiting } from './visiting.ts';
import { arriving } from './arriving.ts';
import { answering } from './answering.ts';
import { collegeUseCases } from './colleges.ts';
import { groupDirectory } from './directory.ts';
import { lookingAs } from './eyes.ts';
import { founding } from './founding.ts';
import { inviting } from './inviting.ts';
import { handingOver } from './handing-over.ts';
import { living } from './living.ts';
import { joinLinks } from './join-links.ts';
import { joiningByLink } from './joining-by-link.ts';
import { leavingByMail } from './leaving-by-mail.ts';
import { presenting } from './presenting.ts';
import { requesting } from './requesting.ts';
import { joinGroup, leaveGroup } from './writes.ts';

const closed = {
	request: 'On entre dans ce groupe en le demandant aux personnes qui l’animent.',
	invitation: 'On entre dans ce groupe sur invitation des personnes qui l’animent.',
	free: 'Vous ne pouvez pas rejoindre ce groupe.',
} as const;

export const lastAnimatorWarning =
	'Vous êtes la seule personne à animer ce groupe. Si vous le quittez, plus personne ne pourra y accueillir quelqu’un.';

export function groupUseCases(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	const mayRead = (viewer: Person, id: string) => readableGroup(db, viewer, id);

	return {
		...arriving(context),
		...inviting(context),
		...requesting(context),
		...living(context),
		...leavingByMail(context),
		...joinLinks(context),
		...joiningByLink(context),
		...handingOver(context),
		...answering(context),
		...founding(context),
		...roles(context),
		...collegeUseCases(context),
		...groupDirectory(context),
		...lookingAs(context),
		...presenting(context),
		...visiting(context),

		/** One's own groups, then those one may discover, each with the sub-groups one may see. */
		async list(viewer: Person, page = 1) {
			const current = pageNumber(page);
			const day = today(context);
			const [mine, found, total] = await Promise.all([
				viewer.kind === 'member' && current === 1 ? lists.listMine(db, viewer) : [],
				lists.listDiscoverable(db, viewer, current),
				lists.countDiscoverable(db, viewer),
			]);
			const children = await lists.listChildren(
				db,
				viewer,
				found.map((group) => group.id),
			);
			const counts =
				viewer.kind === 'member'
					? await lists.countMembers(
							db,
							[...mine, ...found, ...children].map((group) => group.id),
							day,
						)
					: new Map<string, number>();
			const shown = (group: (typeof found)[number]) => ({
				...group,
				/** Unknown to visitors who are not signed in. */
				members: viewer.kind === 'member' ? (counts.get(group.id) ?? 0) : null,
				role: viewer.kind === 'member' ? (viewer.roles.get(group.id) ?? null) : null,
			});
			return {
				mine: mine.map(shown),
				mayFound: can(viewer, 'network.found-group', network),
				groups: found.map((group) => ({
					...shown(group),
					children: children.filter((child) => child.parentId === group.id).map(shown),
				})),
				page: current,
				pages: pagesOf(total, lists.pageSize),
				total,
				size: lists.pageSize,
			};
		},

		/** The page of one group. */
		async group(viewer: Person, id: string) {
			return readGroup(context, viewer, await mayRead(viewer, id));
		},

		/** Free entry only. @throws `forbidden` saying how one enters otherwise. */
		async join(viewer: Person, id: string): Promise<void> {
			const facts = await mayRead(viewer, id);
			if (viewer.kind === 'anonymous') throw new Problem('signed-out');
			if (viewer.roles.has(id)) return;
			if (!can(viewer, 'group.join', facts)) throw new Problem('forbidden', closed[facts.entry]);
			await database.write((trx) =>
				joinGroup(trx, context, {
					groupId: id,
					actorId: viewer.actorId,
					accountId: viewer.accountId,
				}),
			);
			events.emit('access-changed', { accountId: viewer.accountId });
		},

		/**
		 * Ends one's membership at once; open documents close.
		 * @throws `conflict` when nobody would animate the group any more, until that is `confirmed`.
		 */
		async leave(viewer: Person, id: string, confirmed = false): Promise<void> {
			const facts = await mayRead(viewer, id);
			if (viewer.kind === 'anonymous') throw new Problem('signed-out');
			if (!can(viewer, 'group.leave', facts))
				throw new Problem('forbidden', 'Vous n’êtes pas membre de ce groupe.');
			const day = today(context);
			await database.write(async (trx) => {
				const animators = (await listMembers(reading(trx), viewer, id, day)).filter(
					(member) => member.role === 'animator',
				);
				const last = animators.length === 1 && animators[0]?.id === viewer.actorId;
				if (last && !confirmed) throw new Problem('conflict', lastAnimatorWarning);
				const move = { groupId: id, actorId: viewer.actorId, accountId: viewer.accountId };
				await leaveGroup(trx, context, move);
				await stopFollowingIn(trx, day, move);
			});
			events.emit('access-changed', { accountId: viewer.accountId });
		},
	};
}
