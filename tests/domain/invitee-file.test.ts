import { inviteeFileBytes } from '#domain/group/import/invitee-file.ts';
import { readInvitees } from '#domain/group/invitees.ts';
import { readInviteeFile } from '#server/groups/invitee-file.ts';
import { describe, expect, it } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array) =>
	readInvitees(readInviteeFile(typeof text === 'string' ? bytes(text) : text));

describe('a file of people to invite', () => {
	it('is read by the heads of its columns: the address and the names, and nothing else', () => {
		const { people, refused } = read(
			'Structure;Nom;Téléphone;Courriel;Prénom\r\nMairie;Durand;02 41 00 00 00;A.Durand@exemple.fr;Anne\r\nCollège;Petit;;;Paul\r\n',
		);
		expect(people).toEqual([{ email: 'a.durand@exemple.fr', name: 'Anne Durand' }]);
		expect(refused).toEqual([
			{ line: 3, words: expect.stringContaining('Paul'), reason: 'Aucune adresse dans cette ligne.' },
		]);
	});

	it.each([
		['without heads', 'a@exemple.fr,Anne Durand\nb@exemple.fr,\n'],
		['with one column', 'E-mail\na@exemple.fr\nb@exemple.fr'],
		[
			'with quotes, and breaks in them',
			'"Nom","Adresse électronique"\n"Anne\nDurand","a@exemple.fr"\n"","b@exemple.fr"',
		],
		[
			'as Windows wrote it before',
			new Uint8Array([...bytes('Pr'), 0xe9, ...bytes('nom;E-mail\nAnne;a@exemple.fr\n;b@exemple.fr')]),
		],
		['with tabs, and its mark', '\uFEFFNom\tMail\nDurand\ta@exemple.fr\n\tb@exemple.fr'],
	])('is read %s', (_how, text) => {
		expect(read(text).people.map(({ email }) => email)).toEqual(['a@exemple.fr', 'b@exemple.fr']);
		expect(read(text).refused).toEqual([]);
	});

	it.each([
		['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
		['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
		['too large a file', bytes('a'.repeat(inviteeFileBytes + 1))],
		['too many rows', bytes('a@exemple.fr\n'.repeat(2_001))],
		['too many columns', bytes('a;'.repeat(80))],
		['a quote that is not closed', bytes('"Nom;E-mail\na;b@exemple.fr')],
	])('is refused with a sentence when it is %s', (_what, file) => {
		expect(() => read(file)).toThrow(
			expect.objectContaining({ issues: { fichier: expect.stringMatching(/\.$/) } }),
		);
	});

	it('invites nobody whose address stands among the names, as the header of a letter would', () => {
		const { people } = read('E-mail;Nom\na@exemple.fr;"Anne\r\nBcc: b@exemple.fr\u202E"');
		expect(people).toEqual([{ email: 'a@exemple.fr', name: '' }]);
	});
});
