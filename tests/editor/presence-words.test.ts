import type { Participant } from '#lib/collaboration/participant.ts';
import { distinct, joined, theyAreThere, whence, whereTheyWrite } from '#lib/editor/presence-words.ts';
import { expect, test } from 'vitest';

const someone = (name: string, more: Partial<Participant> = {}): Participant => ({
	actorId: name,
	name,
	institution: '',
	party: null,
	colour: 0,
	color: '#000000',
	role: 'writer',
	key: 1,
	sectionId: null,
	cell: null,
	typing: false,
	...more,
});

const sections = [
	{ id: 'a', title: 'Préambule', number: null, status: 'todo', party: null },
	{ id: 'b', title: 'Équipe projet', number: 4, status: 'doing', party: 'academy' },
] as const;

test('where they write is said when it is one place, and who when not everybody does', () => {
	const ines = someone('Inès Delaunay', { sectionId: 'b', typing: true });
	const samir = someone('Samir Haddad', { sectionId: 'b', typing: true });
	expect(whereTheyWrite([ines, samir], sections)).toBe(', qui écrivent l’article 4');
	expect(whereTheyWrite([ines, { ...samir, typing: false }], sections)).toBe(
		'\u202f; Inès écrit l’article 4',
	);
	expect(whereTheyWrite([{ ...ines, sectionId: 'a' }], sections)).toBe(', qui écrit «\u00a0Préambule\u00a0»');
	expect(whereTheyWrite([ines, { ...samir, sectionId: 'a' }], sections)).toBe('');
	expect(whereTheyWrite([], sections)).toBe('');
});

test('two tabs are one person, seen where they write', () => {
	const here = someone('Inès Delaunay', { key: 1 });
	const there = someone('Inès Delaunay', { key: 2, sectionId: 'b', typing: true });
	expect(distinct([here, there])).toEqual([there]);
});

test('names are joined as one says them', () => {
	expect(joined(['Inès', 'Samir', 'Maud'])).toBe('Inès, Samir et Maud');
	expect(theyAreThere([someone('Inès Delaunay')])).toBe('Inès y est');
	expect(theyAreThere([someone('Inès Delaunay'), someone('Samir Haddad')])).toBe('Inès et Samir y sont');
	expect(theyAreThere(['A', 'B', 'C', 'D'].map((name) => someone(name)))).toBe('4 personnes y sont');
});

test('the party says where they speak from, in one form for everyone; a short institution, for who sits for none', () => {
	expect(whence(someone('A', { institution: 'Ville d’Angers', party: 'authority' }))).toBe('Collectivité');
	expect(
		whence(someone('A', { institution: 'Direction des services départementaux', party: 'academy' })),
	).toBe('Académie');
	expect(whence(someone('A', { institution: 'Ville d’Angers' }))).toBe('Ville d’Angers');
	expect(whence(someone('A'))).toBe('');
});
