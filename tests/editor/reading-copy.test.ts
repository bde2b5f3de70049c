import { bullets, doc, heading, numbered, paragraph, text } from '#domain/document/content.ts';
import { mendContent } from '#domain/document/check.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { ReadingCopy } from '#lib/editor/mounting/reading-copy.ts';
import { readContent, writeContent } from '#server/documents/content.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

/** A shared text and what the page that was made of it has, with everything that is written to it from here on. */
function live(...blocks: Parameters<typeof doc>) {
	const ydoc = new Y.Doc();
	const fragment = ydoc.getXmlFragment('content');
	writeContent(fragment, doc(...blocks));
	const written: Uint8Array[] = [];
	ydoc.on('update', (update: Uint8Array) => written.push(update));
	const copy = new ReadingCopy(fragment);
	fragment.observeDeep((events) => events.forEach(({ target }) => copy.forget(target as never)));
	return { fragment, copy, written, page: () => mendContent(readContent(fragment)) };
}
const textOf = (fragment: Y.XmlFragment, index: number) =>
	(fragment.get(index) as Y.XmlElement).get(0) as Y.XmlText;

test('a section without an editor is read as the server reads it, and nothing is written [E7]', () => {
	const { copy, page, written } = live(
		heading(2, 'Titre'),
		paragraph('Du texte ', text('en gras', 'bold'), '.'),
		bullets('un', 'deux'),
		numbered('un'),
		paragraph(),
	);
	expect(copy.read()).toEqual(page());
	expect(written).toEqual([]);
});

test('a block that nobody touched stays the same object, one that somebody writes in does not', () => {
	const { fragment, copy, page } = live(paragraph('un'), paragraph('deux'), bullets('trois'));
	const before = copy.read();
	expect(copy.read()).toBe(before);
	textOf(fragment, 1).insert(0, 'vingt-');
	const after = copy.read();
	expect(after).toEqual(page());
	expect(after.content?.map((block, index) => block === before.content?.[index])).toEqual([
		true,
		false,
		true,
	]);
});

test('the page is known again by the fingerprint of what it was made of, until somebody writes', () => {
	const { fragment, copy, page } = live(
		heading(1, 'Titre'),
		paragraph('un ', text('deux', 'bold'), text('trois', 'bold', 'italic')),
		bullets('quatre'),
	);
	const printed = fingerprint(page());
	expect(fingerprint(copy.read())).toBe(printed);
	textOf(fragment, 1).insert(0, 'x');
	expect(fingerprint(copy.read())).not.toBe(printed);
	textOf(fragment, 1).delete(0, 1);
	expect(fingerprint(copy.read())).toBe(printed);
});

test('an emptied section and a block of another program are shown, and left as they are', () => {
	const empty = live(paragraph());
	empty.fragment.delete(0, 1);
	expect(empty.copy.read()).toEqual(empty.page());
	const strange = live(paragraph('un'));
	const widget = new Y.XmlElement('widget');
	widget.insert(0, [new Y.XmlText('des mots')]);
	strange.fragment.insert(1, [widget]);
	const before = strange.fragment.toString();
	expect(JSON.stringify(strange.copy.read())).toContain('des mots');
	expect(strange.fragment.toString()).toBe(before);
});

test('whatever is inserted, typed and deleted, the copy is what the server would read', () => {
	const act = fc.record({ what: fc.constantFrom('type', 'insert', 'delete', 'level'), at: fc.nat(20) });
	fc.assert(
		fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
			const { fragment, copy, page } = live(paragraph('un'), bullets('deux', 'trois'));
			for (const { what, at } of acts) {
				const index = fragment.length > 0 ? at % fragment.length : 0;
				const block = fragment.length > 0 ? (fragment.get(index) as Y.XmlElement) : undefined;
				if (what === 'insert') {
					const made = new Y.XmlElement('paragraph');
					made.insert(0, [new Y.XmlText(`p${at}`)]);
					fragment.insert(index, [made]);
				} else if (what === 'delete' && block) fragment.delete(index, 1);
				else if (block?.nodeName === 'paragraph') {
					if (what === 'type') (block.get(0) as Y.XmlText).insert(0, 'x');
					else block.setAttribute('level', (at % 4) as never);
				}
				if (at % 3 === 0) expect(copy.read()).toEqual(page());
			}
			expect(copy.read()).toEqual(page());
			expect(fingerprint(copy.read())).toBe(fingerprint(page()));
		}),
		{ numRuns: 80 },
	);
});
