import type { Member, Person } from '#domain/access/person.ts';
import { addDays } from '#domain/french/day.ts';
import { date } from '#domain/french/dates.ts';
import { plain } from '#domain/french/parts.ts';
import { counted } from '#domain/french/words.ts';
import { invitationDays, type InvitationState, type InvitedRole } from '#domain/group/invitation.ts';
import { mostInvitees, readInvitees, type Invitee, type RefusedLine } from '#domain/group/invitees.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { v7 } from 'uuid';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { hasObjected } from '../directory/objections.ts';
import { enqueue } from '../mail/outbox.ts';
import { admitAmong } from './admitting.ts';
import { groupFor, nameOfGroup } from './facts.ts';
import { readInviteeFile } from './invitee-file.ts';
import { invitationLetter } from './invitation-letters.ts';
import { invitationPurpose, letterKey } from './invitation-links.ts';
import { listInvitations, membersAmong, publicFunction, statesAmong } from './invitation-reads.ts';
import { addMailMember, endMailMember, mailMembersAmong } from './mail-members.ts';
import { listRequests } from './request-reads.ts';
import { holdGroup } from './writes.ts';

/** What became of a list of addresses. */
export interface InvitingReport {
	readonly invited: number;
	/** Addresses of people who are in the group already. */
	readonly members: readonly string[];
	/** Addresses whose invitation waits for an answer: nothing is sent twice. */
	readonly waiting: readonly string[];
	/** Addresses of people who had asked to come in, and are in. */
	readonly admitted: readonly string[];
	/** Of people who said no, to whom nothing more was promised to be sent. */
	readonly declined: readonly string[];
	readonly refused: readonly RefusedLine[];
	readonly repeated: number;
}

/** In these, an address is not written to. */
const closed: ReadonlySet<InvitationState> = new Set(['waiting', 'declined']);

/** What a letter of invitation says, whoever it goes to. */
interface Inviting {
	readonly groupId: string;
	readonly role: InvitedRole;
	readonly words: string;
	/** In the group at once, by their address alone. */
	readonly byMail: boolean;
}

