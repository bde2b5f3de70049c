import { keptQuestion } from '#domain/search/kept-question.ts';
import { describe, expect, it } from 'vitest';

describe('what may be kept of a question without who asked it', () => {
	it.each([
		['Je cherche un orthophoniste à Lorient', 'orthophoniste lorient'],
		['Médiatrice, Santé !', 'mediatrice sante'],
		['REP+ 49007', 'repplus 49007'],
	])('%s', (text, kept) => expect(keptQuestion(text)).toBe(kept));

	it.each([
		['an address', 'camille@exemple.fr'],
		['part of one', 'ecrire a camille@exemple'],
		['a phone number', 'medecin 02 97 00 00 00'],
		['a SIREN', '130025265'],
		['a date of birth', 'né le 12/03/2011'],
		['words that say nothing', 'qui est le'],
		['nothing', '   '],
		['a single letter', 'z'],
		[
			'a sentence',
			'famille quartier enfant suivi depuis septembre college violence mere hospitalisee aide urgente',
		],
	])('not %s', (_, text) => expect(keptQuestion(text)).toBeNull());
});
