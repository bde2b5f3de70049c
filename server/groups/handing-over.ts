import type { Person } from '#domain/access/person.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { accountOfActor, groupFor, nameOfGroup } from './facts.ts';
import { openHandover } from './handover-reads.ts';
import { handoverAnswerLetter, handoverLetter } from './life-letters.ts';
import { handoverAnswerPurpose, handoverPurpose } from './life-links.ts';
import { findMember, listFacilitators, listMembers } from './members.ts';
import { holdGroup, joinGroup, leaveGroup } from './writes.ts';

const lapsed = () =>
	new Problem('conflict', 'Cette proposition a été retirée, ou a déjà sa réponse. Rechargez la page.');

/** Passing on the animation of a group. Whoever changes it holds the row of the group first. */
export function handingOver(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	const mayTakeOver = (viewer: Person, groupId: string) =>
		groupFor(
			db,
			viewer,
			groupId,
			'group.take-over',
			'Seuls les membres du groupe peuvent l’animer, et vous n’en êtes pas ou vous l’animez déjà.',
		);
	const trace = (trx: Transaction, accountId: string, groupId: string, action: string) =>
		recordAudit(trx, context, { accountId, action, subjectType: 'group', subjectId: groupId });

	/** What somebody is in the group from today on, whatever they were. */
	async function become(
		trx: Transaction,
		groupId: string,
		{ actorId, accountId }: { readonly actorId: string; readonly accountId: string },
		role: 'animator' | 'member',
	) {
		await leaveGroup(trx, context, { groupId, actorId, accountId });
		await joinGroup(trx, context, { groupId, actorId, accountId, role });
	}

	async function answer(viewer: Person, groupId: string, accepted: boolean): Promise<void> {
		const { member } = await mayTakeOver(viewer, groupId);
		const { name: group } = await nameOfGroup(db, groupId);
		const now = context.now().toISOString();
		const proposer = await database.write(async (trx) => {
			await holdGroup(trx, groupId);
			const open = await openHandover(reading(trx), groupId);
			if (!open || open.actorId !== member.actorId) throw lapsed();
			const proposed = await findMember(reading(trx), viewer, groupId, today(context), open.byId);
			const isStill = proposed?.role === 'animator';
			await trx
				.updateTable('group_handovers')
				.set({ outcome: accepted ? 'accepted' : 'declined', answered_at: now })
				.where('group_id', '=', groupId)
				.execute();
			const by = await accountOfActor(reading(trx), open.byId);
			if (accepted) {
				await become(trx, groupId, member, 'animator');
				if (!open.stays && isStill)
					await become(trx, groupId, { actorId: open.byId, accountId: by?.id ?? member.accountId }, 'member');
			}
			await trace(trx, member.accountId, groupId, accepted ? 'took-over' : 'declined-taking-over');
			if (by)
				await enqueue(trx, context, {
					...{ recipient: by.email, purpose: handoverAnswerPurpose, key: `${groupId} ${now}` },
					...handoverAnswerLetter({ name: open.by, group, by: member.name, accepted }),
				});
			return by?.id;
		});
		for (const accountId of [member.accountId, proposer])
			if (accountId !== undefined) events.emit('access-changed', { accountId });
		events.emit('mail-waiting');
	}

	return {
		/**
		 * Asks a member to animate; another proposal before it is taken back.
		 * @param stays whether who asks goes on animating too. @throws Problem `not-found` for who is not such a member, `forbidden`
		 */
		async proposeAnimator(
			viewer: Person,
			groupId: string,
			{
				actorId,
				stays,
				words,
			}: { readonly actorId: string; readonly stays: boolean; readonly words: string },
		): Promise<void> {
			const { member } = await groupFor(
				db,
				viewer,
				groupId,
				'group.animate',
				'Seules les personnes qui animent le groupe proposent qui l’animera.',
			);
			await countAttempts(context, [[limits.messagesByAccount, member.accountId]]);
			const { name: group } = await nameOfGroup(db, groupId);
			const now = context.now().toISOString();
			await database.write(async (trx) => {
				await holdGroup(trx, groupId);
				const one = await findMember(reading(trx), viewer, groupId, today(context), actorId);
				if (!one || (one.role !== 'member' && one.role !== 'observer')) throw notFound();
				const proposal = {
					...{ proposed_by: member.actorId, actor_id: actorId, stays: stays ? (1 as const) : (0 as const) },
					...{ words, proposed_at: now, outcome: null, answered_at: null },
				};
				await trx
					.insertInto('group_handovers')
					.values({ group_id: groupId, ...proposal })
					.onConflict((on) => on.column('group_id').doUpdateSet(proposal))
					.execute();
				await trace(trx, member.accountId, groupId, 'proposed-animator');
				const account = await accountOfActor(reading(trx), actorId);
				if (account)
					await enqueue(trx, context, {
						...{ recipient: account.email, purpose: handoverPurpose, key: `${groupId} ${now}` },
						...handoverLetter({ name: one.name, group, by: member.name, stays, words }),
					});
			});
			events.emit('mail-waiting');
		},

		/** Takes back what has no answer yet. @throws Problem `not-found`, `forbidden` */
		async withdrawAnimator(viewer: Person, groupId: string): Promise<void> {
			await groupFor(db, viewer, groupId, 'group.animate', 'Seules les personnes qui animent le font.');
			await database.write((trx) =>
				trx
					.updateTable('group_handovers')
					.set({ outcome: 'withdrawn', answered_at: context.now().toISOString() })
					.where('group_id', '=', groupId)
					.where('outcome', 'is', null)
					.execute(),
			);
		},

		/** Says yes to who asked. @throws Problem `conflict` when nobody asks this person any more */
		acceptAnimation: (viewer: Person, groupId: string) => answer(viewer, groupId, true),
		/** Says no. @throws Problem as `acceptAnimation` */
		declineAnimation: (viewer: Person, groupId: string) => answer(viewer, groupId, false),

		/** Animates a group where nobody does, whoever comes first. @throws Problem `conflict` when somebody does */
		async takeOver(viewer: Person, groupId: string): Promise<void> {
			const { facts, member } = await mayTakeOver(viewer, groupId);
			const day = today(context);
			await database.write(async (trx) => {
				await holdGroup(trx, groupId);
				const members = await listMembers(reading(trx), viewer, groupId, day);
				const facilitators = await listFacilitators(reading(trx), facts, day);
				const [who] = [...members.filter(({ role }) => role === 'animator'), ...facilitators];
				if (who)
					throw new Problem('conflict', `${who.name} anime ce groupe : écrivez-lui pour l’animer aussi.`);
				await become(trx, groupId, member, 'animator');
				await trace(trx, member.accountId, groupId, 'took-over');
			});
			events.emit('access-changed', { accountId: member.accountId });
		},
	};
}
