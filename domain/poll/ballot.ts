import { severalLines } from '../typed-text.ts';
import { pollLimits, type PollKind, type PollOption } from './poll.ts';

export const slotAnswers = ['yes', 'maybe', 'no'] as const;
export type SlotAnswer = (typeof slotAnswers)[number];
export const slotAnswerNames: Record<SlotAnswer, string> = { yes: 'Oui', maybe: 'Si besoin', no: 'Non' };

export const positions = ['consent', 'abstention', 'objection'] as const;
export type Position = (typeof positions)[number];
export const positionWords: Record<Position, { readonly name: string; readonly means: string }> = {
	consent: { name: 'Je consens', means: 'ce n’est peut-être pas mon premier choix ; je peux vivre avec' },
	abstention: { name: 'Je m’en remets au groupe', means: 'cela ne me concerne pas assez pour me prononcer' },
	objection: {
		name: 'J’objecte',
		means: 'cela nuirait à ce que nous faisons, et je dis pourquoi ci-dessous',
	},
};

/** What one person said, by kind of poll; options by id. */
export type Ballot =
	| { readonly kind: 'choice'; readonly chosen: readonly string[] }
	/** From 1; options left out come after all that are ranked. */
	| { readonly kind: 'ranking'; readonly ranks: Readonly<Record<string, number>> }
	| { readonly kind: 'dates'; readonly slots: Readonly<Record<string, SlotAnswer>> }
	| { readonly kind: 'consent'; readonly position: Position; readonly words: string };

/** What a form of votes sends: fields of whichever kind. */
export interface SentBallot {
	readonly chosen: readonly string[];
	readonly ranks: Readonly<Record<string, string>>;
	readonly slots: Readonly<Record<string, string>>;
	readonly position: string;
	readonly words: string;
}

/** What must be mended, by field. */
export type BallotIssues = Readonly<Record<string, string>>;

interface Asked {
	readonly kind: PollKind;
	readonly several: boolean;
	readonly options: readonly Pick<PollOption, 'id'>[];
}

/** Reads what was sent as a ballot of this poll; whatever names no option of it counts for nothing. */
export function readBallot(
	poll: Asked,
	sent: SentBallot,
): { readonly ballot: Ballot } | { readonly issues: BallotIssues } {
	const ids = poll.options.map(({ id }) => id);
	switch (poll.kind) {
		case 'choice': {
			const chosen = ids.filter((id) => sent.chosen.includes(id));
			if (chosen.length === 0) return { issues: { choix: 'Choisissez une réponse.' } };
			if (chosen.length > 1 && !poll.several) return { issues: { choix: 'Choisissez une seule réponse.' } };
			return { ballot: { kind: 'choice', chosen } };
		}
		case 'ranking': {
			const ranks: Record<string, number> = {};
			for (const id of ids) {
				const rank = Number(sent.ranks[id] ?? '');
				if (Number.isInteger(rank) && rank >= 1 && rank <= ids.length) ranks[id] = rank;
			}
			if (Object.keys(ranks).length === 0)
				return { issues: { rang: 'Donnez un rang à une proposition au moins.' } };
			return { ballot: { kind: 'ranking', ranks } };
		}
		case 'dates': {
			const slots: Record<string, SlotAnswer> = {};
			for (const id of ids) {
				const answer = slotAnswers.find((one) => one === sent.slots[id]);
				if (!answer) return { issues: { creneau: 'Répondez pour chaque créneau : oui, si besoin ou non.' } };
				slots[id] = answer;
			}
			return { ballot: { kind: 'dates', slots } };
		}
		case 'consent': {
			const position = positions.find((one) => one === sent.position);
			if (!position) return { issues: { position: 'Dites ce qu’il en est pour vous.' } };
			const words = position === 'objection' ? severalLines(sent.words) : '';
			if (position === 'objection' && words === '')
				return { issues: { objection: 'Une objection se dit : en quoi cela nuirait-il au groupe ?' } };
			if (words.length > pollLimits.objection)
				return { issues: { objection: `Une objection a au plus ${pollLimits.objection} caractères.` } };
			return { ballot: { kind: 'consent', position, words } };
		}
	}
}
