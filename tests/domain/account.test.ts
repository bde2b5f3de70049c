import { describe, expect, it } from 'vitest';
import { deviceName } from '#domain/account/browser.ts';
import { isEmail, isOneAddress, maskEmail, normaliseEmail } from '#domain/account/email.ts';
import { safeReturn } from '#domain/account/return-to.ts';

describe('an address', () => {
	it('has one spelling', () => {
		expect(normaliseEmail('  Ines@Loire.GOUV.fr\n')).toBe('ines@loire.gouv.fr');
	});

	it.each([
		'ines@loire.gouv.fr',
		'prénom.nom@collège.fr',
		"o'neill+club@exemple.fr",
		'ines@mairie.xn--p1ai',
		'ines@1901.asso.fr',
	])('may be %s', (email) => {
		expect(isEmail(email)).toBe(true);
	});

	it.each([
		'',
		'ines',
		'@exemple.fr',
		'ines@',
		'a@b, c@d',
		'a@b\nc@d',
		'<a@b.fr>',
		'a b@c.fr',
		'a@b@c.fr',
		'a@.fr',
		'a..b@c.fr',
		'a@c.fr.',
		'pas@complet',
		'a@localhost',
		'a@10.0.0.1',
		'a@exemple.f',
		'a@-.fr-',
		'é'.repeat(300) + '@a.fr',
	])('may not be %j', (email) => {
		expect(isEmail(email)).toBe(false);
	});

	it('of a machine of one’s own network can be written to, though nobody gives it in a form', () => {
		expect(isOneAddress('operateur@localhost')).toBe(true);
		expect(isOneAddress('a@localhost, b@localhost')).toBe(false);
	});

	it('is shown to its owner by its first letter', () => {
		expect(maskEmail('solene.kerven@angers.fr')).toBe('s…@angers.fr');
	});
});

it.each(['/', '/documents/abc', '/annuaire?q=a&page=2', '/aide#liens'])(
	'after signing in one may go back to %s [I3]',
	(path) => {
		expect(safeReturn(path)).toBe(path);
	},
);

it.each([
	undefined,
	'',
	'https://mauvais.fr',
	'//mauvais.fr',
	'/\\mauvais.fr',
	'\\/mauvais.fr',
	'/\t/mauvais.fr',
	'/\n//mauvais.fr',
	'/.//mauvais.fr',
	'/a/..//mauvais.fr',
	'javascript:alert(1)',
	'documents',
	`/${'a'.repeat(600)}`,
])('after signing in one never goes to %j [I3]', (path) => {
	expect(safeReturn(path)).toBe('/');
});

it.each([
	['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox sur Windows'],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604',
		'Safari sur iPhone',
	],
	['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/140.0 Mobile Safari/537', 'Chrome sur Android'],
	['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0', 'Edge sur Windows'],
	['curl/8', 'Appareil inconnu'],
])('a session opened by %s is called « %s »', (userAgent, name) => {
	expect(deviceName(userAgent)).toBe(name);
});
