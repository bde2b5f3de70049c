import { headingAnchors } from '#domain/document/anchors.ts';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { expect, test } from 'vitest';

const id = '0f3a9c1b-0000-4000-8000-000000000000';
const anchors = (...blocks: Parameters<typeof doc>) => [
	...headingAnchors({ id, content: doc(...blocks) }).values(),
];

test('a heading’s address is its words, under its section, and keeps when articles move', () => {
	expect(anchors(heading(1, 'L’équipe projet'), paragraph('Texte'), heading(2, 'Où ?'))).toEqual([
		{ anchor: 'l-equipe-projet-0f3a9c1b', text: 'L’équipe projet', level: 1 },
		{ anchor: 'ou-0f3a9c1b', text: 'Où ?', level: 2 },
	]);
});

test('headings of the same words, and of none, have addresses of their own', () => {
	const same = anchors(heading(1, 'Suivi'), bullets(heading(3, 'Suivi')), heading(1), heading(1, '…'));
	expect(same.map(({ anchor }) => anchor)).toEqual(['suivi-0f3a9c1b', 'suivi-0f3a9c1b-2', 'titre-0f3a9c1b']);
});
