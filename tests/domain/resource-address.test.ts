import { addressKey, readWebAddress, siteOf } from '#domain/resource/address.ts';
import { describe, expect, it } from 'vitest';

const key = (typed: string) => addressKey(readWebAddress(typed)!);

describe('the address of a resource', () => {
	it.each([
		['https://www.exemple.org/guide/', 'http://exemple.org/guide'],
		['exemple.org/guide', 'https://exemple.org/guide#page-3'],
		['https://exemple.org/?b=2&a=1', 'https://exemple.org?a=1&b=2'],
		['https://exemple.org/guide?utm_source=lettre&fbclid=x', 'https://exemple.org/guide'],
		['https://EXEMPLE.org:443/guide', 'https://exemple.org/guide'],
	])('of one page is one: %s and %s', (one, other) => {
		expect(key(one)).toBe(key(other));
	});

	it.each([
		['https://exemple.org/guide?page=1', 'https://exemple.org/guide?page=2'],
		['https://exemple.org/#/guide', 'https://exemple.org/#/charte'],
		['https://exemple.org:8443/guide', 'https://exemple.org/guide'],
		['https://exemple.org/Guide', 'https://exemple.org/guide'],
		['https://exemple.org/?a=1%262', 'https://exemple.org/?a=1&2'],
	])('of two pages is two: %s and %s', (one, other) => {
		expect(key(one)).not.toBe(key(other));
	});

	it.each([
		...['javascript:alert(1)', 'data:text/html,x', 'mailto:a@exemple.org', 'ftp://exemple.org/x'],
		...[
			'https://moi:secret@exemple.org/',
			'deux mots',
			'localhost',
			'',
			'https://',
			`exemple.org/${'a'.repeat(2_000)}`,
		],
	])('is not taken when it is « %s »', (typed) => {
		expect(readWebAddress(typed)).toBeNull();
	});

	it('is recognised by its site', () => {
		expect(siteOf(readWebAddress('exemple.org:8443/x')!)).toBe('exemple.org');
		expect(readWebAddress('  www.exemple.org ')?.href).toBe('https://www.exemple.org/');
	});
});