/** Inviting to a group, for those who animate it. */
export function inviting(context: Context) {
	const { database, events } = context;
	const db = database.reader;

	const mayInvite = (viewer: Person, groupId: string) =>
		groupFor(db, viewer, groupId, 'group.invite', 'Seules les personnes qui animent le groupe y invitent.');

	/** The same, and letters leave: a group that sleeps sends none (domain rule 13). */
	async function mayWrite(viewer: Person, groupId: string) {
		const may = await mayInvite(viewer, groupId);
		if (may.facts.state !== 'active')
			throw new Problem(
				'conflict',
				'Ce groupe est en sommeil : il n’envoie aucun courriel. Réveillez-le depuis sa page, puis invitez.',
			);
		return may;
	}

	/** What every letter of one sending says. */
	async function about(viewer: Member, what: Inviting) {
		const [{ name: group }, byFunction] = await Promise.all([
			nameOfGroup(db, what.groupId),
			publicFunction(db, viewer.actorId, today(context)),
		]);
		const until = plain(date(addDays(today(context), invitationDays)));
		return { ...what, group, by: viewer.name, byFunction, until };
	}

	/** Sends, or sends again: the link of an earlier letter opens nothing any more. */
	async function send(
		trx: Transaction,
		viewer: Member,
		what: Awaited<ReturnType<typeof about>>,
		{ email, name }: Invitee,
	) {
		// Who asked to be left alone is left alone, and nobody learns that they did [P3].
		const silent = await hasObjected(reading(trx), email);
		const now = context.now().toISOString();
		const row = {
			...{ name, role: what.role, words: what.words, invited_by: viewer.actorId, token_hash: null },
			...{
				sent_at: now,
				expires_at: new Date(context.now().getTime() + invitationDays * 86_400_000).toISOString(),
			},
			...{
				outcome: null,
				answered_at: null,
				by_mail: what.byMail ? (1 as const) : (0 as const),
				link_id: null,
			},
		};
		const { id } = await trx
			.insertInto('invitations')
			.values({ id: v7(), group_id: what.groupId, email, created_at: now, ...row })
			.onConflict((on) => on.columns(['group_id', 'email']).doUpdateSet(row))
			.returning('id')
			.executeTakeFirstOrThrow();
		if (what.byMail)
			await addMailMember(trx, context, { groupId: what.groupId, email, name, addedBy: viewer.actorId });
		if (silent) return;
		await enqueue(trx, context, {
			...{ recipient: email, purpose: invitationPurpose, key: letterKey(id, now) },
			...invitationLetter({ ...what, name }),
		});
	}

	const trace = (trx: Transaction, viewer: Member, groupId: string, action: string, detail: object) =>
		recordAudit(trx, context, {
			...{ accountId: viewer.accountId, action, subjectType: 'group', subjectId: groupId },
			detail: { ...detail },
		});

	return {
		/** The group by name, its invitations, and those who ask to come in. @throws Problem `not-found`, `forbidden` */
		async invitations(viewer: Person, groupId: string) {
			const { facts } = await mayInvite(viewer, groupId);
			const [group, invitations, requests] = await Promise.all([
				nameOfGroup(db, groupId),
				listInvitations(db, groupId, context.now().toISOString()),
				listRequests(db, viewer, groupId, today(context)),
			]);
			return { group, state: facts.state, invitations, requests };
		},

		/**
		 * Invites those who are named in a text, see `readInvitees`; each is invited once while an invitation waits.
		 * @throws Problem `invalid` when there is no address in it, or too many; `too-many` in one day.
		 */
		async invite(
			viewer: Person,
			groupId: string,
			{
				people: text,
				words,
				role,
				byMail = false,
				file,
			}: {
				people: string;
				words: string;
				role: InvitedRole;
				byMail?: boolean;
				/** A table, instead of what was pasted. */
				file?: Uint8Array;
			},
		): Promise<InvitingReport> {
			const { member } = await mayWrite(viewer, groupId);
			if (file && text.trim() !== '')
				throw invalid('Collez une liste, ou choisissez un fichier : l’un des deux.');
			const { people, refused, repeated } = readInvitees(file ? readInviteeFile(file) : text);
			if (people.length === 0)
				throw invalid(
					refused[0]?.reason ?? 'Écrivez une adresse au moins, une par ligne si elles sont plusieurs.',
				);
			if (people.length > mostInvitees)
				throw invalid(
					`La liste compte ${counted(people.length, 'adresse')} : ${mostInvitees} partent à la fois. Gardez les ${mostInvitees} premières, puis recommencez avec la suite.`,
				);
			const emails = people.map(({ email }) => email);
			const now = context.now().toISOString();
			const [withAccount, byAddress, known] = await Promise.all([
				membersAmong(db, groupId, emails, today(context)),
				byMail ? mailMembersAmong(db, groupId, emails) : [],
				statesAmong(db, groupId, emails, now),
			]);
			const members = new Set([...withAccount, ...byAddress]);
			const isNew = (email: string) => !members.has(email) && !closed.has(known.get(email) ?? 'revoked');
			const fresh = people.filter(({ email }) => isNew(email));
			await countAttempts(context, [
				[limits.invitationsByAccount, member.accountId, fresh.length],
				...fresh.map(({ email }) => [limits.invitationsToAddress, email] as const),
			]);
			const what = await about(member, { groupId, role, words, byMail });
			const admitted = await database.write(async (trx) => {
				await holdGroup(trx, groupId);
				const emails = fresh.map(({ email }) => email);
				const asked = await admitAmong(trx, context, member, { groupId, group: what.group, role, emails });
				const isIn = new Set(asked.map(({ email }) => email));
				for (const invitee of fresh) if (!isIn.has(invitee.email)) await send(trx, member, what, invitee);
				if (fresh.length > 0) await trace(trx, member, groupId, 'invited', { count: fresh.length, role });
				return asked;
			});
			for (const { accountId } of admitted) events.emit('access-changed', { accountId });
			const inState = (state: InvitationState) =>
				emails.filter((email) => known.get(email) === state && !members.has(email));
			const report = {
				invited: fresh.length - admitted.length,
				admitted: admitted.map(({ email }) => email),
				members: emails.filter((email) => members.has(email)),
				waiting: inState('waiting'),
				declined: inState('declined'),
			};
			events.emit('mail-waiting');
			return { ...report, refused, repeated };
		},

		/** Another letter, whose link replaces the other. @throws Problem `not-found` for what was accepted or is not there */
		async resend(viewer: Person, groupId: string, id: string): Promise<void> {
			const { member } = await mayWrite(viewer, groupId);
			const row = await db
				.selectFrom('invitations')
				.select(['email', 'name', 'role', 'words', 'outcome', 'by_mail'])
				.where('id', '=', id)
				.where('group_id', '=', groupId)
				.executeTakeFirst();
			if (!row || row.outcome === 'accepted' || row.outcome === 'declined') throw notFound();
			await countAttempts(context, [
				[limits.invitationsByAccount, member.accountId],
				[limits.invitationsToAddress, row.email],
			]);
			const { role, words } = row;
			const what = await about(member, { groupId, role, words, byMail: row.by_mail === 1 });
			await database.write(async (trx) => {
				await send(trx, member, what, row);
				await trace(trx, member, groupId, 'invited', { count: 1, role: row.role, again: true });
			});
			events.emit('mail-waiting');
		},

		/** Takes an invitation back: its link opens nothing any more. @throws Problem `not-found` */
		async revoke(viewer: Person, groupId: string, id: string): Promise<void> {
			const { member } = await mayInvite(viewer, groupId);
			await database.write(async (trx) => {
				const revoked = await trx
					.updateTable('invitations')
					.set({ outcome: 'revoked', answered_at: context.now().toISOString() })
					.where('id', '=', id)
					.where('group_id', '=', groupId)
					.where('outcome', 'is', null)
					.returning('email')
					.executeTakeFirst();
				if (!revoked) throw notFound();
				await endMailMember(trx, context, { groupId, email: revoked.email });
				await trace(trx, member, groupId, 'revoked-invitation', {});
			});
		},
	};
}

const invalid = (words: string) =>
	new Problem('invalid', 'Personne n’a été invité : la liste est à revoir.', { people: words });
