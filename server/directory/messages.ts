import type { Member, Person } from '#domain/access/person.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { isOn } from '#domain/french/day.ts';
import { Problem } from '#domain/problem.ts';
import { createHash } from 'node:crypto';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { recordAudit } from '../audit.ts';
import { today, type Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { enqueue } from '../mail/outbox.ts';
import { find } from '../search/find.ts';
import { listFunctions } from './actor-reads.ts';
import type { Words } from './letters.ts';
import { introductionLetter, messageLetter } from './message-letters.ts';
import { findRecipient, type Recipient } from './writing-to.ts';

/** Of letters between people. */
const messagePurpose = 'message';

/** Lines of who writes that a letter may tell: what the network sees, to who is in it; what anyone sees, to others. */
const mayBeTold = (visibility: FieldVisibility, to: Recipient) =>
	visibility === 'public' || (visibility === 'network' && to.hasAccount);

/** Writing to people whose address stays hidden, and introducing them to each other. */
export function messageUseCases(context: Context) {
	const { database, config } = context;
	const db = database.reader;
	const objection = `${config.ORIGIN}/objection`;
	const recordOf = (id: string) => `${config.ORIGIN}/acteurs/${id}`;

	async function senderOf(viewer: Member): Promise<string> {
		const { email } = await db
			.selectFrom('accounts')
			.select('email')
			.where('id', '=', viewer.accountId)
			.executeTakeFirstOrThrow();
		return email;
	}

	/** One letter, once: sent again within the day, the same words leave once. */
	async function post(
		trx: Transaction,
		by: Member,
		to: Recipient,
		{ replyTo, words, text }: { replyTo: string; words: Words; text: string },
	) {
		const key = createHash('sha256')
			.update(`${by.actorId}\n${today(context)}\n${text}`)
			.digest('hex');
		await enqueue(trx, context, { recipient: to.email, purpose: messagePurpose, key, replyTo, ...words });
	}

	async function count(by: Member, recipients: readonly Recipient[]): Promise<void> {
		// First who writes: whoever is refused takes nothing from those they write to.
		await countAttempts(context, [[limits.messagesByAccount, by.accountId]]);
		await countAttempts(
			context,
			recipients.map(({ id }) => [limits.messagesToActor, id]),
		);
	}

	const trace = (trx: Transaction, by: Member, subjectId: string, action: string) =>
		recordAudit(trx, context, { accountId: by.accountId, action, subjectType: 'actor', subjectId });

	return {
		/** Whom one writes to, and the address an answer goes to: one's own. */
		async messageForm(viewer: Person, id: string) {
			const { recipient, viewer: by } = await findRecipient(db, viewer, id, today(context));
			return { id, name: recipient.name, replyTo: await senderOf(by) };
		},

		/** @throws Problem `signed-out`, `not-found`, `forbidden`, `too-many` */
		async sendMessage(viewer: Person, id: string, text: string): Promise<void> {
			const { recipient, viewer: by } = await findRecipient(db, viewer, id, today(context));
			await count(by, [recipient]);
			const day = today(context);
			const first = (await listFunctions(db, by.actorId)).find(
				(one) => isOn(one, day) && mayBeTold(one.visibility, recipient),
			);
			const replyTo = await senderOf(by);
			const words = messageLetter({
				...{ to: recipient.name, by: by.name, text, address: recordOf(by.actorId) },
				from: first ? `${first.function}, ${first.organisation}` : '',
				objection: recipient.hasAccount ? null : objection,
			});
			await database.write(async (trx) => {
				await post(trx, by, recipient, { replyTo, words, text });
				await trace(trx, by, recipient.id, 'wrote-to');
			});
			context.events.emit('mail-waiting');
		},

		/** People who answer to `asked`, to be introduced to this one. */
		async introductionForm(viewer: Person, id: string, asked: string) {
			const { recipient } = await findRecipient(db, viewer, id, today(context));
			const found =
				asked === ''
					? []
					: (await find(context, viewer, { q: asked, kinds: ['actor'], isTyping: true })).entries;
			const people = found.map(({ title, contextParts, address }) => ({
				id: address.split('/').at(-1) ?? '',
				name: title,
				context: contextParts.map(({ text }) => text).join(''),
			}));
			return { id, name: recipient.name, asked, found: people.filter((one) => one.id !== id) };
		},

		/** « Présenter X à Y »: a letter to each, that names the other and gives the address of neither. */
		async introduce(viewer: Person, id: string, otherId: string, text: string): Promise<void> {
			const day = today(context);
			const { recipient: one, viewer: by } = await findRecipient(db, viewer, id, day);
			const other = await findRecipient(db, viewer, otherId, day).catch(() => undefined);
			if (!other || otherId === id)
				throw new Problem('invalid', undefined, {
					other: 'Cette personne ne reçoit pas de message par Maillage. Choisissez-en une autre.',
				});
			await count(by, [one, other.recipient]);
			const replyTo = await senderOf(by);
			await database.write(async (trx) => {
				for (const [to, about] of [
					[one, other.recipient],
					[other.recipient, one],
				] as const)
					await post(trx, by, to, {
						replyTo,
						text: `${about.id}\n${text}`,
						words: introductionLetter({
							...{ to: to.name, by: by.name, about: about.name, text, address: recordOf(about.id) },
							objection: to.hasAccount ? null : objection,
						}),
					});
				await trace(trx, by, one.id, 'introduced');
			});
			context.events.emit('mail-waiting');
		},
	};
}
