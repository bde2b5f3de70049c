import type { Node } from '@tiptap/pm/model';
import type { Level } from '../blocks.ts';

/** A heading that skips a level, in a text that people also go through by its headings. */
export interface Skip {
	readonly at: number;
	readonly level: Level;
	/** The deepest level that would follow what comes before. */
	readonly wanted: Level;
	readonly words: string;
}

/** Those of a section: its own title is the level above theirs. Headings without words are not there yet. */
export function skippedLevels(doc: Node): Skip[] {
	const skips: Skip[] = [];
	let before = 0;
	doc.descendants((node, at) => {
		const level = node.type.name === 'paragraph' ? (node.attrs['level'] as number) : 0;
		const words = level > 0 ? node.textContent.trim() : '';
		if (words !== '') {
			if (level > before + 1) skips.push({ at, level: level as Level, wanted: (before + 1) as Level, words });
			// The next ones are not told what this one is told already.
			before = level;
		}
		return !node.isTextblock;
	});
	return skips;
}

const names: Record<Level, string> = { 0: 'paragraphe', 1: 'titre', 2: 'sous-titre', 3: 'intertitre' };

/** « Ce sous-titre vient sans titre au-dessus. » */
export const skipSentence = ({ level, wanted }: Skip): string =>
	`${level === 3 ? 'Cet' : 'Ce'} ${names[level]} vient sans ${names[wanted]} au-dessus.`;

export const skipRemedy = ({ wanted }: Skip): string => `En faire un ${names[wanted]}`;
