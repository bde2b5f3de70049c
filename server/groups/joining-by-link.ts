import type { Person } from '#domain/access/person.ts';
import { addDays } from '#domain/french/day.ts';
import { date } from '#domain/french/dates.ts';
import { plain } from '#domain/french/parts.ts';
import { invitationDays, invitationState } from '#domain/group/invitation.ts';
import { linkState } from '#domain/group/join-link.ts';
import { Problem } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { hashToken } from '../accounts/tokens.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { hasObjected } from '../directory/objections.ts';
import { enqueue } from '../mail/outbox.ts';
import { invitationLetter } from './invitation-letters.ts';
import { invitationPurpose, letterKey } from './invitation-links.ts';
import { membersAmong, publicFunction } from './invitation-reads.ts';
import { takePlace } from './link-places.ts';
import { holdGroup, joinGroup } from './writes.ts';

const gone = (words: string) => new Problem('gone', words);
const ended = {
	revoked: 'Ce lien a été fermé par les personnes qui animent le groupe.',
	ended:
		'Ce lien ne sert plus : le jour est passé. Demandez une invitation à la personne qui vous l’a donné.',
	full: 'Toutes les places de ce lien sont prises. Demandez une invitation à la personne qui vous l’a donné.',
} as const;

/** Coming into a group by the link of an event, whoever holds it. */
export function joiningByLink(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	async function find(token: string) {
		const row = await db
			.selectFrom('join_links as l')
			.innerJoin('groups as g', 'g.id', 'l.group_id')
			.leftJoin('actors as a', (join) => join.onRef('a.id', '=', 'l.made_by').on('a.objected_at', 'is', null))
			.select(['l.id', 'l.label', 'l.role', 'l.places', 'l.taken', 'l.until_day as untilDay'])
			.select(['l.revoked_at as revokedAt', 'l.made_by as madeBy', 'a.id as byId', 'a.name as by'])
			.select(['g.id as groupId', 'g.name as group', 'g.kind', 'g.presentation', 'g.visibility', 'g.state'])
			.where('l.token_hash', '=', hashToken(token))
			.executeTakeFirst();
		if (!row) throw gone('Ce lien n’est pas complet. Ouvrez-le depuis le message ou l’affiche qui le porte.');
		const state = linkState(row, today(context));
		if (state !== 'open') throw gone(ended[state]);
		if (row.state === 'archived') throw gone('Ce groupe est archivé : on n’y entre plus.');
		return row;
	}

	/** A letter to an address that was typed, unless it is in the group, has said no, or objected: the page answers the same [I2]. */
	async function write(
		trx: Transaction,
		link: Awaited<ReturnType<typeof find>>,
		{ email, name }: { readonly email: string; readonly name: string },
		byFunction: string,
	): Promise<void> {
		const now = context.now().toISOString();
		const { groupId, group } = link;
		await holdGroup(trx, groupId);
		if ((await membersAmong(reading(trx), groupId, [email], today(context))).size > 0) return;
		const known = await trx
			.selectFrom('invitations')
			.select(['id', 'role', 'outcome', 'expires_at as expiresAt', 'link_id'])
			.where('group_id', '=', groupId)
			.where('email', '=', email)
			.executeTakeFirst();
		const state = known && invitationState(known, now);
		// Whoever was invited in person keeps that invitation, and has its letter already.
		if (state === 'declined' || (state === 'waiting' && known?.link_id === null)) return;
		if (await hasObjected(reading(trx), email)) return;
		const row = {
			...{ name, role: link.role, words: link.label, invited_by: link.madeBy, token_hash: null },
			...{ sent_at: now, outcome: null, answered_at: null, by_mail: 0 as const, link_id: link.id },
			expires_at: new Date(context.now().getTime() + invitationDays * 86_400_000).toISOString(),
		};
		const { id } = await trx
			.insertInto('invitations')
			.values({ id: v7(), group_id: groupId, email, created_at: now, ...row })
			.onConflict((on) => on.columns(['group_id', 'email']).doUpdateSet(row))
			.returning('id')
			.executeTakeFirstOrThrow();
		await enqueue(trx, context, {
			...{ recipient: email, purpose: invitationPurpose, key: letterKey(id, now) },
			...invitationLetter({
				...{ name, group, by: link.by ?? 'Maillage', byFunction, words: link.label, role: link.role },
				...{ byMail: false, until: plain(date(addDays(today(context), invitationDays))) },
			}),
		});
	}

	return {
		/** Which group, why, who made the link. Reading changes nothing: mail scanners open links. @throws Problem `gone` */
		async openJoinLink(viewer: Person, token: string) {
			const { byId, visibility, label, role, by, ...row } = await find(token);
			return {
				...{ group: row.group, groupId: row.groupId, kind: row.kind, presentation: row.presentation },
				...{ visibility, label, role, by, untilDay: row.untilDay, isDormant: row.state === 'dormant' },
				byFunction: byId ? await publicFunction(db, byId, today(context)) : '',
				isSignedIn: viewer.kind === 'member',
				isIn: viewer.kind === 'member' && viewer.roles.has(row.groupId),
			};
		},

		/** Comes in, and takes a place; who is in already takes none. @returns the group. @throws Problem `gone`, `signed-out` */
		async joinByLink(viewer: Person, token: string): Promise<string> {
			if (viewer.kind === 'anonymous') throw new Problem('signed-out');
			const { id, groupId, role } = await find(token);
			const { actorId, accountId } = viewer;
			await database.write(async (trx) => {
				await holdGroup(trx, groupId);
				const joined = await joinGroup(trx, context, { groupId, actorId, accountId, role });
				if (joined) await takePlace(trx, id);
			});
			events.emit('access-changed', { accountId });
			return groupId;
		},

		/**
		 * Sends a letter that lets this address in, with an account or without; the place is taken when it is accepted.
		 * @param address of the network that asks. @throws Problem `gone`, `conflict` when the group sleeps, `too-many`
		 */
		async askByLink(
			token: string,
			{ email, name }: { readonly email: string; readonly name: string },
			address: string,
		): Promise<void> {
			const link = await find(token);
			if (link.state !== 'active')
				throw new Problem(
					'conflict',
					'Ce groupe est en sommeil : il n’envoie aucun courriel. Connectez-vous d’abord si vous avez un compte.',
				);
			await countAttempts(context, [
				[limits.lettersFromNetwork, address],
				[limits.invitationsToAddress, email],
			]);
			const byFunction = link.byId ? await publicFunction(db, link.byId, today(context)) : '';
			await database.write((trx) => write(trx, link, { email, name }, byFunction));
			events.emit('mail-waiting');
		},
	};
}
