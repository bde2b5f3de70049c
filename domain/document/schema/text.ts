import type { MarkSpec, NodeSpec } from 'prosemirror-model';
import { isSafeAddress } from '../address.ts';
import { accepted, dayOrNone, flag, identifierOrNone, wholeNumber } from './attributes.ts';

/** A heading of level n in a section is an `h(n + 2)` of the page: the document's title is h1, the section's h2. */
export const paragraph = {
	group: 'block flow',
	content: 'inline*',
	/** 0 is a paragraph, 1 to 3 a heading: an attribute, so that retyping a block and typing in it both survive. */
	attrs: { level: wholeNumber(0, 3, 0) },
	parseDOM: [
		{ tag: 'p' },
		...[1, 2, 3].map((n) => ({ tag: `h${n + 2}`, attrs: { level: n } })),
		{ tag: 'h1', attrs: { level: 1 } },
		{ tag: 'h2', attrs: { level: 1 } },
	],
	toDOM: (node) => [node.attrs['level'] ? `h${node.attrs['level'] + 2}` : 'p', 0],
} satisfies NodeSpec;

export const text = { group: 'inline' } satisfies NodeSpec;

/** What stands in a line of text beside its letters. */
export const inline = {
	hardBreak: {
		group: 'inline',
		inline: true,
		selectable: false,
		parseDOM: [{ tag: 'br' }],
		toDOM: () => ['br'],
	},
	/** Its words are content, so that two people may write one note. Its number is where it stands, computed by who shows it. */
	footnote: {
		group: 'inline',
		inline: true,
		content: 'text*',
		isolating: true,
		defining: true,
		parseDOM: [{ tag: 'span[data-footnote]' }],
		toDOM: () => ['span', { 'data-footnote': '' }, 0],
	},
	/** A person of the directory, never their name: who objects to being listed is named nowhere at once [rule 2]. */
	mention: {
		group: 'inline',
		inline: true,
		attrs: { actor: identifierOrNone() },
		parseDOM: [
			{
				tag: 'span[data-actor]',
				getAttrs: (element) => {
					const actor = accepted(identifierOrNone(), element.getAttribute('data-actor'));
					return actor ? { actor } : false;
				},
			},
		],
		toDOM: (node) => ['span', { 'data-actor': node.attrs['actor'] as string }],
	},
	date: {
		group: 'inline',
		inline: true,
		attrs: { day: dayOrNone(), deadline: flag(false) },
		parseDOM: [
			{
				tag: 'time[data-day]',
				getAttrs: (element) => {
					const found = accepted(dayOrNone(), element.getAttribute('data-day'));
					return found ? { day: found, deadline: element.hasAttribute('data-deadline') } : false;
				},
			},
		],
		toDOM: (node) => [
			'time',
			{
				'data-day': node.attrs['day'] as string,
				datetime: node.attrs['day'] as string,
				...(node.attrs['deadline'] && { 'data-deadline': '' }),
			},
		],
	},
} satisfies Record<string, NodeSpec>;

export const marks = {
	link: {
		attrs: {
			href: {
				validate(value: unknown) {
					if (!isSafeAddress(value)) throw new RangeError('href is not an address that may be followed');
				},
			},
		},
		inclusive: false,
		parseDOM: [
			{
				tag: 'a[href]',
				getAttrs: (element) => {
					const href = element.getAttribute('href');
					return isSafeAddress(href) ? { href } : false;
				},
			},
		],
		toDOM: (mark) => ['a', { href: mark.attrs['href'], rel: 'noopener nofollow' }, 0],
	},
	bold: {
		parseDOM: [{ tag: 'strong' }, { tag: 'b' }],
		toDOM: () => ['strong', 0],
	},
	italic: {
		parseDOM: [{ tag: 'em' }, { tag: 'i' }],
		toDOM: () => ['em', 0],
	},
	strike: {
		parseDOM: [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }],
		toDOM: () => ['s', 0],
	},
	/** « 1er », « m² » where a font has no such letter. Each excludes itself too: of marks that do not, y-tiptap makes others [E7]. */
	superscript: {
		excludes: 'superscript subscript',
		parseDOM: [{ tag: 'sup' }],
		toDOM: () => ['sup', 0],
	},
	subscript: {
		excludes: 'superscript subscript',
		parseDOM: [{ tag: 'sub' }],
		toDOM: () => ['sub', 0],
	},
} satisfies Record<string, MarkSpec>;
