import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import { isSafeAddress } from './address.ts';

/**
 * The one definition of what a section may contain. The server validates with it, the editor builds its own from it and
 * a test holds the two equal: y-tiptap deletes for everybody what its schema does not know [E7].
 * Raise `schemaEpoch` with every change that an older client could not render.
 */
export const schemaEpoch = 2;

const level = {
	default: 0,
	/** 0 is a paragraph, 1 to 3 a heading: an attribute, so that retyping a block and typing in it both survive. */
	validate(value: unknown) {
		if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 3)
			throw new RangeError('level is an integer from 0 to 3');
	},
};

/** A heading of level n in a section is an `h(n + 2)` of the page: the document's title is h1, the section's h2. */
const nodes = {
	doc: { content: 'block+' },
	paragraph: {
		group: 'block',
		content: 'inline*',
		attrs: { level },
		parseDOM: [
			{ tag: 'p' },
			...[1, 2, 3].map((n) => ({ tag: `h${n + 2}`, attrs: { level: n } })),
			{ tag: 'h1', attrs: { level: 1 } },
			{ tag: 'h2', attrs: { level: 1 } },
		],
		toDOM: (node) => [node.attrs['level'] ? `h${node.attrs['level'] + 2}` : 'p', 0],
	},
	bulletList: {
		group: 'block list',
		content: 'listItem+',
		parseDOM: [{ tag: 'ul' }],
		toDOM: () => ['ul', 0],
	},
	orderedList: {
		group: 'block list',
		content: 'listItem+',
		parseDOM: [{ tag: 'ol' }],
		toDOM: () => ['ol', 0],
	},
	listItem: {
		// In any order: concurrent edits can put a list before the first paragraph, and what is refused would be deleted.
		content: 'block+',
		defining: true,
		parseDOM: [{ tag: 'li' }],
		toDOM: () => ['li', 0],
	},
	text: { group: 'inline' },
	hardBreak: {
		group: 'inline',
		inline: true,
		selectable: false,
		parseDOM: [{ tag: 'br' }],
		toDOM: () => ['br'],
	},
} satisfies Record<string, NodeSpec>;

const marks = {
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
} satisfies Record<string, MarkSpec>;

export const sectionSchema = new Schema({ nodes, marks });
