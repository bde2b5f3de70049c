import { fileSize } from '#domain/french/numbers.ts';
import type { ReadSheets } from '#domain/spreadsheet/sheet-rows.ts';
import { limits } from './limits.ts';
import ReadingWorker from './reading-worker.ts?worker';

/**
 * Reads a file that somebody chose, in a worker of their own browser that is ended when it takes too long [C3]. Not on the server: a hostile
 * file then costs its sender's tab and nobody else, there is no address to send it to, and columns that are refused (those about
 * children) never leave the device [P5].
 */
export async function readFile(file: File): Promise<ReadSheets> {
	if (file.size > limits.bytes)
		return {
			problem: `Ce fichier pèse ${fileSize(file.size)}, la limite est de ${fileSize(limits.bytes)} : copiez ce qui compte dans un fichier à part.`,
		};
	const bytes = new Uint8Array(await file.arrayBuffer());
	const worker = new ReadingWorker();
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		return await new Promise<ReadSheets>((resolve) => {
			const refuse = (problem: string) => resolve({ problem });
			timer = setTimeout(refuse, limits.time, 'Ce fichier est trop long à lire. Il n’a pas été importé.');
			worker.onmessage = ({ data }: MessageEvent<ReadSheets>) => resolve(data);
			worker.onerror = () => refuse('Ce fichier ne se lit pas.');
			worker.postMessage(bytes, [bytes.buffer]);
		});
	} finally {
		clearTimeout(timer);
		worker.terminate();
	}
}
