import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, fileEnding } from '#domain/attachment/file-name.ts';
import { disposition } from '#domain/attachment/media-type.ts';
import { fileSize } from '#domain/french/numbers.ts';

describe('the name of a file', () => {
	it.each([
		['Bilan 2025.pdf', 'Bilan 2025.pdf'],
		['../../etc/passwd', 'passwd'],
		['C:\\Bilans\\Été.docx', 'Été.docx'],
		['photo\u202egnp.exe', 'photognp.exe'],
		['a\u200b\u2066b\u0000\r\n.txt', 'ab.txt'],
		['  ..caché  ', 'caché'],
		['...', 'fichier'],
		['', 'fichier'],
		['E\u0301cole.pdf', 'École.pdf'],
	])('%j is kept as %j', (given, kept) => {
		expect(cleanFileName(given)).toBe(kept);
	});

	it('keeps the ending of a long one', () => {
		const kept = cleanFileName(`${'très '.repeat(100)}long.pdf`);
		expect(kept).toMatch(/…\.pdf$/);
		expect(kept.length).toBeLessThanOrEqual(120);
	});

	it('is always one line that hides nothing, and clean once clean; a header carries it whole', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
				const name = cleanFileName(given);
				expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\]{1,120}$/u);
				expect(cleanFileName(name)).toBe(name);
				const header = disposition('application/pdf', name);
				expect(header).toMatch(
					/^attachment; filename="[\x20-\x21\x23-\x7e]*"; filename\*=UTF-8''[\w.~!%-]*$/,
				);
				expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe(name);
			}),
			{ numRuns: 1000 },
		);
	});

	it.each([
		['Bilan.pdf', 'PDF'],
		['.cache', ''],
		['Bilan', ''],
		['a.trop-long-pour-un-type', ''],
	])('%s ends as %j', (name, ending) => {
		expect(fileEnding(name)).toBe(ending);
	});
});

it.each([
	[0, '0\u202foctet'],
	[12, '12\u202foctets'],
	[1000, '1\u202fko'],
	[349_600, '350\u202fko'],
	[999_499, '999\u202fko'],
	[999_600, '1\u202fMo'],
	[1_234_567, '1,2\u202fMo'],
	[20_971_520, '21\u202fMo'],
	[3_400_000_000, '3,4\u202fGo'],
])('%d bytes are written %s', (bytes, said) => {
	expect(fileSize(bytes)).toBe(said);
});
