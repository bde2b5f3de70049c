import { doc, paragraph, text } from '#domain/document/content.ts';
import { sectionsOrigin } from '#lib/editor/origin.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { correctTypography } from '#lib/editor/typography/correction.ts';
import { SharedUndo } from '#lib/editor/undo.ts';
import { buildState, faults, readSections } from '#server/documents/state.ts';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

const id = crypto.randomUUID();
const note = { type: 'footnote', content: [{ type: 'text', text: "Voir l'annexe..." }] };
const link = {
	type: 'text',
	text: 'https://a.fr/?b;c',
	marks: [{ type: 'link', attrs: { href: 'https://a.fr/?b;c' } }],
};
const content = doc(
	paragraph('Elle dit : "', text("l'école", 'bold'), ' d\'abord" ; voir ', link, ' !', note),
	paragraph('12 500 € à 14:30'),
);

const { bytes } = buildState([{ id, title: "L'équipe", status: 'todo', party: null, content }]);

/** One person’s copy of the same document. */
function open() {
	const ydoc = new Y.Doc();
	Y.applyUpdate(ydoc, bytes);
	const sections = new Sections(ydoc);
	return { ydoc, parts: sections.parts(id)!, undo: new SharedUndo(sections.root, 'editor') };
}

test('the typography of a section is set sign by sign: marks, links and notes stay, and one undo gives all back', () => {
	const { ydoc, parts, undo } = open();
	const before = readSections(ydoc);
	const count = ydoc.transact(() => correctTypography(parts), sectionsOrigin);
	expect(count).toBeGreaterThan(8);
	const [section] = readSections(ydoc);
	expect(section?.title).toBe('L’équipe');
	expect(section?.content.content?.[0]?.content).toMatchObject([
		{ text: 'Elle dit\u00a0: «\u00a0' },
		{ text: 'l’école', marks: [{ type: 'bold' }] },
		{ text: ' d’abord\u00a0»\u202f; voir ' },
		link,
		{ text: ' !' },
		{ content: [{ text: 'Voir l’annexe…' }] },
	]);
	expect(section?.content.content?.[1]).toMatchObject({ content: [{ text: '12\u202f500\u202f€ à 14:30' }] });
	expect(faults(ydoc)).toEqual([]);
	expect(ydoc.transact(() => correctTypography(parts), sectionsOrigin)).toBe(0);
	undo.undo();
	expect(readSections(ydoc)).toEqual(before);
});

test('somebody who types in the same paragraph at that moment loses nothing', () => {
	const [ours, theirs] = [open(), open()];
	const words = (theirs.parts.content.get(1) as Y.XmlElement).get(0) as Y.XmlText;
	words.insert(6, '!!!');
	ours.ydoc.transact(() => correctTypography(ours.parts), sectionsOrigin);
	Y.applyUpdate(ours.ydoc, Y.encodeStateAsUpdate(theirs.ydoc));
	Y.applyUpdate(theirs.ydoc, Y.encodeStateAsUpdate(ours.ydoc));
	expect(readSections(theirs.ydoc)).toEqual(readSections(ours.ydoc));
	expect(JSON.stringify(readSections(ours.ydoc))).toContain('500!!!');
});
