import type { ContentNode, SectionJson } from '#domain/document/document.ts';
import { parties } from '#domain/cite/party.ts';
import { sectionStatuses } from '#domain/document/document.ts';
import fc from 'fast-check';

/** Words people write, accents and emoji included, never empty. */
const words = fc.oneof(
	fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
	fc.constantFrom('la préfète', ' « l’école » ', '🏫', 'œuvre', '\u202f'),
);

const mark = fc.oneof(
	fc.constantFrom({ type: 'bold' }, { type: 'italic' }),
	fc.constantFrom('https://exemple.fr/a', '/documents', 'mailto:a@b.fr').map((href) => ({
		type: 'link',
		attrs: { href },
	})),
);

const inline: fc.Arbitrary<ContentNode> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ type: fc.constant('text'), text: words }) },
	{
		weight: 3,
		arbitrary: fc.record({
			type: fc.constant('text'),
			text: words,
			marks: fc.uniqueArray(mark, { maxLength: 3, selector: (one) => one.type }),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
);

const paragraph: fc.Arbitrary<ContentNode> = fc.record({
	type: fc.constant('paragraph'),
	attrs: fc.record({ level: fc.integer({ min: 0, max: 3 }) }),
	content: fc.array(inline, { maxLength: 5 }),
});

const { block } = fc.letrec<{ block: ContentNode; list: ContentNode }>((tie) => ({
	block: fc.oneof({ depthSize: 'small', withCrossShrink: true }, paragraph, tie('list')),
	list: fc.record({
		type: fc.constantFrom('bulletList', 'orderedList'),
		content: fc.array(
			fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })).map(([first, rest]) => ({
				type: 'listItem',
				content: [first, ...rest],
			})),
			{ minLength: 1, maxLength: 3 },
		),
	}),
}));

/** Any content the schema allows. */
export const someContent: fc.Arbitrary<ContentNode> = fc.record({
	type: fc.constant('doc'),
	content: fc.array(block, { minLength: 1, maxLength: 5 }),
});

export const someSections: fc.Arbitrary<SectionJson[]> = fc.uniqueArray(
	fc.record(
		{
			id: fc.uuid({ version: 4 }),
			title: fc.string({ maxLength: 40 }),
			status: fc.constantFrom(...sectionStatuses),
			party: fc.option(fc.constantFrom(...parties)),
			content: someContent,
			clause: fc.constantFrom('governance', 'city-contract', 'theme-1'),
		},
		{ requiredKeys: ['id', 'title', 'status', 'party', 'content'] },
	),
	{ maxLength: 6, selector: (section) => section.id },
);
