import { ExportWorker, TooManyExports } from '#server/exports/export-worker.ts';
import { csvOf } from '#server/exports/csv.ts';
import { tableOf } from '#server/exports/programme/sheets.ts';
import { anExport } from '#tests/support/programme-exports.ts';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'maillage-exports-'));
afterAll(() => rmSync(folder, { recursive: true }));

const order = { as: 'table', programme: anExport() } as const;
const read = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

test('one person has three files in the making at most, and takes nobody’s turn [C4]', async () => {
	const worker = new ExportWorker(folder);
	const own = [1, 2, 3].map(() => worker.make(order, 'one'));
	await expect(worker.make(order, 'one')).rejects.toThrow(TooManyExports);
	const expected = csvOf(tableOf(order.programme));
	expect(read(await worker.make(order, 'another'))).toBe(expected);
	for (const bytes of await Promise.all(own)) expect(read(bytes)).toBe(expected);
	expect(read(await worker.make(order, 'one'))).toBe(expected);
}, 30_000);

test('a calendar is made there too', async () => {
	const origin = 'https://maillage.test';
	const calendar = { ...order, as: 'calendar', origin, now: new Date('2027-01-01T00:00Z') } as const;
	expect(read(await new ExportWorker(folder).make(calendar, 'one'))).toContain(`${origin}/documents/`);
}, 30_000);

test('what the process has compiled is kept for the next one', async () => {
	const own = join(folder, 'own');
	await new ExportWorker(own).make(order, 'one');
	await vi.waitFor(() => expect(existsSync(join(own, 'compiled'))).toBe(true), 5000);
}, 30_000);
