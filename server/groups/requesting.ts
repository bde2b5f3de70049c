import type { Member, Person } from '#domain/access/person.ts';
import { can } from '#domain/access/can.ts';
import { mayAskAgain } from '#domain/group/join-request.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { animatorsToWriteTo } from './animators.ts';
import { groupFor, nameOfGroup, readableGroup } from './facts.ts';
import { publicFunction } from './invitation-reads.ts';
import { answerLetter, requestLetter } from './request-letters.ts';
import { requestAnswerPurpose, requestPurpose } from './request-links.ts';
import { holdGroup, joinGroup } from './writes.ts';

/** Asking to come into a group, and answering. Whatever lets people in holds the row of the group first. */
export function requesting(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	const trace = (trx: Transaction, accountId: string, groupId: string, action: string) =>
		recordAudit(trx, context, { accountId, action, subjectType: 'group', subjectId: groupId });

	/** The role that an invitation which waits for this account gives; undefined when there is none. */
	async function invitedAs(trx: Transaction, member: Member, groupId: string) {
		const row = await trx
			.selectFrom('invitations as i')
			.innerJoin('accounts as c', 'c.email', 'i.email')
			.select('i.role')
			.where('i.group_id', '=', groupId)
			.where('c.id', '=', member.accountId)
			.where('i.outcome', 'is', null)
			.where('i.expires_at', '>', context.now().toISOString())
			.executeTakeFirst();
		return row?.role;
	}

	async function put(trx: Transaction, member: Member, groupId: string, words: string) {
		const now = context.now().toISOString();
		const known = await trx
			.selectFrom('join_requests')
			.select(['outcome', 'answered_at as answeredAt'])
			.where('group_id', '=', groupId)
			.where('actor_id', '=', member.actorId)
			.executeTakeFirst();
		if (known && known.outcome === null) return;
		if (known && !mayAskAgain(known, now))
			throw new Problem(
				'conflict',
				'Les personnes qui animent vous ont répondu il y a moins de trente jours. Écrivez-leur plutôt : leur nom mène à leur fiche.',
			);
		const asked = { words, asked_at: now, outcome: null, reason: '', answered_by: null, answered_at: null };
		const { id } = await trx
			.insertInto('join_requests')
			.values({ id: v7(), group_id: groupId, actor_id: member.actorId, ...asked })
			.onConflict((on) => on.columns(['group_id', 'actor_id']).doUpdateSet(asked))
			.returning('id')
			.executeTakeFirstOrThrow();
		await trace(trx, member.accountId, groupId, 'asked-to-join');
		const { name: group, state } = await trx
			.selectFrom('groups')
			.select(['name', 'state'])
			.where('id', '=', groupId)
			.executeTakeFirstOrThrow();
		if (state !== 'active') return;
		const day = today(context);
		const byFunction = await publicFunction(reading(trx), member.actorId, day);
		for (const { email } of await animatorsToWriteTo(reading(trx), groupId, day))
			await enqueue(trx, context, {
				...{ recipient: email, purpose: requestPurpose, key: `${id} ${now}` },
				...requestLetter({ group, by: member.name, byFunction, words }),
			});
	}

	/** Answers once, whoever else answers at the same time. */
	async function answer(
		viewer: Person,
		groupId: string,
		id: string,
		{ accepted, reason }: { readonly accepted: boolean; readonly reason: string },
	): Promise<void> {
		const { member } = await groupFor(
			db,
			viewer,
			groupId,
			'group.invite',
			'Seules les personnes qui animent le groupe répondent aux demandes.',
		);
		const { name: group } = await nameOfGroup(db, groupId);
		const now = context.now().toISOString();
		const accountId = await database.write(async (trx) => {
			await holdGroup(trx, groupId);
			const row = await trx
				.selectFrom('join_requests as r')
				.innerJoin('actors as a', 'a.id', 'r.actor_id')
				.leftJoin('accounts as c', 'c.actor_id', 'a.id')
				.select(['r.outcome', 'a.id as actorId', 'a.name', 'c.id as accountId', 'c.email'])
				.where('r.id', '=', id)
				.where('r.group_id', '=', groupId)
				.where('a.objected_at', 'is', null)
				.executeTakeFirst();
			if (!row) throw notFound();
			if (row.outcome !== null)
				throw new Problem('conflict', 'Cette demande a déjà sa réponse, ou a été retirée entre-temps.');
			await trx
				.updateTable('join_requests')
				.set({
					...{ outcome: accepted ? 'accepted' : 'refused', reason: accepted ? '' : reason },
					...{ answered_by: member.actorId, answered_at: now },
				})
				.where('id', '=', id)
				.execute();
			if (accepted)
				await joinGroup(trx, context, {
					...{ groupId, actorId: row.actorId, accountId: row.accountId ?? member.accountId },
				});
			await trace(trx, member.accountId, groupId, accepted ? 'accepted-request' : 'refused-request');
			if (row.email !== null)
				await enqueue(trx, context, {
					...{ recipient: row.email, purpose: requestAnswerPurpose, key: `${id} ${now}` },
					...answerLetter({ name: row.name, group, by: member.name, accepted, reason }),
				});
			return row.accountId;
		});
		if (accountId !== null) events.emit('access-changed', { accountId });
		events.emit('mail-waiting');
	}

	return {
		/**
		 * Asks those who animate; asking twice asks once. Whom an invitation waits for is let in at once.
		 * @returns whether that happened. @throws Problem `signed-out`, `forbidden`, `conflict` soon after a refusal, `too-many`
		 */
		async ask(viewer: Person, groupId: string, words: string): Promise<boolean> {
			const { member } = await groupFor(
				db,
				viewer,
				groupId,
				'group.ask',
				'On ne demande pas à entrer dans ce groupe, ou vous y êtes déjà.',
			);
			const { objected_at: hidden } = await db
				.selectFrom('actors')
				.select('objected_at')
				.where('id', '=', member.actorId)
				.executeTakeFirstOrThrow();
			if (hidden !== null)
				throw new Problem(
					'conflict',
					'Vous avez quitté l’annuaire : personne ne verrait votre demande. Revenez-y d’abord, depuis votre fiche.',
				);
			await countAttempts(context, [[limits.requestsByAccount, member.accountId]]);
			const joined = await database.write(async (trx) => {
				await holdGroup(trx, groupId);
				const role = await invitedAs(trx, member, groupId);
				if (role === undefined) {
					await put(trx, member, groupId, words);
					return false;
				}
				const { actorId, accountId } = member;
				return joinGroup(trx, context, { groupId, actorId, accountId, role });
			});
			if (joined) events.emit('access-changed', { accountId: member.accountId });
			events.emit('mail-waiting');
			return joined;
		},

		/** Takes back what one asked; what is answered stays so. @throws Problem `not-found`, `signed-out` */
		async withdrawRequest(viewer: Person, groupId: string): Promise<void> {
			const facts = await readableGroup(db, viewer, groupId);
			if (viewer.kind === 'anonymous' || !can(viewer, 'group.withdraw-request', facts))
				throw new Problem('signed-out');
			await database.write(async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('join_requests')
					.set({ outcome: 'withdrawn', answered_at: context.now().toISOString() })
					.where('group_id', '=', groupId)
					.where('actor_id', '=', viewer.actorId)
					.where('outcome', 'is', null)
					.executeTakeFirst();
				if (numUpdatedRows > 0n) await trace(trx, viewer.accountId, groupId, 'withdrew-request');
			});
		},

		/** Lets in who asked. @throws Problem `not-found`; `conflict` when it has its answer already */
		acceptRequest: (viewer: Person, groupId: string, id: string) =>
			answer(viewer, groupId, id, { accepted: true, reason: '' }),
		/** @param reason said to who asked; may be empty. @throws Problem as `acceptRequest` */
		refuseRequest: (viewer: Person, groupId: string, id: string, reason: string) =>
			answer(viewer, groupId, id, { accepted: false, reason }),
	};
}
