import { readInvitees } from '#domain/group/invitees.ts';
import { describe, expect, test } from 'vitest';

const read = (text: string) => readInvitees(text).people;

describe('people to invite, as they are typed or pasted', () => {
	test.each([
		['ines@exemple.fr', [{ email: 'ines@exemple.fr', name: '' }]],
		['  INES@Exemple.FR ', [{ email: 'ines@exemple.fr', name: '' }]],
		['Inès Delaunay <ines@exemple.fr>', [{ email: 'ines@exemple.fr', name: 'Inès Delaunay' }]],
		['"Delaunay, Inès" <ines@exemple.fr>', [{ email: 'ines@exemple.fr', name: 'Inès' }]],
		['Delaunay\tInès\tines@exemple.fr\tCRPV', [{ email: 'ines@exemple.fr', name: 'Delaunay Inès' }]],
		['ines@exemple.fr;Inès Delaunay', [{ email: 'ines@exemple.fr', name: 'Inès Delaunay' }]],
		['mailto:ines@exemple.fr', [{ email: 'ines@exemple.fr', name: '' }]],
		[
			'ines@exemple.fr, samir@exemple.fr; Léa <lea@exemple.fr>',
			[
				{ email: 'ines@exemple.fr', name: '' },
				{ email: 'samir@exemple.fr', name: '' },
				{ email: 'lea@exemple.fr', name: 'Léa' },
			],
		],
		[
			'ines@exemple.fr samir@exemple.fr',
			[
				{ email: 'ines@exemple.fr', name: '' },
				{ email: 'samir@exemple.fr', name: '' },
			],
		],
	])('%s', (text, people) => expect(read(text)).toEqual(people));

	test('the first line of a spreadsheet, blank lines and repeats are passed over', () => {
		const { people, refused, repeated } = readInvitees(
			'Nom;Courriel\r\nInès;ines@exemple.fr\r\n\r\nSamir;samir@exemple.fr\r\nInès D.;INES@exemple.fr\r\n',
		);
		expect(people.map(({ email }) => email)).toEqual(['ines@exemple.fr', 'samir@exemple.fr']);
		expect(refused).toEqual([]);
		expect(repeated).toBe(1);
	});

	test('a line without a usable address is told, with its number and why', () => {
		const { people, refused } = readInvitees(
			'ines@exemple.fr\nSamir Haddad\nlea@\nx@y.fr\u0000,bob@exemple.fr\nLéa <pas@complet>',
		);
		expect(people.map(({ email }) => email)).toEqual(['ines@exemple.fr', 'x@y.fr', 'bob@exemple.fr']);
		expect(refused).toEqual([
			{ line: 2, words: 'Samir Haddad', reason: 'Aucune adresse dans cette ligne.' },
			{ line: 3, words: 'lea@', reason: '« lea@ » n’est pas une adresse complète.' },
			{
				...{ line: 5, words: 'Léa <pas@complet>' },
				reason: '« pas@complet » n’est pas une adresse complète.',
			},
		]);
	});

	test('nothing turns a name around, hides in it, or adds a header to a letter', () => {
		const [person] = read('Iné\u202Es\u200B Delaunay\u0007 <ines@exemple.fr>');
		expect(person).toEqual({ email: 'ines@exemple.fr', name: 'Inés Delaunay' });
		expect(read('a@exemple.fr\rBcc: b@exemple.fr').map(({ email }) => email)).toEqual([
			'a@exemple.fr',
			'b@exemple.fr',
		]);
		expect(read('Bcc: x@exemple.fr%0Aevil@exemple.fr')).toEqual([]);
	});

	test('a thousand lines, half of them wrong, are read one by one', () => {
		const lines = Array.from({ length: 1000 }, (_, at) => (at % 2 ? `personne ${at}` : `p${at}@exemple.fr`));
		const { people, refused } = readInvitees(lines.join('\n'));
		expect([people.length, refused.length]).toEqual([500, 500]);
	});

	test('a line of a hundred thousand characters takes no time', () => {
		const { people, refused } = readInvitees('a@'.repeat(50_000));
		expect(people).toEqual([]);
		expect(refused).toHaveLength(1);
		expect(refused[0]!.words.length).toBeLessThanOrEqual(120);
	});
});
