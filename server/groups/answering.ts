import { maskEmail } from '#domain/account/email.ts';
import type { Person } from '#domain/access/person.ts';
import { forgottenAfterDays, invitationState } from '#domain/group/invitation.ts';
import { Problem } from '#domain/problem.ts';
import { recordAudit } from '../audit.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { openSession, type OpenedSession } from '../accounts/sessions.ts';
import { hashToken } from '../accounts/tokens.ts';
import { today, type Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { accountOf, openAccount } from './newcomer.ts';
import { publicFunction } from './invitation-reads.ts';
import { takePlace } from './link-places.ts';
import { endMailMember } from './mail-members.ts';
import { holdGroup, joinGroup } from './writes.ts';

const gone = (words: string) => new Problem('gone', words);
const ended = {
	unknown:
		'Ce lien n’est pas complet, ou une invitation plus récente l’a remplacé. Ouvrez la dernière que vous avez reçue.',
	revoked: 'Cette invitation a été retirée par les personnes qui animent le groupe.',
	expired:
		'Cette invitation date de plus de trente jours. Demandez-en une autre à la personne qui vous a invité.',
	declined: 'Vous avez décliné cette invitation. Si vous changez d’avis, demandez-en une autre.',
	accepted: 'Cette invitation a déjà servi. Connectez-vous pour retrouver le groupe.',
} as const;

/** Answering an invitation by its link, which is bound to one address and opens one group. */
export function answering(context: Context) {
	const { database } = context;

	async function find(token: string) {
		const row = await database.reader
			.selectFrom('invitations as i')
			.innerJoin('groups as g', 'g.id', 'i.group_id')
			.leftJoin('actors as a', (join) =>
				join.onRef('a.id', '=', 'i.invited_by').on('a.objected_at', 'is', null),
			)
			.select([
				...([
					'i.id',
					'i.email',
					'i.name',
					'i.role',
					'i.link_id as linkId',
					'i.words',
					'i.outcome',
					'i.expires_at as expiresAt',
				] as const),
				...([
					'g.id as groupId',
					'g.name as group',
					'g.kind',
					'g.presentation',
					'g.visibility',
					'g.state',
				] as const),
				...(['a.id as byId', 'a.name as by'] as const),
			])
			.where('i.token_hash', '=', hashToken(token))
			.executeTakeFirst();
		if (!row) throw gone(ended.unknown);
		const state = invitationState(row, context.now().toISOString());
		if (state !== 'waiting') throw gone(ended[state]);
		if (row.state === 'archived') throw gone('Ce groupe est archivé : on n’y entre plus.');
		return row;
	}

	/** Who is signed in under another account may not answer for this address. */
	async function standing(viewer: Person, email: string) {
		const account = await accountOf(database.reader, email);
		const isOther = viewer.kind === 'member' && viewer.accountId !== account?.id;
		return { account, isOther, isSelf: viewer.kind === 'member' && !isOther };
	}

	/** In the transaction that answers: once, however many try at the same time. */
	const answer = async (trx: Transaction, token: string, outcome: 'accepted' | 'declined') => {
		const now = context.now().toISOString();
		const { numUpdatedRows } = await trx
			.updateTable('invitations')
			.set({ outcome, answered_at: now })
			.where('token_hash', '=', hashToken(token))
			.where('outcome', 'is', null)
			.where('expires_at', '>', now)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) throw gone(ended.accepted);
	};

	return {
		/** What one is invited to, by whom, and why. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openInvitation(viewer: Person, token: string) {
			const { byId, email, visibility, ...row } = await find(token);
			const { account, isOther, isSelf } = await standing(viewer, email);
			return {
				...{ group: row.group, kind: row.kind, presentation: row.presentation, role: row.role },
				...{ words: row.words, name: row.name, by: row.by, expiresAt: row.expiresAt },
				visibility,
				byFunction: byId ? await publicFunction(database.reader, byId, today(context)) : '',
				email: maskEmail(email),
				/** Whether somebody has an account under this address: only who holds the letter learns it. */
				...{ isKnown: account !== undefined, isSelf, isOther },
			};
		},

		/**
		 * Comes in: who has no account under this address gets one, under the name they give, and is signed in; who has one is in the group and signs
		 * in as ever: an invitation lives for a month, which is long for a key.
		 * @param address of the network that asks. @throws Problem `gone`, `forbidden`, `invalid`, `too-many`
		 */
		async accept(
			viewer: Person,
			token: string,
			{ name }: { readonly name: string },
			{ userAgent, address }: { readonly userAgent: string; readonly address: string },
		): Promise<{ readonly groupId: string; readonly session: OpenedSession | null }> {
			await countAttempts(context, [[limits.consumeFromAddress, address]]);
			const { email, groupId, role, linkId } = await find(token);
			const { account: known, isOther } = await standing(viewer, email);
			if (isOther)
				throw new Problem(
					'forbidden',
					`Cette invitation est pour ${maskEmail(email)}, et vous êtes connecté sous un autre compte. Déconnectez-vous, puis ouvrez-la de nouveau.`,
				);
			if (!known && name === '')
				throw new Problem('invalid', 'Il manque votre nom.', { name: 'Dites comment vous vous appelez.' });
			const { session, accountId } = await database.write(async (trx) => {
				// The group first, as everything that lets people in does: none waits for another.
				await holdGroup(trx, groupId);
				await answer(trx, token, 'accepted');
				const account = known ? { ...known, isNew: false } : await openAccount(trx, context, { email, name });
				const move = { groupId, actorId: account.actorId, accountId: account.id, role };
				const joined = await joinGroup(trx, context, move);
				if (joined && linkId !== null) await takePlace(trx, linkId);
				await recordAudit(trx, context, {
					...{ accountId: account.id, action: 'accepted-invitation' },
					...{ subjectType: 'group', subjectId: groupId, detail: { newcomer: account.isNew } },
				});
				return {
					session: account.isNew ? await openSession(trx, account.id, userAgent) : null,
					accountId: account.id,
				};
			});
			context.events.emit('access-changed', { accountId });
			return { groupId, session };
		},

		/** Says no; nobody writes about it again unless they ask. @throws Problem `gone` */
		async decline(token: string): Promise<void> {
			const { groupId, email } = await find(token);
			await database.write(async (trx) => {
				await answer(trx, token, 'declined');
				await endMailMember(trx, context, { groupId, email });
			});
		},
	};
}

/** Addresses of people who never came, or who left a group they were in by e-mail, are not kept. Run each hour. */
export async function forgetInvitations(context: Context): Promise<void> {
	const before = new Date(context.now().getTime() - forgottenAfterDays * 86_400_000).toISOString();
	await context.database.write(async (trx) => {
		await trx.deleteFrom('invitations').where('expires_at', '<=', before).execute();
		await trx.deleteFrom('mail_members').where('left_at', '<=', before).execute();
	});
}
