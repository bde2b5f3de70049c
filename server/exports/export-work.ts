import { flushCompileCache } from 'node:module';
import { csvOf } from './csv.ts';
import { TooLargeTable } from './programme/extent.ts';
import { sheetsOf, tableOf } from './programme/sheets.ts';
import type { ProgrammeExport } from './programme/subject.ts';
import { workbookOf } from './workbook.ts';

/** A workbook, its table alone as text, or its dates for a calendar, whose addresses begin with `origin`. */
export type FileKind =
	| { readonly as: 'workbook' | 'table' }
	| { readonly as: 'calendar'; readonly origin: string; readonly now: Date };

/** A file to make. */
export type Order = FileKind & { readonly programme: ProgrammeExport };

/** A file, or why there can be none, in a French sentence. */
export type Finding = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly refusal: string };

export type Made = Finding | { readonly fault: string };

/** The entry of a process of its own, see `export-worker.ts`; the server never runs this file. */
process.on('message', (order: Order) => {
	void make(order).then((made) => process.send?.(made, keepCompiled));
});
// The server is gone.
process.on('disconnect', () => process.exit());

/** It may be killed at any time: what it has compiled is kept as soon as somebody has their file. */
const keepCompiled = () => flushCompileCache();

async function make(order: Order): Promise<Made> {
	try {
		return { bytes: await bytesOf(order) };
	} catch (error) {
		if (error instanceof TooLargeTable) return { refusal: error.message };
		return { fault: error instanceof Error ? error.message : 'unknown' };
	}
}

async function bytesOf(order: Order): Promise<Uint8Array<ArrayBuffer>> {
	const { programme } = order;
	switch (order.as) {
		case 'workbook':
			return new Uint8Array(await workbookOf(sheetsOf(programme)));
		case 'table':
			return new TextEncoder().encode(csvOf(tableOf(programme)));
		case 'calendar': {
			// Its library is not waited for by who wants a workbook.
			const { calendarOf } = await import('./programme/calendar.ts');
			return new TextEncoder().encode(calendarOf(programme, order.origin, order.now));
		}
	}
}
