import { isAboutMinors } from '../import/minors.ts';
import { isOneChild } from '../minors/columns.ts';
import { readOptions } from '../poll/voted-options.ts';
import { oneLine, unseenIssue } from '../typed-text.ts';
import { surveyLimits, type Question, type QuestionKind } from './survey.ts';

/** A question as its form says it. */
export interface AskedQuestion {
	readonly kind: QuestionKind;
	readonly label: string;
	/** One a line; of a choice only. */
	readonly options: string;
	readonly required: boolean;
}

export type ReadQuestion =
	{ readonly question: Omit<Question, 'id'> } | { readonly issues: Readonly<Record<string, string>> };

/** Reads a question; one that asks about a pupil or a child, one by one, is refused [P5]. */
export function readQuestion({ kind, required, ...asked }: AskedQuestion): ReadQuestion {
	const label = oneLine(asked.label);
	if (label === '') return { issues: { label: 'Écrivez la question.' } };
	if (label.length > surveyLimits.question)
		return { issues: { label: `Une question a au plus ${surveyLimits.question} caractères.` } };
	const hidden = unseenIssue(label, 'Ce texte');
	if (hidden !== null) return { issues: { label: hidden } };
	const bare = label.replace(/[?:!.\s]+$/, '');
	if (isAboutMinors(bare) || isOneChild(bare))
		return {
			issues: {
				label:
					'Cette question demande quelque chose d’un enfant en particulier : une enquête n’en recueille rien, ni nom, ni âge, ni classe. Posez-la au pluriel, ou sur ce que font les adultes.',
			},
		};
	if (kind !== 'choice' && kind !== 'several') return { question: { kind, label, options: [], required } };
	const { labels, issue } = readOptions(asked.options);
	return issue === null
		? { question: { kind, label, options: labels, required } }
		: { issues: { options: issue.replaceAll('propositions', 'réponses') } };
}
