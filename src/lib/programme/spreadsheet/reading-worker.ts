import { readSheets } from '#domain/spreadsheet/read-sheets.ts';
import type { ReadSheets } from '#domain/spreadsheet/sheet-rows.ts';
import { limits } from './limits.ts';
import { parsers } from './parsers.ts';

/** Runs beside the page, see `read-file.ts`. */
addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
	void readSheets(data, limits, parsers)
		.catch((): ReadSheets => ({ problem: 'Ce fichier ne se lit pas.' }))
		.then((read) => postMessage(read));
});
