import type { NodeSpec } from 'prosemirror-model';
import { attachmentFrom, imageFrom, mediaData } from './media-data.ts';
import {
	accepted,
	dayOrNone,
	flag,
	identifierOrNone,
	line,
	oneOf,
	ownerOrNone,
	wholeNumber,
} from './attributes.ts';

/**
 * Blocks that may stand anywhere in a text (`flow`), or only between its paragraphs (`block`). Content is always "some of these, in
 * any order": concurrent edits put them so, and y-tiptap deletes for everybody what a schema refuses [VOC-6].
 */
export const blocks = {
	/** Bullets, numbers and boxes are one node with a kind: retyping a list never touches its items, nor who types in them. */
	list: {
		group: 'block flow',
		content: 'listItem+',
		attrs: { kind: oneOf('bullet', 'ordered', 'check') },
		parseDOM: [
			{ tag: 'ul[data-check]', attrs: { kind: 'check' } },
			{ tag: 'ul', attrs: { kind: 'bullet' } },
			{ tag: 'ol', attrs: { kind: 'ordered' } },
		],
		toDOM: (node) =>
			node.attrs['kind'] === 'ordered'
				? ['ol', 0]
				: node.attrs['kind'] === 'check'
					? ['ul', { 'data-check': '' }, 0]
					: ['ul', 0],
	},
	listItem: {
		content: 'flow+',
		defining: true,
		/** Only shown in a list of boxes. */
		attrs: { checked: flag(false) },
		parseDOM: [
			{ tag: 'li', getAttrs: (element) => ({ checked: element.getAttribute('data-checked') === 'true' }) },
		],
		toDOM: (node) => ['li', node.attrs['checked'] ? { 'data-checked': 'true' } : {}, 0],
	},
	quote: {
		group: 'block flow',
		content: 'flow+',
		defining: true,
		parseDOM: [{ tag: 'blockquote' }],
		toDOM: () => ['blockquote', 0],
	},
	callout: {
		group: 'block flow',
		content: 'flow+',
		defining: true,
		attrs: { tone: oneOf('note', 'warning') },
		parseDOM: [
			{ tag: 'aside[data-tone="warning"]', attrs: { tone: 'warning' } },
			{ tag: 'aside', attrs: { tone: 'note' } },
		],
		toDOM: (node) => ['aside', { 'data-tone': node.attrs['tone'] as string }, 0],
	},
	/** « Décision » or « À faire »: a line of the text that follow-up finds by its id. */
	commitment: {
		group: 'block flow',
		content: 'inline*',
		defining: true,
		attrs: {
			kind: oneOf('decision', 'task'),
			id: identifierOrNone(),
			owner: ownerOrNone(),
			due: dayOrNone(),
			done: flag(false),
		},
		parseDOM: [
			{
				tag: 'div[data-commitment]',
				// A copy is another line: it gets an id of its own.
				getAttrs: (element) => ({
					id: crypto.randomUUID(),
					kind: element.getAttribute('data-commitment') === 'task' ? 'task' : 'decision',
					owner: accepted(ownerOrNone(), element.getAttribute('data-owner')) ?? '',
					due: accepted(dayOrNone(), element.getAttribute('data-due')) ?? '',
					done: element.hasAttribute('data-done'),
				}),
			},
		],
		toDOM: ({ attrs }) => [
			'div',
			{
				'data-commitment': attrs['kind'] as string,
				'data-owner': attrs['owner'] as string,
				'data-due': attrs['due'] as string,
				...(attrs['done'] && { 'data-done': '' }),
			},
			0,
		],
	},
	/** Its content is its caption. `file` is an attachment of the document. */
	image: {
		group: 'block flow',
		content: 'inline*',
		isolating: true,
		attrs: {
			file: identifierOrNone(),
			alt: line(),
			/** Says nothing that the text does not: an empty `alt` is then right. */
			decorative: flag(false),
			size: oneOf('full', 'medium', 'small'),
			/** Of the picture itself, in pixels, so that its place is kept while it comes; 0 when unknown. */
			width: wholeNumber(0, 20_000, 0),
			height: wholeNumber(0, 20_000, 0),
		},
		parseDOM: [{ tag: 'figure[data-image]', contentElement: 'figcaption', getAttrs: imageFrom }],
		toDOM: (node) => ['figure', mediaData(node), ['figcaption', 0]],
	},
	attachment: {
		group: 'block flow',
		atom: true,
		attrs: { file: identifierOrNone(), name: line(), bytes: wholeNumber(0, 2 ** 40, 0) },
		parseDOM: [{ tag: 'div[data-attachment]', getAttrs: attachmentFrom }],
		toDOM: (node) => ['div', mediaData(node), node.attrs['name'] as string],
	},
	rule: {
		group: 'block flow',
		parseDOM: [{ tag: 'hr' }],
		toDOM: () => ['hr'],
	},
	pageBreak: {
		group: 'block',
		atom: true,
		parseDOM: [{ tag: 'div[data-page-break]' }],
		toDOM: () => ['div', { 'data-page-break': '' }],
	},
	/** The table of contents of the whole document, computed by who shows it. */
	contents: {
		group: 'block',
		atom: true,
		parseDOM: [{ tag: 'nav[data-contents]' }],
		toDOM: () => ['nav', { 'data-contents': '' }],
	},
} satisfies Record<string, NodeSpec>;
