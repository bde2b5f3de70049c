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
	fc.constantFrom({ type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'superscript' }),
	fc.constantFrom('https://exemple.fr/a', '/documents', 'mailto:a@b.fr').map((href) => ({
		type: 'link',
		attrs: { href },
	})),
);

const letters: fc.Arbitrary<ContentNode> = fc.oneof(
	fc.record({ type: fc.constant('text'), text: words }),
	fc.record({
		type: fc.constant('text'),
		text: words,
		marks: fc.uniqueArray(mark, { maxLength: 3, selector: (one) => one.type }),
	}),
);

const day = fc.constantFrom('2026-03-01', '2027-12-31');
const identifier = fc.uuid({ version: 4 });

const inline: fc.Arbitrary<ContentNode> = fc.oneof(
	{ weight: 8, arbitrary: letters },
	{ weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
	{
		weight: 1,
		arbitrary: fc.record({ type: fc.constant('footnote'), content: fc.array(letters, { maxLength: 2 }) }),
	},
	{ weight: 1, arbitrary: identifier.map((actor) => ({ type: 'mention', attrs: { actor } })) },
	{
		weight: 1,
		arbitrary: fc.record({ day, deadline: fc.boolean() }).map((attrs) => ({ type: 'date', attrs })),
	},
);

/** A node whose content is words, with these attributes. */
const worded = (type: string, attrs: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<ContentNode> =>
	fc.record({
		type: fc.constant(type),
		...(Object.keys(attrs).length > 0 && { attrs: fc.record(attrs) }),
		content: fc.array(inline, { maxLength: 5 }),
	});

const paragraph = worded('paragraph', { level: fc.integer({ min: 0, max: 3 }) });
const single: fc.Arbitrary<ContentNode> = fc.oneof(
	worded('commitment', {
		kind: fc.constantFrom('decision', 'task'),
		id: identifier,
		owner: fc.oneof(
			fc.constantFrom('', 'seat:state'),
			identifier.map((id) => `actor:${id}`),
		),
		due: fc.oneof(fc.constant(''), day),
		done: fc.boolean(),
	}),
	worded('image', {
		file: identifier,
		alt: fc.constantFrom('', 'La cour de l’école'),
		decorative: fc.boolean(),
		size: fc.constantFrom('full', 'medium', 'small'),
		width: fc.nat(4000),
		height: fc.nat(4000),
	}),
	fc
		.record({ file: identifier, name: fc.constantFrom('Bilan.pdf', ''), bytes: fc.nat() })
		.map((attrs) => ({ type: 'attachment', attrs })),
	fc.constant({ type: 'rule' }),
);

const { flow, list } = fc.letrec<{ flow: ContentNode; list: ContentNode; around: ContentNode }>((tie) => ({
	flow: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		paragraph,
		single,
		tie('list'),
		tie('around'),
	),
	around: fc
		.tuple(
			fc.constantFrom({ type: 'quote' }, { type: 'callout', attrs: { tone: 'warning' } }),
			fc.array(tie('flow'), { minLength: 1, maxLength: 2 }),
		)
		.map(([node, content]) => ({ ...node, content })),
	list: fc.record({
		type: fc.constant('list'),
		attrs: fc.record({ kind: fc.constantFrom('bullet', 'ordered', 'check') }),
		content: fc.array(
			fc
				.tuple(fc.boolean(), paragraph, fc.array(tie('flow'), { maxLength: 2 }))
				.map(([checked, first, rest]) => ({
					type: 'listItem',
					attrs: { checked },
					content: [first, ...rest],
				})),
			{ minLength: 1, maxLength: 3 },
		),
	}),
}));

const cell = fc.record({
	type: fc.constant('tableCell'),
	attrs: fc.record({
		column: fc.constantFrom('F', 'V', 'k'),
		through: fc.constantFrom('', 'k'),
		rows: fc.integer({ min: 1, max: 3 }),
	}),
	content: fc.array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 2 }),
});
const column = fc
	.record({ key: fc.constantFrom('F', 'V', 'k'), width: fc.constantFrom(0, 250) })
	.map((attrs) => ({ type: 'tableColumn', attrs }));
export const someTable: fc.Arbitrary<ContentNode> = fc.record({
	type: fc.constant('table'),
	attrs: fc.record({ headerRow: fc.boolean(), headerColumn: fc.boolean() }),
	content: fc
		.tuple(
			worded('tableCaption'),
			fc.array(column, { maxLength: 3 }),
			fc.array(
				fc
					.tuple(fc.constantFrom('', 'F', 'k'), fc.array(cell, { maxLength: 3 }))
					.map(([order, content]) => ({ type: 'tableRow', attrs: { order }, content })),
				{ minLength: 1, maxLength: 3 },
			),
		)
		.map(([caption, columns, rows]) => [caption, ...columns, ...rows]),
});

const block = fc.oneof(
	{ weight: 8, arbitrary: flow },
	{ weight: 1, arbitrary: someTable },
	{ weight: 1, arbitrary: fc.constantFrom({ type: 'pageBreak' }, { type: 'contents' }) },
);

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
			person: fc.uuid({ version: 4 }),
			clause: fc.constantFrom('governance', 'city-contract', 'theme-1'),
		},
		{ requiredKeys: ['id', 'title', 'status', 'party', 'content'] },
	),
	{ maxLength: 6, selector: (section) => section.id },
);
