import { inviteeFileBytes, inviteeLines } from '#domain/group/import/invitee-file.ts';
import { Problem } from '#domain/problem.ts';
import { readDelimited } from '#domain/spreadsheet/delimited.ts';
import type { Parsers } from '#domain/spreadsheet/parsers.ts';
import { FileRefused } from '#domain/spreadsheet/limits.ts';
import Papa from 'papaparse';

const limits = {
	...{ bytes: inviteeFileBytes, entries: 0, unpacked: 0, ratio: 0 },
	...{ rows: 2_000, columns: 60, cells: 60_000, time: 1_000 },
};

const parse: Parsers['delimited'] = (text, options) => Papa.parse<string[]>(text, options);

/** People to invite, as a table file says them. @throws Problem `invalid` with why it is not read */
export function readInviteeFile(bytes: Uint8Array): string {
	const refused = (sentence: string) =>
		new Problem('invalid', 'Aucune invitation n’est partie : le fichier est à revoir.', {
			fichier: sentence,
		});
	if (bytes.length > inviteeFileBytes)
		throw refused('Ce fichier est trop lourd pour une liste de deux cents personnes.');
	// A workbook is an archive.
	if (bytes[0] === 0x50 && bytes[1] === 0x4b)
		throw refused('C’est un classeur : enregistrez-le d’abord en CSV, depuis votre tableur.');
	try {
		return inviteeLines(readDelimited(bytes, limits, parse)[0]?.rows ?? []);
	} catch (error) {
		if (error instanceof FileRefused) throw refused(error.message);
		throw error;
	}
}
