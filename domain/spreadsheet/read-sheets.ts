import { readDelimited } from './delimited.ts';
import { FileRefused, type Limits } from './limits.ts';
import type { Parsers } from './parsers.ts';
import type { ReadSheets } from './sheet-rows.ts';
import { readWorkbook } from './workbook.ts';

/** Reads a file by its bytes, whatever it is called; sheets without a word are left out. */
export async function readSheets(
	bytes: Uint8Array<ArrayBuffer>,
	limits: Limits,
	parsers: Parsers,
): Promise<ReadSheets> {
	try {
		const all = await read(bytes, limits, parsers);
		const sheets = all.filter(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
		return sheets.length > 0 ? { sheets } : { problem: 'Ce fichier ne contient aucune ligne.' };
	} catch (error) {
		if (error instanceof FileRefused) return { problem: error.message };
		throw error;
	}
}

function read(bytes: Uint8Array<ArrayBuffer>, limits: Limits, parsers: Parsers) {
	const begins = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
	if (begins(0x50, 0x4b)) return readWorkbook(bytes, limits, parsers.workbook);
	if (begins(0xd0, 0xcf, 0x11, 0xe0))
		throw new FileRefused(
			'Ce classeur est d’un ancien format (.xls) ou protégé par un mot de passe : enregistrez-le au format .xlsx, sans protection.',
		);
	if (begins(0x25, 0x50, 0x44, 0x46))
		throw new FileRefused('Un PDF ne se lit pas comme un tableau : choisissez un fichier .xlsx ou .csv.');
	return readDelimited(bytes, limits, parsers.delimited);
}
