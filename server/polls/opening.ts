import type { Person } from '#domain/access/person.ts';
import { addDays, isDay } from '#domain/french/day.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { longestOpenDays, type PollKind } from '#domain/poll/poll.ts';
import { mostSlots, slotLengths } from '#domain/poll/slot.ts';
import { readOptions } from '#domain/poll/voted-options.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { instantAt, paris, type TimeZone } from '#domain/territory/time-zone.ts';
import { unseenIssue } from '#domain/typed-text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { groupFor, nameOfGroup } from '../groups/facts.ts';
import { countMailMembers } from '../groups/mail-members.ts';
import { tellOfPoll } from './letters.ts';
import { findPoll } from './reads.ts';
import { insertPoll, type NewPoll } from './writes.ts';

/** What the form of a new poll says. */
export interface OpeningForm {
	/** Made with the form: sent twice, it opens one poll. */
	readonly id: string;
	readonly kind: PollKind;
	readonly title: string;
	readonly presentation: string;
	readonly anonymous: boolean;
	readonly several: boolean;
	/** Of a choice or a ranking: one a line. */
	readonly options: string;
	/** Of slots: a day and a time (`08:30`) each, by the clocks of `zone`; empty lines count for nothing. */
	readonly slots: readonly { readonly day: string; readonly time: string }[];
	/** Minutes each slot lasts. */
	readonly minutes: number;
	readonly zone: TimeZone;
	/** Last day and hour of votes, in Paris. */
	readonly closesOn: string;
	readonly closesTime: string;
}

const refusal = 'Seules les personnes qui animent le groupe y ouvrent un sondage.';
const invalid = (field: string, sentence: string) =>
	new Problem('invalid', 'Rien n’a été ouvert : un champ est à revoir.', { [field]: sentence });

/** Opening polls, for those who animate the group. */
export function opening(context: Context) {
	const { database } = context;
	const db = database.reader;

	function readEnd({ closesOn, closesTime }: OpeningForm): string {
		const end = instantAt(paris, closesOn, closesTime || '23:59');
		if (end === null) throw invalid('closesOn', 'Écrivez une date et une heure, comme 12/03/2026 et 18:00.');
		if (end <= context.now().toISOString())
			throw invalid('closesOn', 'Cette heure est passée : laissez au groupe le temps de répondre.');
		if (closesOn > addDays(today(context), longestOpenDays))
			throw invalid('closesOn', `Un sondage reste ouvert ${longestOpenDays} jours au plus.`);
		return end;
	}

	function readSlots({ slots, zone, minutes }: OpeningForm): NewPoll['options'] {
		const filled = slots.filter(({ day, time }) => day !== '' || time !== '').slice(0, mostSlots);
		if (!slotLengths.some((one) => one === minutes)) throw invalid('minutes', 'Choisissez une durée.');
		const found = filled.map(({ day, time }) => {
			const startsAt = instantAt(zone, day, time);
			if (startsAt === null)
				throw invalid(
					'slots',
					isDay(day) && time !== ''
						? 'Un de ces horaires n’existe pas : la nuit du changement d’heure, une heure manque.'
						: 'Chaque créneau a un jour et une heure.',
				);
			if (startsAt <= context.now().toISOString()) throw invalid('slots', 'Un de ces créneaux est passé.');
			const endsAt = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
			return { label: '', startsAt, endsAt };
		});
		found.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
		const distinct = found.filter(({ startsAt }, at) => startsAt !== found[at - 1]?.startsAt);
		if (distinct.length < 2) throw invalid('slots', 'Proposez deux créneaux au moins.');
		return distinct;
	}

	function readAsked(form: OpeningForm): NewPoll['options'] {
		if (form.kind === 'consent') {
			if (form.presentation === '')
				throw invalid('presentation', 'Écrivez la proposition, telle qu’elle serait adoptée.');
			return [];
		}
		if (form.kind === 'dates') return readSlots(form);
		const { labels, issue } = readOptions(form.options);
		if (issue !== null) throw invalid('options', issue);
		return labels.map((label) => ({ label, startsAt: null, endsAt: null }));
	}

	return {
		/** The group, and how many are in it by their address alone, for the form of a new poll. @throws Problem `not-found`, `signed-out`, `forbidden` */
		async beginPoll(viewer: Person, groupId: string) {
			await groupFor(db, viewer, groupId, 'poll.manage', refusal);
			const [group, byMail] = await Promise.all([nameOfGroup(db, groupId), countMailMembers(db, groupId)]);
			return { group, byMail, id: crypto.randomUUID(), closesOn: addDays(today(context), 14) };
		},

		/** @returns the id of the poll. @throws Problem `invalid`, `too-many`, `forbidden`, `not-found` */
		async openPoll(viewer: Person, groupId: string, form: OpeningForm): Promise<string> {
			const { member } = await groupFor(db, viewer, groupId, 'poll.manage', refusal);
			if (!isIdentifier(form.id)) throw new Problem('invalid');
			const hidden = unseenIssue(form.title, 'Ce texte');
			if (hidden !== null) throw invalid('title', hidden);
			const closesAt = readEnd(form);
			const options = readAsked(form);
			const { id, kind, title, presentation, zone } = form;
			const last = options.at(-1)?.startsAt ?? null;
			if (last !== null && closesAt >= last)
				throw invalid('closesOn', 'Les réponses se closent avant le dernier créneau proposé.');
			// The form sent twice leads to the poll that it opened.
			const known = await findPoll(db, id);
			if (known) {
				if (known.groupId !== groupId) throw notFound();
				return id;
			}
			await countAttempts(context, [[limits.pollsByAccount, member.accountId]]);
			const anonymous = form.anonymous && kind !== 'dates';
			const several = form.several && kind === 'choice';
			const asked = { id, groupId, kind, title, presentation, zone, closesAt, options, anonymous, several };
			const { name: group } = await nameOfGroup(db, groupId);
			const waiting = await database.write(async (trx) => {
				if (!(await insertPoll(trx, context, asked, member))) return 0;
				return tellOfPoll(trx, context, { ...asked, group, by: member.name });
			});
			if (waiting > 0) context.events.emit('mail-waiting');
			return id;
		},
	};
}
