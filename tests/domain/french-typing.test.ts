import { corrections } from '#domain/french/corrections.ts';
import { raisedEnding } from '#domain/french/ordinals.ts';
import { asTyped } from '#domain/french/typing.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const [wide, thin] = ['\u00a0', '\u202f'];

/** Types key by key, in one block. */
function typed(keys: string): string {
	let text = '';
	for (const key of keys) {
		const change = asTyped(text, key);
		text = change ? text.slice(0, text.length - change.remove) + change.insert : text + key;
	}
	return text;
}

function corrected(text: string): string {
	let now = text;
	for (const { at, removed, inserted } of corrections(text).toReversed())
		now = now.slice(0, at) + inserted + now.slice(at + removed);
	return now;
}

const letters = (text: string) => (text.match(/[\p{L}\p{N}\p{M}]/gu) ?? []).join('');

describe('as one types', () => {
	test.each([
		["l'ecole d'Angers", 'l’ecole d’Angers'],
		['Elle dit "oui" et part', `Elle dit «${wide}oui${wide}» et part`],
		['("oui")', `(«${wide}oui${wide}»)`],
		['l\'"école"', `l’«${wide}école${wide}»`],
		['« oui »', `«${wide}oui${wide}»`],
		['Quoi ? Vite ! Oui ; non : voilà', `Quoi${thin}? Vite${thin}! Oui${thin}; non${wide}: voilà`],
		['Quoi? Vite! Oui; non: voilà', `Quoi${thin}? Vite${thin}! Oui${thin}; non${wide}: voilà`],
		['Vraiment?! Oui', `Vraiment${thin}?! Oui`],
		['Et puis... rien', 'Et puis… rien'],
		['un -- deux', 'un – deux'],
		['12 500 €', `12${thin}500${thin}€`],
		['12 500 habitants', `12${thin}500 habitants`],
		['50% et 3 %', `50${thin}% et 3${thin}%`],
	])('%j becomes %j', (keys, expected) => expect(typed(keys)).toBe(expected));

	test.each([
		'https://ville.fr/?q=1; x',
		'nom@ville.fr? oui',
		'14:30 ; non'.slice(0, 5),
		'02 41 05 40 50 ',
		'en 2024 300 personnes',
		'tome 3.5.1',
		'../dossier',
		'a=b; c',
		'27" de large',
		"5' de pause",
		'----',
		'....',
		'a--b',
		'C:\\dossier',
	])('%j stays as it is', (keys) => expect(typed(keys)).toBe(keys));

	test('no key changes a letter or a digit that is there, nor what it types', () => {
		const keys = fc.string({
			unit: fc.constantFrom(...'aé1 0 \'"«».:;!?-€%/@=()\u00a0\u202f'),
			maxLength: 40,
		});
		fc.assert(
			fc.property(keys, (text) => {
				expect(letters(typed(text))).toBe(letters(text));
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('the ending of an ordinal', () => {
	const raised = (keys: string) => {
		const found = raisedEnding(keys.slice(0, -1), keys.at(-1)!);
		return found && keys.slice(keys.length - 1 - found.before).slice(0, found.length);
	};
	test.each([
		['le 1er ', 'er'],
		['la 1re,', 're'],
		['Les 1ers ', 'ers'],
		['la 2e ', 'e'],
		['(la 3e)', 'e'],
		['les 2es ', 'es'],
		['la 101e;', 'e'],
		['au XIXe ', 'e'],
		['la Ve ', 'e'],
		['François Ier ', 'er'],
		['le 1er. ', 'er'],
		['« la 4e » ', undefined],
		[`« la 4e${wide}» `, undefined],
		['« la 4e» ', 'e'],
		['l’XIe ', 'e'],
		['du 1er !', undefined],
		['du 1er!', 'er'],
	])('in %j is %j', (keys, expected) => expect(raised(keys)).toBe(expected));

	test.each([
		// A word goes on, an address, a code, a number that is none, another word.
		'le 1ere',
		'le 1er.',
		'1er.fr ',
		'nom@1er ',
		'2e-',
		'AB-2e ',
		'x2e ',
		'3.2e ',
		'2eme ',
		'1e ',
		'Ie ',
		'0e ',
		'Le ',
		'De ',
		'Ce ',
		'Me ',
		'VVe ',
		'IIIIe ',
		'20242e ',
		'https://a.fr/1er ',
	])('%j has none', (keys) => expect(raised(keys)).toBeUndefined());
});

describe('a text that is corrected', () => {
	test.each([
		['L\'État dit : "oui".', `L’État dit${wide}: «${wide}oui${wide}».`],
		['«oui»; « non »', `«${wide}oui${wide}»${thin}; «${wide}non${wide}»`],
		['Quoi? 12 500€, 50 % et 14 h 30...', `Quoi${thin}? 12${thin}500${thin}€, 50${thin}% et 14${wide}h 30…`],
		['un -- deux', 'un – deux'],
	])('%j becomes %j', (text, expected) => expect(corrected(text)).toBe(expected));

	test.each([
		'https://ville.fr/a?b=c;d',
		'nom@ville.fr',
		'14:30',
		'le 02 41 05 40 50',
		'en 2024 300 personnes',
		'une " seule',
		`déjà${thin}; bien${wide}: «${wide}mis${wide}»`,
	])('%j is left alone', (text) => expect(corrections(text)).toEqual([]));

	const text = fc.oneof(
		fc.string({ unit: fc.constantFrom(...'aéB1 0  \'"«».:;!?-€%/@=()…\u00a0\u202f\n'), maxLength: 60 }),
		fc.string({ unit: 'grapheme', maxLength: 40 }),
	);

	test('needs nothing more, and has the same letters and digits', () => {
		fc.assert(
			fc.property(text, (before) => {
				const after = corrected(before);
				expect(letters(after)).toBe(letters(before));
				expect(corrections(after)).toEqual([]);
			}),
			{ numRuns: 3000 },
		);
	});

	test('is changed in places apart, in order', () => {
		fc.assert(
			fc.property(text, (before) => {
				let last = 0;
				for (const { at, removed } of corrections(before)) {
					expect(at).toBeGreaterThanOrEqual(last);
					last = at + removed;
				}
				expect(last).toBeLessThanOrEqual(before.length);
			}),
		);
	});
});
