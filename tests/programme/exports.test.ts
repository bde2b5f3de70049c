import { doc, paragraph } from '#domain/document/content.ts';
import type { ActionJson, ProgrammeJson } from '#domain/programme/json.ts';
import { unpack } from '#domain/spreadsheet/archive.ts';
import { limits } from '#lib/programme/spreadsheet/limits.ts';
import { csvOf } from '#server/exports/csv.ts';
import { calendarOf } from '#server/exports/programme/calendar.ts';
import { sheetsOf, tableOf } from '#server/exports/programme/sheets.ts';
import type { ProgrammeExport } from '#server/exports/programme/subject.ts';
import { workbookOf } from '#server/exports/workbook.ts';
import { anExport } from '#tests/support/programme-exports.ts';
import Papa from 'papaparse';
import readWorkbook, { type Sheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';

/** With the first action changed. */
const withFirst = (changes: Partial<ActionJson>) => (programme: ProgrammeJson) => ({
	...programme,
	actions: programme.actions.map((action, index) => (index === 0 ? { ...action, ...changes } : action)),
});

const written = async (exported: ProgrammeExport) => workbookOf(sheetsOf(exported));

async function sheetsIn(exported: ProgrammeExport): Promise<Map<string, Sheet['data']>> {
	const sheets = await readWorkbook(await written(exported));
	return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

/** A sheet's XML. */
async function xmlOf(exported: ProgrammeExport, sheet: number): Promise<string> {
	const files = await unpack(new Uint8Array(await written(exported)), limits);
	return new TextDecoder().decode(files.get(`xl/worksheets/sheet${sheet}.xml`));
}

/** A row of the table by the column's head. */
function rowOf(data: Sheet['data'], title: string): Record<string, unknown> {
	const [heads = []] = data;
	const row = data.find((one) => one[1] === title);
	return Object.fromEntries(heads.map((head, at) => [String(head), row?.[at] ?? null]));
}

describe('a programme as a workbook', () => {
	it('has a sheet a view, and one for orphans while there are some [rule 6]', async () => {
		expect([...(await sheetsIn(anExport())).keys()]).toEqual([
			'Tableau',
			'Plan de financement',
			'Calendrier',
			'Indicateurs',
			'Carte',
			'Orphelins',
		]);
		const whole = anExport((programme) => ({ ...programme, actions: programme.actions.slice(0, 3) }));
		expect([...(await sheetsIn(whole)).keys()]).not.toContain('Orphelins');
	});

	it('reads back as numbers and days', async () => {
		const exported = anExport(withFirst({ start: '2027-03-12', progress: 40 }));
		const row = rowOf((await sheetsIn(exported)).get('Tableau')!, 'Ateliers relais du collège');
		expect(row).toMatchObject({
			'N°': '1.1.1',
			Axe: 'Conforter le rôle de l’école',
			Porteurs: 'Collège chef de file',
			Personnes: 60,
			Début: new Date('2027-03-12T00:00Z'),
			// Known to the month: its last day.
			Fin: new Date('2028-06-30T00:00Z'),
			Avancement: 0.4,
			'État 2027': 12_000,
			'Caf 2027': null,
			'Total, au moins': 72_000,
		});
	});

	it('says where actions happen by official code, with the names of today, and which say nowhere', async () => {
		const exported = anExport();
		const names = { ...exported.names, 'territory:qpv-QN04905M': 'Monplaisir (2027)' };
		const sheets = await sheetsIn({ ...exported, names });
		const [heads, first, ...others] = sheets.get('Carte')!;
		expect(heads!.slice(0, 6)).toEqual([
			...['Territoire', 'Nature', 'Code', 'Actions', 'Prévu, au moins', 'Prévu, au plus'],
		]);
		expect(first!.slice(0, 4)).toEqual(['Monplaisir (2027)', 'Quartier prioritaire', 'QN04905M', 4]);
		expect(Number(first![5]) - Number(first![4])).toBe(6_000);
		expect(first![6]).toContain('1.1.1 ; 1.1.2');
		expect(others.map(([name]) => name)).toContain('École de Monplaisir');
		expect(others.find(([name]) => name === 'Sans territoire')![3]).toBe(4);
		const row = rowOf(sheets.get('Tableau')!, 'Ateliers relais du collège');
		expect(row['Territoires']).toBe('Monplaisir (2027) ; Grand Pigeon');
	});

	it('works totals out by formulas over its own numbers, which come with what they come to', async () => {
		const table = await xmlOf(anExport(), 1);
		// The first line, and all lines of the first amount.
		expect(table).toContain('<f>SUM(V2:AM2)</f><v>72000</v>');
		expect(table).toContain('<f>SUM(V2:V12)</f><v>93000</v>');
		expect(await xmlOf(anExport(), 2)).toContain('<f>Tableau!V13</f><v>93000</v>');
	});

	it('shows both amounts where nobody has chosen, says whose they are, and counts from the least to the most [rule 5]', async () => {
		const sheets = await sheetsIn(anExport());
		const row = rowOf(sheets.get('Tableau')!, 'Accueil des collégiens exclus');
		expect(row).toMatchObject({
			'Académie 2028': '6\u202f000\u202f€ ou 12\u202f000\u202f€',
			'Total, au moins': 78_000,
			'Total, au plus': 84_000,
		});
		expect(row['À choisir']).toBe(
			'Académie 2028, demandé : 6\u202f000\u202f€ (Léa Montfort) ou 12\u202f000\u202f€ (Inès Delaunay)',
		);
		// A number put in its place counts at once, and nothing twice.
		expect(await xmlOf(anExport(), 1)).toContain('<f>SUM(V3:AM3)+IF(ISTEXT(AC3),12000,0)</f><v>84000</v>');
		const plan = sheets.get('Plan de financement')!;
		const total = plan.find(([name]) => name === 'Total')!;
		expect(total.slice(2, 10)).toEqual([
			...[197_500, 203_500, 197_500, 598_500],
			...[197_500, 209_500, 197_500, 604_500],
		]);
	});

	it('has one total when nothing is contested', async () => {
		const calm = anExport((programme) => ({
			...programme,
			actions: programme.actions.map((action) => ({
				...action,
				funding: action.funding.filter(({ actor }) => actor === undefined),
			})),
		}));
		const [heads = []] = (await sheetsIn(calm)).get('Tableau')!;
		expect(heads.slice(-1)).toEqual(['Total']);
		expect((await sheetsIn(calm)).get('Plan de financement')![0]).not.toContain('2027, prévu, au plus');
	});

	it('leaves text text: nothing that somebody wrote is a formula [C4]', async () => {
		const nasty = ['=cmd()', '+1+1', '-2', '@SUM(A1)', '__proto__', 'constructor', '=HYPERLINK("http://x")'];
		for (const title of nasty) {
			const exported = anExport(withFirst({ title, audience: title }));
			const data = (await sheetsIn(exported)).get('Tableau')!;
			expect(String(data[1]![1]).trim()).toBe(title);
			const files = await unpack(new Uint8Array(await written(exported)), limits);
			const names = [...files.keys()].join();
			expect(names).not.toMatch(/vba|externalLink|connections/);
			const formulas = [
				...new TextDecoder().decode(files.get('xl/worksheets/sheet1.xml')).matchAll(/<f>(.*?)<\/f>/g),
			];
			expect(formulas.length).toBeGreaterThan(20);
			for (const [, formula] of formulas)
				expect(formula).toMatch(/^SUM\([A-Z]+\d+:[A-Z]+\d+\)(\+IF\(ISTEXT\([A-Z]+\d+\),[\d.]+,0\))*$/);
		}
	});

	it('cuts a text that is longer than a cell', async () => {
		const description = doc(paragraph('mot '.repeat(10_000)));
		const data = (await sheetsIn(anExport(withFirst({ description })))).get('Tableau')!;
		expect(String(data[1]![4])).toHaveLength(32_767);
	});

	it('is whole for a programme without an action nor a funder', async () => {
		const empty = anExport((programme) => ({
			...programme,
			...{ actions: [], funders: [], milestones: [], indicators: [], readings: [], removed: [] },
		}));
		expect((await sheetsIn(empty)).get('Tableau')).toHaveLength(1);
		const noFunder = anExport((programme) => ({
			...programme,
			funders: [],
			removed: [],
			actions: programme.actions.map((action) => ({ ...action, funding: [] })),
		}));
		expect(rowOf((await sheetsIn(noFunder)).get('Tableau')!, 'Café des parents')['Total']).toBeNull();
	});
});

describe('its table as text', () => {
	const read = (text: string) => Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data;

	it('is UTF-8 with its mark, semicolons and lines of RFC 4180', () => {
		const text = csvOf(tableOf(anExport(withFirst({ title: 'Un ; « deux »', contact: 'le "relais"' }))));
		expect(text.startsWith('\uFEFFN°;Action;')).toBe(true);
		expect(text).toContain('"Un ; « deux »"');
		expect(text).toContain('"le ""relais"""');
		expect(text.replaceAll('\r\n', '')).not.toContain('\n');
		expect(text.endsWith('\r\n')).toBe(true);
		const rows = read(text);
		expect(new Set(rows.slice(0, -1).map((row) => row.length)).size).toBe(1);
	});

	it('says amounts, days and doubts in French', () => {
		const [heads = [], first = [], second = []] = read(
			csvOf(tableOf(anExport(withFirst({ start: '2027-03-12', end: '2028-06' })))),
		);
		const at = (row: string[], head: string) => row[heads.indexOf(head)];
		expect(at(first, 'Début')).toBe('12/03/2027');
		expect(at(first, 'Fin')).toBe('juin 2028');
		expect(at(first, 'État 2027')).toBe('12000');
		expect(at(second, 'Académie 2028')).toBe('6000 ou 12000');
		expect(at(second, 'Total, au plus')).toBe('84000');
	});

	it.each(['=cmd()', '+1', '-1', '@a', '\t=1', ' =1', '＝1', '|x', '%x'])(
		'never runs « %s » [C4]',
		(title) => {
			const [, first = []] = read(csvOf(tableOf(anExport(withFirst({ title })))));
			expect(first[1]).toBe(`'${title}`);
		},
	);

	it('holds no control character, which would end the file for some readers', () => {
		const [, first = []] = read(csvOf(tableOf(anExport(withFirst({ title: '\u0000Un\u0001=2\u000B' })))));
		expect(first[1]).toBe(' Un =2 ');
		const [, second = []] = read(csvOf(tableOf(anExport(withFirst({ title: '\u0001=cmd()' })))));
		expect(second[1]).toBe("' =cmd()");
	});
});

describe('its dates as a calendar', () => {
	const now = new Date('2027-01-15T10:00:00Z');
	/** Unfolded, by event. */
	const eventsOf = (text: string) =>
		text
			.replaceAll('\r\n ', '')
			.split('BEGIN:VEVENT')
			.slice(1)
			.map((event) =>
				Object.fromEntries(event.split('\r\n').map((line) => line.split(/:(.*)/s).slice(0, 2))),
			);

	it('has whole days that leave one free, and the whole month of what is known to the month', () => {
		const text = calendarOf(
			anExport(withFirst({ start: '2027-03-12', end: '2028-06' })),
			'https://maillage.example',
			now,
		);
		const events = eventsOf(text);
		const called = (summary: string) => events.find((event) => event['SUMMARY'] === summary);
		expect(called('Bilan de la première année')).toMatchObject({
			'DTSTART;VALUE=DATE': '20280630',
			'DTEND;VALUE=DATE': '20280701',
			TRANSP: 'TRANSPARENT',
			DTSTAMP: '20270115T100000Z',
		});
		expect(called('Convention signée')).toMatchObject({
			'DTSTART;VALUE=DATE': '20271001',
			'DTEND;VALUE=DATE': '20271101',
		});
		expect(called('Début : Ateliers relais du collège')).toMatchObject({ 'DTSTART;VALUE=DATE': '20270312' });
		expect(called('Fin : Ateliers relais du collège')).toMatchObject({
			'DTSTART;VALUE=DATE': '20280601',
			'DTEND;VALUE=DATE': '20280701',
		});
		expect(text).not.toMatch(/ATTENDEE|ORGANIZER|mailto/i);
	});

	it('takes no line of its own from a title, nor a control character', () => {
		const exported = anExport(
			withFirst({ title: 'Ateliers\r\nATTENDEE:mailto:x\u0007', start: '2027-07-05' }),
		);
		const text = calendarOf(
			{ ...exported, title: 'Programme\r\nX-ALARME:1; suite' },
			'https://maillage.example',
			now,
		).replaceAll('\r\n ', '');
		expect(text).not.toMatch(/^(ATTENDEE|X-ALARME)/m);
		expect(text.replaceAll('\r\n', '\n')).not.toMatch(/[^\P{Cc}\n]/u);
		expect(text).toContain('X-WR-CALNAME:Programme  X-ALARME:1\\; suite');
	});

	it('is one event for what lasts a month at most', () => {
		const events = eventsOf(
			calendarOf(
				anExport(withFirst({ start: '2027-07-05', end: '2027-07-16' })),
				'https://maillage.example',
				now,
			),
		);
		expect(events.find(({ SUMMARY }) => SUMMARY === 'Ateliers relais du collège')).toMatchObject({
			'DTSTART;VALUE=DATE': '20270705',
			'DTEND;VALUE=DATE': '20270717',
		});
	});

	it('leaves out what is known to the year only, and says how many', () => {
		const text = calendarOf(
			anExport(withFirst({ start: '2027', end: '2028' })),
			'https://maillage.example',
			now,
		);
		expect(text.replaceAll('\r\n ', '')).toContain('4 dates connues à l’année seulement n’y sont pas.');
		expect(eventsOf(text)).toHaveLength(10);
	});

	it('keeps the address of an event from one file to the next, and the title of anybody in its place', () => {
		const one = (at: Date) =>
			eventsOf(
				calendarOf(anExport(withFirst({ title: 'a\r\nEND:VEVENT\r\nX: y' })), 'https://maillage.example', at),
			);
		const ids = (events: Record<string, unknown>[]) => events.map((event) => event['UID']);
		expect(ids(one(now))).toEqual(ids(one(new Date('2028-01-01T00:00Z'))));
		expect(new Set(ids(one(now))).size).toBe(12);
		expect(one(now).some((event) => 'X' in event)).toBe(false);
	});
});
