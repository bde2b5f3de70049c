import { readSheets } from '#domain/spreadsheet/read-sheets.ts';
import { limits } from '#lib/programme/spreadsheet/limits.ts';
import { parsers } from '#lib/programme/spreadsheet/parsers.ts';
import { root } from '#tests/support/source-files.ts';
import { zipOf } from '#tests/support/zip.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function sheetsOf(bytes: Uint8Array<ArrayBuffer>) {
	const read = await readSheets(bytes, limits, parsers);
	if ('problem' in read) throw new Error(read.problem);
	return read.sheets;
}

async function problemOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const read = await readSheets(bytes, limits, parsers);
	return 'problem' in read ? read.problem : `read ${read.sheets.length} sheets`;
}

describe('files of separated values', () => {
	const heads = ['nom', 'type', 'siret', 'uai', 'commune'];
	it.each(['acteurs-cp1252.csv', 'acteurs-utf8-bom.csv', 'acteurs-virgule.csv', 'acteurs-utf16.tsv'])(
		'reads %s as spreadsheets write it',
		async (name) => {
			const file = readFileSync(join(root, 'tests/programme/samples', name));
			const [sheet] = await sheetsOf(new Uint8Array(file));
			expect(sheet!.rows[0]!.slice(0, 5)).toEqual(heads);
			expect(sheet!.rows).toHaveLength(6);
			expect(sheet!.rows[2]![0]).toBe('Collège Jean Jaures');
			expect(sheet!.rows[3]![4]).toBe('Chabris');
		},
	);

	it('reads quotes, semicolons and line breaks inside a cell', async () => {
		const [sheet] = await sheetsOf(
			bytesOf('Action;Montant\r\n"Un ; « deux »\r\net ""trois""";12 500,50\r\n'),
		);
		expect(sheet!.rows[1]).toEqual(['Un ; « deux »\r\net "trois"', '12 500,50']);
	});

	it('obeys a first line that says the separator', async () => {
		const [sheet] = await sheetsOf(bytesOf('sep=|\r\nAction|Porteur\r\nUn;deux|Trois\r\n'));
		expect(sheet!.rows).toEqual([
			['Action', 'Porteur'],
			['Un;deux', 'Trois'],
		]);
	});

	it('refuses a quote that never ends, rather than to lose lines in it', async () => {
		expect(await problemOf(bytesOf('Action;Porteur\nUn;"deux\nTrois;quatre\n'))).toContain('guillemet');
	});

	it('refuses what is too long, or no table at all', async () => {
		expect(await problemOf(bytesOf('a;b\n'.repeat(2002)))).toContain('2\u202f000 lignes');
		expect(await problemOf(bytesOf('\n\n'))).toContain('aucune ligne');
		expect(await problemOf(new Uint8Array([1, 2, 0, 0, 4, 0]))).toContain('pas un tableau');
		expect(await problemOf(bytesOf('%PDF-1.7'))).toContain('PDF');
		expect(await problemOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toContain('.xls');
	});
});

describe('workbooks', () => {
	const workbook = async (data: unknown[][], features: object[] = []) =>
		new Uint8Array(
			await writeWorkbook(
				[
					{ sheet: 'Actions', data: data as never },
					{ sheet: 'Vide', data: [[]] },
					{ sheet: 'Notes', data: [['Un mot']] },
				],
				{ features } as never,
			).toBuffer(),
		);
	const day = (iso: string) => ({ type: Date, value: new Date(iso), format: 'dd/mm/yyyy' });

	it('reads words, numbers, days and yes or no by what they are, sheet by sheet', async () => {
		const sheets = await sheetsOf(
			await workbook([
				['Action', 'Montant', 'Début', 'Fait'],
				['=cmd()', 12500.5, day('2027-03-01T00:00Z'), true],
				['Deux', 0.1 + 0.2, null, false],
				['Trois', 1234.567, null, null],
			]),
		);
		expect(sheets.map(({ name }) => name)).toEqual(['Actions', 'Notes']);
		expect(sheets[0]!.rows).toEqual([
			['Action', 'Montant', 'Début', 'Fait'],
			['=cmd()', '12500,5', '2027-03-01', 'oui'],
			['Deux', '0,3', '', 'non'],
			// Never to be taken for a million.
			['Trois', '1234,5670', '', ''],
		]);
	});

	it('reads what a spreadsheet could not work out as its error, where it stands', async () => {
		const broken = {
			files: {
				transform: {
					'xl/worksheets/sheet{id}.xml': {
						transform: (xml: string) =>
							xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
					},
				},
			},
		};
		const [sheet] = await sheetsOf(
			await workbook(
				[
					['Action', 'Caf 2027'],
					['Un', 12],
					['Deux', 13],
				],
				[broken],
			),
		);
		expect(sheet!.rows).toEqual([
			['Action', 'Caf 2027'],
			['Un', '#DIV/0!'],
			['Deux', '13'],
		]);
	});

	it('reads days counted from 1904', async () => {
		const since1904 = {
			files: {
				transform: {
					'xl/workbook.xml': {
						transform: (xml: string) => xml.replace('<workbookPr/>', '<workbookPr date1904="1"/>'),
					},
				},
			},
		};
		const [sheet] = await sheetsOf(await workbook([['Début'], [day('2023-02-28T00:00Z')]], [since1904]));
		// The same number of days, counted from four years and a day later.
		expect(sheet!.rows[1]).toEqual(['2027-03-01']);
	});

	it('refuses what would unpack without end, whatever it announces [C3]', async () => {
		const zeros = new Uint8Array(50_000_000);
		expect(await problemOf(zipOf([{ name: 'xl/workbook.xml', content: zeros }]))).toContain(
			'plus que sa taille',
		);
		expect(await problemOf(zipOf([{ name: 'xl/workbook.xml', content: zeros, announced: 1000 }]))).toContain(
			'plus que sa taille',
		);
		const many = Array.from({ length: 501 }, (_, index) => ({ name: `${index}.xml`, content: 'x' }));
		expect(await problemOf(zipOf(many))).toContain('plus que sa taille');
	});

	it('refuses a sheet whose last cell is a million rows down', async () => {
		const far = {
			files: {
				transform: {
					'xl/worksheets/sheet{id}.xml': {
						transform: (xml: string) =>
							xml.replace(
								'</sheetData>',
								'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
							),
					},
				},
			},
		};
		expect(await problemOf(await workbook([['Action']], [far]))).toContain(
			'va plus loin que 2\u202f000 lignes',
		);
	});

	it('says what a broken or foreign archive is', async () => {
		const whole = await workbook([['Action']]);
		expect(await problemOf(whole.slice(0, whole.length - 40))).toContain('abîmé');
		const scrambled = whole.slice();
		scrambled.fill(7, 60, 400);
		expect(await problemOf(scrambled)).toMatch(/abîmé|ne se lit pas/);
		expect(await problemOf(zipOf([{ name: 'content.xml', content: '<office/>' }]))).toContain(
			'pas un classeur Excel',
		);
	});
});
