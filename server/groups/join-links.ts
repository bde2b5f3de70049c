import type { Person } from '#domain/access/person.ts';
import { addDays, type Day } from '#domain/french/day.ts';
import type { InvitedRole } from '#domain/group/invitation.ts';
import { linkLimits, linkState } from '#domain/group/join-link.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { hashToken, newToken } from '../accounts/tokens.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { groupFor, nameOfGroup } from './facts.ts';

export interface NewLink {
	readonly label: string;
	readonly role: InvitedRole;
	readonly places: number;
	/** The last day it opens. */
	readonly until: Day;
}

/** Links to join a group for an event, made and closed by those who animate it. */
export function joinLinks(context: Context) {
	const { database, config } = context;
	const db = database.reader;

	const mayInvite = (viewer: Person, groupId: string) =>
		groupFor(db, viewer, groupId, 'group.invite', 'Seules les personnes qui animent le groupe y invitent.');

	return {
		/** The group by name, and its links, the latest first. @throws Problem `not-found`, `forbidden` */
		async links(viewer: Person, groupId: string) {
			await mayInvite(viewer, groupId);
			const day = today(context);
			const [group, rows] = await Promise.all([
				nameOfGroup(db, groupId),
				db
					.selectFrom('join_links as l')
					.leftJoin('actors as a', (join) =>
						join.onRef('a.id', '=', 'l.made_by').on('a.objected_at', 'is', null),
					)
					.select(['l.id', 'l.label', 'l.role', 'l.places', 'l.taken', 'l.created_at as createdAt'])
					.select(['l.until_day as untilDay', 'l.revoked_at as revokedAt', 'a.name as by'])
					.where('l.group_id', '=', groupId)
					.orderBy('l.created_at', 'desc')
					.orderBy('l.id')
					.limit(100)
					.execute(),
			]);
			const links = rows.map((row) => ({ ...row, state: linkState(row, day) }));
			return { group, links, lastDay: addDays(day, linkLimits.days), today: day };
		},

		/** @returns its address, which nothing keeps: it is shown once [I1]. @throws Problem `invalid`, `forbidden`, `too-many` */
		async makeLink(viewer: Person, groupId: string, link: NewLink): Promise<string> {
			const { member } = await mayInvite(viewer, groupId);
			const day = today(context);
			if (link.until < day || link.until > addDays(day, linkLimits.days))
				throw new Problem('invalid', undefined, {
					until: `Choisissez un jour d’ici à ${linkLimits.days} jours.`,
				});
			await countAttempts(context, [[limits.linksByAccount, member.accountId]]);
			const token = newToken();
			await database.write(async (trx) => {
				await trx
					.insertInto('join_links')
					.values({
						...{ id: v7(), group_id: groupId, token_hash: hashToken(token), label: link.label },
						...{ role: link.role, places: link.places, taken: 0, made_by: member.actorId },
						...{ created_at: context.now().toISOString(), until_day: link.until, revoked_at: null },
					})
					.execute();
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: 'made-join-link', subjectType: 'group' },
					...{ subjectId: groupId, detail: { places: link.places, until: link.until } },
				});
			});
			return `${config.ORIGIN}/rejoindre/${token}`;
		},

		/** Closes it, for letters that wait too; who has come in stays. @throws Problem `not-found`, `forbidden` */
		async closeLink(viewer: Person, groupId: string, id: string): Promise<void> {
			const { member } = await mayInvite(viewer, groupId);
			await database.write(async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('join_links')
					.set({ revoked_at: context.now().toISOString() })
					.where('id', '=', id)
					.where('group_id', '=', groupId)
					.where('revoked_at', 'is', null)
					.executeTakeFirst();
				if (numUpdatedRows === 0n) throw notFound();
				await recordAudit(trx, context, {
					...{ accountId: member.accountId, action: 'closed-join-link', subjectType: 'group' },
					subjectId: groupId,
				});
			});
		},
	};
}
