import { readSheets } from './read-sheets.ts';
import type { ReadSheets } from './sheet-rows.ts';

/** Runs beside the page, see `read-file.ts`. */
addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
	void readSheets(data)
		.catch((): ReadSheets => ({ problem: 'Ce fichier ne se lit pas.' }))
		.then((read) => postMessage(read));
});
