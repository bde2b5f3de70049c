import { textOf } from './check.ts';
import type { ContentNode, SectionJson } from './document.ts';
import type { ReferenceKey } from './references.ts';

export type CommitmentKind = 'decision' | 'task';

export const commitmentNames: Record<CommitmentKind, string> = { decision: 'Décision', task: 'À faire' };

/** A « Décision » or « À faire » line of a text, as follow-up finds it. */
export interface Commitment {
	readonly id: string;
	readonly kind: CommitmentKind;
	readonly words: string;
	/** Who answers for it; null while nobody does. */
	readonly owner: ReferenceKey | null;
	/** The day it is due, null without. */
	readonly due: string | null;
	/** A decision is never done: it holds. */
	readonly isDone: boolean;
	readonly sectionId: string;
}

/** The decisions and tasks of a document, in reading order. One whose identifier was read already is a copy, and is left out
 * like one without. */
export function commitmentsOf(sections: readonly Pick<SectionJson, 'id' | 'content'>[]): Commitment[] {
	const found: Commitment[] = [];
	const read = new Set<string>(['']);
	for (const { id: sectionId, content } of sections) {
		const look = (node: ContentNode): void => {
			if (node.type !== 'commitment') return node.content?.forEach(look);
			const { id, kind, owner, due, done } = node.attrs ?? {};
			if (typeof id !== 'string' || read.has(id)) return;
			read.add(id);
			found.push({
				id,
				kind: kind === 'task' ? 'task' : 'decision',
				words: textOf(node).replace(/\s+/g, ' ').trim(),
				owner: typeof owner === 'string' && owner !== '' ? owner : null,
				due: typeof due === 'string' && due !== '' ? due : null,
				isDone: kind === 'task' && done === true,
				sectionId,
			});
		};
		look(content);
	}
	return found;
}
