import type { ProgrammeJson } from '#domain/programme/json.ts';
import { csvOf } from '#server/exports/csv.ts';
import { ExportWorker, TooDear } from '#server/exports/export-worker.ts';
import { sheetsOf, tableOf } from '#server/exports/programme/sheets.ts';
import { TooLargeTable } from '#server/exports/programme/extent.ts';
import { workbookOf } from '#server/exports/workbook.ts';
import { SideProcess } from '#server/side-process.ts';
import { anExport } from '#tests/support/programme-exports.ts';
import readWorkbook from 'read-excel-file/node';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'maillage-crowded-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

/** The first action is paid by so many more, one amount each over a hundred years. */
const paidBy =
	(ids: readonly string[], years = 100) =>
	(programme: ProgrammeJson) => ({
		...programme,
		actions: programme.actions.map((action, index) =>
			index === 0
				? {
						...action,
						funding: [
							...action.funding,
							...ids.map((funder, at) => ({
								...{ funder, year: 2001 + (at % years), stage: 'requested' as const, cents: 100 },
							})),
						],
					}
				: action,
		),
	});

const strangers = (count: number) => Array.from({ length: count }, () => randomUUID());

describe('a programme of thousands of payers that are no row of it', () => {
	it('has them in one column a year, which counts them all [domain rule 6]', async () => {
		const ids = strangers(8_000);
		const exported = anExport(paidBy(ids));
		const start = performance.now();
		const table = csvOf(tableOf(exported));
		const workbook = await workbookOf(sheetsOf(exported));
		expect(performance.now() - start).toBeLessThan(8_000);
		const heads = table.split('\r\n')[0]!.split(';');
		expect(heads.filter((head) => head.includes('Financeurs inconnus'))).toHaveLength(100);
		const sheets = new Map((await readWorkbook(workbook)).map(({ sheet, data }) => [sheet, data]));
		const line = sheets.get('Plan de financement')!.find(([name]) => name === 'Financeurs inconnus')!;
		expect(line.filter((cell) => cell === 80)).toHaveLength(4 * 100);
		expect(line.filter((cell) => cell === 8_000).length).toBeGreaterThanOrEqual(2);
		const orphan = sheets.get('Orphelins')!.find(([, name]) => name === 'Financeurs inconnus')!;
		expect(orphan.slice(3)).toEqual([8_000, 8_000]);
	}, 30_000);

	it('names one alone as before', () => {
		expect(csvOf(tableOf(anExport(paidBy(strangers(1)))))).toContain('Financeur inconnu (retiré) 2001');
	});
});

it('a table of too many columns is refused in a sentence', async () => {
	const ids = strangers(100);
	const exported = anExport((programme) => ({
		...paidBy(ids)(programme),
		funders: [
			...programme.funders,
			...ids.map((id) => ({ ...programme.funders[0]!, id, title: 'Fondation' })),
		],
	}));
	expect(() => tableOf(exported)).toThrow(TooLargeTable);
	const worker = new ExportWorker(folder);
	await expect(worker.make({ as: 'table', programme: exported }, 'one')).rejects.toThrow(
		/^Ce tableau serait trop large/,
	);
	// Its dates are no table.
	const calendar = { as: 'calendar', origin: 'https://maillage.test', now: new Date() } as const;
	expect(await worker.make({ ...calendar, programme: exported }, 'one')).toBeInstanceOf(Uint8Array);
}, 30_000);

describe('a file that takes more time than it may', () => {
	const order = { as: 'table', programme: anExport() } as const;
	const hasty = () => new ExportWorker(folder, { megabytes: 256, milliseconds: 1, idle: 60_000 });

	it('is begun once, for all who asked meanwhile', async () => {
		const begun = vi.spyOn(SideProcess.prototype, 'ask');
		const worker = hasty();
		const asked = await Promise.allSettled([1, 2, 3].map(() => worker.make(order, 'one')));
		for (const one of asked) expect(one).toMatchObject({ reason: expect.any(TooDear) as TooDear });
		await expect(worker.make(order, 'another')).rejects.toThrow(TooDear);
		expect(begun).toHaveBeenCalledTimes(1);
	});

	it('is begun again once the programme has changed, or a minute has passed', async () => {
		const begun = vi.spyOn(SideProcess.prototype, 'ask');
		const worker = hasty();
		await expect(worker.make(order, 'one')).rejects.toThrow(TooDear);
		const changed = { ...order, programme: { ...order.programme, title: 'Autre titre' } };
		await expect(worker.make(changed, 'one')).rejects.toThrow(TooDear);
		expect(begun).toHaveBeenCalledTimes(2);
		vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 61_000);
		await expect(worker.make(changed, 'one')).rejects.toThrow(TooDear);
		expect(begun).toHaveBeenCalledTimes(3);
	});
});
