import { describe, expect, test } from 'vitest';
import { sectionSchema } from '#domain/document/schema.ts';
import { doc, heading, paragraph } from '#domain/document/content.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { skippedLevels, skipRemedy, skipSentence } from '#lib/editor/headings/heading-order.ts';

const skips = (...blocks: ContentNode[]) => skippedLevels(sectionSchema.nodeFromJSON(doc(...blocks)));

describe('headings that skip a level', () => {
	test('are told, with what would mend them', () => {
		const [first, second, ...rest] = skips(
			heading(2, 'Un'),
			paragraph('mots'),
			heading(1, 'Deux'),
			heading(3, 'Trois'),
		);
		expect(rest).toEqual([]);
		expect([first, second].map((skip) => [skip!.words, skipSentence(skip!), skipRemedy(skip!)])).toEqual([
			['Un', 'Ce sous-titre vient sans titre au-dessus.', 'En faire un titre'],
			['Trois', 'Cet intertitre vient sans sous-titre au-dessus.', 'En faire un sous-titre'],
		]);
	});

	test('are not those that follow, that go back up, that are empty or inside a block', () => {
		expect(skips(heading(1, 'Un'), heading(2, 'Deux'), heading(3, 'Trois'), heading(1, 'Quatre'))).toEqual(
			[],
		);
		expect(skips(heading(3))).toEqual([]);
		expect(skips(heading(1, 'Un'), { type: 'quote', content: [heading(2, 'Dedans')] })).toEqual([]);
	});

	test('each is told once: the next of the same level is not', () => {
		expect(skips(heading(3, 'Un'), heading(3, 'Deux')).map(({ words, wanted }) => [words, wanted])).toEqual([
			['Un', 1],
		]);
	});
});
