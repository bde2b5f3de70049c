import { severalLines } from '../typed-text.ts';
import { pollLimits } from './poll.ts';

/** What became of an objection. */
export const objectionEnds = ['integrated', 'answered', 'upheld'] as const;
export type ObjectionEnd = (typeof objectionEnds)[number];
export const objectionEndWords: Record<ObjectionEnd, { readonly name: string; readonly means: string }> = {
	integrated: { name: 'Intégrée', means: 'la proposition a changé pour en tenir compte' },
	answered: { name: 'Levée', means: 'la personne qui objectait, ou le groupe, la retire après échange' },
	upheld: { name: 'Maintenue', means: 'la décision est prise malgré elle, ou abandonnée à cause d’elle' },
};

export interface Treatment {
	/** Of the ballot that objects. */
	readonly key: string;
	readonly end: ObjectionEnd;
	/** How; what was changed, answered or kept. */
	readonly words: string;
}

/** Reads how each objection was treated: none may be passed over. */
export function readTreatments(
	objections: readonly { readonly key: string }[],
	sent: Readonly<Record<string, { readonly end: string; readonly words: string }>>,
): { readonly treatments: readonly Treatment[] } | { readonly issues: Readonly<Record<string, string>> } {
	const issues: Record<string, string> = {};
	const treatments: Treatment[] = [];
	for (const { key } of objections) {
		const end = objectionEnds.find((one) => one === sent[key]?.end);
		const words = severalLines(sent[key]?.words ?? '');
		if (!end) issues[`suite-${key}`] = 'Dites ce qu’est devenue cette objection.';
		else if (words === '') issues[`mots-${key}`] = 'Dites comment, en une phrase.';
		else if (words.length > pollLimits.objection)
			issues[`mots-${key}`] = `Cette réponse a au plus ${pollLimits.objection} caractères.`;
		else treatments.push({ key, end, words });
	}
	return Object.keys(issues).length > 0 ? { issues } : { treatments };
}
