import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { callLimits, isCallOpen } from '#domain/call/call.ts';
import { mayWriteSlot } from '#domain/call/policy.ts';
import { addDays } from '#domain/french/day.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { unseenIssue } from '#domain/typed-text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { findOrganisations } from '../directory/organisation-lookup.ts';
import type { ComposedDocument } from '../documents/composing.ts';
import { findGroupFacts, groupFor, nameOfGroup } from '../groups/facts.ts';
import * as reads from './reads.ts';
import { remind } from './reminding.ts';
import { holdCall, insertCall, insertSlots, recordCall, setCall, writeSlot } from './writes.ts';

const refusal = 'Les personnes qui animent le groupe y tiennent les appels à contribution.';

/** Calls for contributions: one slot an organisation, until a day, compiled as a document of the group. */
export function callUseCases(
	context: Context,
	compose: (viewer: Person, groupId: string, document: ComposedDocument) => Promise<void>,
) {
	const { database } = context;
	const db = database.reader;

	async function readable(viewer: Person, id: string) {
		const call = isIdentifier(id) ? await reads.findCall(db, id) : undefined;
		const facts = call && (await findGroupFacts(db, call.groupId));
		if (!call || !facts || viewer.kind === 'anonymous' || !can(viewer, 'call.read', facts)) throw notFound();
		return { call, facts, member: viewer };
	}

	async function managed(viewer: Person, id: string) {
		const found = await readable(viewer, id);
		if (!can(viewer, 'call.manage', found.facts)) throw new Problem('forbidden', refusal);
		return found;
	}

	return {
		/** @throws Problem `not-found`, `signed-out`, `forbidden` */
		async list(viewer: Person, groupId: string) {
			const inside = 'Les appels d’un groupe se lisent une fois qu’on y est entré.';
			const { facts, member } = await groupFor(db, viewer, groupId, 'call.read', inside);
			const day = today(context);
			const calls = await reads.listCalls(db, groupId);
			return {
				group: await nameOfGroup(db, groupId),
				abilities: abilities(member, ['call.manage'], facts),
				calls: calls.map((call) => ({ ...call, isOpen: isCallOpen(call, day) })),
			};
		},

		/** Open ones, for somebody who is in the group. */
		async openIn(viewer: Person, groupId: string) {
			const facts = await findGroupFacts(db, groupId);
			if (!facts || !can(viewer, 'call.read', facts)) return [];
			return (await reads.listCalls(db, groupId)).filter((call) => isCallOpen(call, today(context)));
		},

		/** The group and the organisations of its members, for the form of a new call. */
		async beginCall(viewer: Person, groupId: string) {
			await groupFor(db, viewer, groupId, 'call.manage', refusal);
			const day = today(context);
			const organisations = await reads.organisationsOfGroup(db, groupId, day);
			const group = await nameOfGroup(db, groupId);
			return { group, organisations, id: crypto.randomUUID(), closesOn: addDays(day, 21) };
		},

		/** The form sent twice opens one. @returns its id */
		async openCall(
			viewer: Person,
			groupId: string,
			form: {
				readonly id: string;
				readonly title: string;
				readonly presentation: string;
				readonly closesOn: string;
				readonly organisations: readonly string[];
			},
		): Promise<string> {
			const { member } = await groupFor(db, viewer, groupId, 'call.manage', refusal);
			if (!isIdentifier(form.id)) throw new Problem('invalid');
			const day = today(context);
			const invalid = (field: string, sentence: string) =>
				new Problem('invalid', 'L’appel n’est pas encore ouvert : un champ est à revoir.', {
					[field]: sentence,
				});
			const hidden = unseenIssue(form.title, 'Ce titre');
			if (hidden !== null) throw invalid('title', hidden);
			if (form.closesOn < day || form.closesOn > addDays(day, callLimits.days))
				throw invalid('closesOn', 'Choisissez un jour à venir, dans l’année.');
			if (form.organisations.length > callLimits.slots)
				throw invalid('organisations', `${callLimits.slots} structures au plus.`);
			const known = await reads.findCall(db, form.id);
			if (known && known.groupId !== groupId) throw notFound();
			if (known) return form.id;
			await countAttempts(context, [[limits.callsByAccount, member.accountId]]);
			await database.write(async (trx) => {
				if (!(await insertCall(trx, context, { ...form, groupId }, member))) return;
				await insertSlots(trx, form.id, form.organisations.filter(isIdentifier));
			});
			return form.id;
		},

		/** One call; what is looked for to be asked too, for who manages it. @throws Problem `not-found` */
		async call(viewer: Person, id: string, asked: string) {
			const { call, facts, member } = await readable(viewer, id);
			const day = today(context);
			const rights = abilities(member, ['call.answer', 'call.manage'], facts);
			const [group, slots, own, found] = await Promise.all([
				nameOfGroup(db, facts.id),
				reads.listSlots(db, id),
				reads.organisationsOf(db, member.actorId, day),
				rights['call.manage'] ? findOrganisations(context, viewer, asked) : [],
			]);
			const isOpen = isCallOpen(call, day);
			return {
				...call,
				...{ group, abilities: rights, isOpen, found },
				answered: slots.filter(({ writtenAt }) => writtenAt !== null).length,
				slots: slots.map((slot) => ({
					...slot,
					isOwn: own.has(slot.organisationId),
					mayWrite:
						isOpen && rights['call.answer'] && mayWriteSlot(own, rights['call.manage'], slot.organisationId),
				})),
			};
		},

		/** @throws Problem `forbidden`, `conflict` when somebody wrote meanwhile, `gone` once it is over */
		async contribute(
			viewer: Person,
			id: string,
			slot: { readonly organisationId: string; readonly words: string; readonly revision: number },
		): Promise<void> {
			const { facts, member } = await readable(viewer, id);
			const own = await reads.organisationsOf(db, member.actorId, today(context));
			const forbidden = new Problem(
				'forbidden',
				'On contribue ici pour une structure où l’on a une fonction reconnue.',
			);
			if (!can(viewer, 'call.answer', facts)) throw forbidden;
			const isTheirs = mayWriteSlot(own, can(viewer, 'call.manage', facts), slot.organisationId);
			await database.write(async (trx) => {
				const held = await holdCall(trx, id);
				if (!held || !isCallOpen(held, today(context)))
					throw new Problem('gone', 'Cet appel est clos : ce texte n’a pas été enregistré.');
				if (!isTheirs) throw forbidden;
				const { actorId } = member;
				if (!(await writeSlot(trx, context, { callId: id, actorId, ...slot })))
					throw new Problem(
						'conflict',
						'Quelqu’un de votre structure a écrit entre-temps. Rien n’est enregistré ; votre texte est encore là : relisez, puis envoyez de nouveau.',
					);
			});
		},

		/** One more organisation. @throws Problem `invalid`, `conflict` */
		async askOrganisation(viewer: Person, id: string, organisationId: string): Promise<void> {
			await managed(viewer, id);
			await database.write(async (trx) => {
				const held = await holdCall(trx, id);
				if (!held || !isCallOpen(held, today(context))) throw new Problem('conflict', 'Cet appel est clos.');
				if ((await reads.listSlots(reading(trx), id)).length >= callLimits.slots)
					throw new Problem('invalid', `${callLimits.slots} structures au plus.`);
				await insertSlots(trx, id, [organisationId].filter(isIdentifier));
			});
		},

		/** Writes to those who may answer for an organisation that has not. @returns how many letters leave; none when they left today. */
		async remindLate(viewer: Person, id: string): Promise<number> {
			const { call, facts, member } = await managed(viewer, id);
			if (facts.state !== 'active')
				throw new Problem('conflict', 'Ce groupe est en sommeil : il n’envoie aucun message.');
			const day = today(context);
			const { name: group } = await nameOfGroup(db, facts.id);
			const sent = await database.write(async (trx) => {
				const held = await holdCall(trx, id);
				if (!held || !isCallOpen(held, day)) throw new Problem('conflict', 'Cet appel est clos.');
				const late = await reads.listLate(reading(trx), id, facts.id, day);
				const letters = await remind(trx, context, { ...call, group, by: member.name, day }, late);
				if (letters > 0) await recordCall(trx, context, member, 'reminded-late', id, { letters });
				return letters;
			});
			context.events.emit('mail-waiting');
			return sent;
		},

		async closeCall(viewer: Person, id: string): Promise<void> {
			const { member } = await managed(viewer, id);
			await database.write(async (trx) => {
				const held = await holdCall(trx, id);
				if (!held || !isCallOpen(held, today(context))) return;
				await setCall(trx, id, { closed_at: context.now().toISOString() });
				await recordCall(trx, context, member, 'closed-call', id);
			});
		},

		/** Makes one document of the answers, once it is closed; asked twice, it is the same one. @returns its id */
		async compile(viewer: Person, id: string): Promise<string> {
			const { call, facts, member } = await managed(viewer, id);
			const { documentId, slots } = await database.write(async (trx) => {
				const held = await holdCall(trx, id);
				if (!held || isCallOpen(held, today(context)))
					throw new Problem('conflict', 'Cet appel est encore ouvert : closez-le d’abord.');
				const slots = (await reads.listSlots(reading(trx), id)).filter(({ writtenAt }) => writtenAt !== null);
				if (slots.length === 0) throw new Problem('conflict', 'Aucune structure n’a répondu.');
				const documentId = held.documentId ?? crypto.randomUUID();
				if (held.documentId === null) {
					await setCall(trx, id, { document_id: documentId });
					await recordCall(trx, context, member, 'compiled-call', id, { document: documentId });
				}
				return { documentId, slots };
			});
			await compose(viewer, facts.id, {
				...{ id: documentId, kind: 'synthesis', title: call.title, visibility: 'members' },
				sections: slots.map(({ organisation, words }) => ({ title: organisation, words })),
			});
			return documentId;
		},
	};
}
