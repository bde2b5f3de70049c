import { grouped } from '../french/numbers.ts';
import type { Parsers } from './parsers.ts';
import { FileRefused, type Limits } from './limits.ts';
import type { SheetRows } from './sheet-rows.ts';

/**
 * A file of separated values as spreadsheets write them: semicolons, commas or tabs; UTF-8, UTF-16 or what Windows wrote before.
 * @throws {FileRefused}
 */
export function readDelimited(bytes: Uint8Array, limits: Limits, parse: Parsers['delimited']): SheetRows[] {
	const text = decode(bytes);
	if (text.includes('\0'))
		throw new FileRefused('Ce fichier n’est pas un tableau : choisissez un fichier .xlsx ou .csv.');
	const [, declared] = /^sep=(.)\r?\n/.exec(text) ?? [];
	const table = declared === undefined ? text : text.slice(text.indexOf('\n') + 1);
	const { data, errors } = parse(table, {
		delimiter: declared ?? separatorOf(table),
		preview: limits.rows + 2,
	});
	const open = errors.find(({ type }) => type === 'Quotes');
	if (open)
		throw new FileRefused(
			`Un guillemet n’est pas fermé${open.row === undefined ? '' : ` à partir de la ligne ${open.row + 1}`} : le fichier ne peut pas être lu avec certitude.`,
		);
	while (data.at(-1)?.every((cell) => cell.trim() === '')) data.pop();
	if (data.length > limits.rows || data.some((row) => row.length > limits.columns))
		throw new FileRefused(
			`Ce fichier a plus de ${grouped(limits.rows)} lignes ou ${limits.columns} colonnes : importez-le en plusieurs fois.`,
		);
	const width = Math.max(0, ...data.map((row) => row.length));
	return [{ name: '', rows: data.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '')) }];
}

/** The one that parts the heads most, outside of quotes; a single column has none. */
function separatorOf(text: string): string {
	const [heads = ''] = text
		.replace(/"[^"]*"/g, '')
		.trimStart()
		.split(/[\r\n]/, 1);
	const counted = [';', '\t', ',', '|'].map((sign) => ({ sign, count: heads.split(sign).length }));
	return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function decode(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
