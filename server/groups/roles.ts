import type { Person } from '#domain/access/person.ts';
import type { MembershipRole } from '#domain/group/group.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { listColleges } from './colleges.ts';
import { groupFor } from './facts.ts';
import { membersAnswering } from './finding-members.ts';
import { everyMember, listMembers } from './members.ts';
import { stopFollowingIn } from '../threads/leaving-group.ts';
import { listMailMembers, removeMailMember } from './mail-members.ts';
import { holdGroup, joinGroup, leaveGroup } from './writes.ts';

/** People on one page. */
const pageSize = 100;

/** Who does what in a group, decided by those who animate it. */
export function roles(context: Context) {
	const { database } = context;

	const mayAnimate = (viewer: Person, groupId: string) =>
		groupFor(
			database.reader,
			viewer,
			groupId,
			'group.animate',
			'Seules les personnes qui animent le groupe changent les rôles.',
		);

	/** Ends what somebody was in the group, and begins what they become; null for nothing. */
	async function change(viewer: Person, groupId: string, actorId: string, role: MembershipRole | null) {
		const { accountId: by } = (await mayAnimate(viewer, groupId)).member;
		const accountId = await database.write(async (trx: Transaction) => {
			await holdGroup(trx, groupId);
			const members = await listMembers(reading(trx), viewer, groupId, today(context), everyMember);
			const member = members.find(({ id }) => id === actorId);
			if (!member) throw notFound();
			if (member.role === role) return undefined;
			const animators = members.filter((one) => one.role === 'animator');
			if (member.role === 'animator' && animators.length === 1)
				throw new Problem(
					'conflict',
					'C’est la seule personne qui anime le groupe. Nommez d’abord quelqu’un d’autre.',
				);
			const move = { groupId, actorId, accountId: by };
			await leaveGroup(trx, context, move);
			if (role) await joinGroup(trx, context, { ...move, role });
			else await stopFollowingIn(trx, today(context), move);
			const account = await trx
				.selectFrom('accounts')
				.select('id')
				.where('actor_id', '=', actorId)
				.executeTakeFirst();
			return account?.id;
		});
		if (accountId !== undefined) context.events.emit('access-changed', { accountId });
	}

	return {
		/** The group by name and its members of today who answer to `q`, a page of them, for who may change them. @throws Problem `not-found`, `forbidden` */
		async members(viewer: Person, groupId: string, q = '', asked = 1) {
			await mayAnimate(viewer, groupId);
			const { reader } = database;
			const [group, members, byMail, colleges] = await Promise.all([
				reader
					.selectFrom('groups')
					.select(['id', 'name', 'kind'])
					.where('id', '=', groupId)
					.executeTakeFirstOrThrow(),
				listMembers(reader, viewer, groupId, today(context), everyMember),
				listMailMembers(reader, groupId),
				listColleges(reader, groupId),
			]);
			const found = membersAnswering(members, q);
			const pages = pagesOf(found.length, pageSize);
			const page = Math.min(pageNumber(asked), pages);
			return {
				...{ group, byMail, hasColleges: group.kind === 'citizens', q, total: members.length },
				...{ page, pages, found: found.length, size: pageSize },
				members: found
					.slice((page - 1) * pageSize, page * pageSize)
					.map((member) => ({ ...member, college: colleges.get(member.id) ?? null })),
			};
		},
		/** From today on. @throws Problem `not-found`; `conflict` when nobody would animate the group any more */
		setRole: (viewer: Person, groupId: string, actorId: string, role: MembershipRole) =>
			change(viewer, groupId, actorId, role),
		/** Letters of the group stop. @throws Problem `not-found` for who is not there */
		async removeMailMember(viewer: Person, groupId: string, id: string): Promise<void> {
			const { member } = await mayAnimate(viewer, groupId);
			await database.write(async (trx) => {
				const ended = await removeMailMember(trx, context, groupId, id);
				if (!ended) throw notFound();
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: 'removed-mail-member' },
					...{ subjectType: 'group', subjectId: groupId },
				});
			});
		},
		/** At once: what was reserved to the group closes. @throws Problem as `setRole` */
		removeMember: (viewer: Person, groupId: string, actorId: string) =>
			change(viewer, groupId, actorId, null),
	};
}
