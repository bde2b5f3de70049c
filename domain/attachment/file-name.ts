/** Longest name that is kept, in UTF-16 units, its ending included. */
const longest = 120;

/**
 * A file's name as it may be shown and given back: one line, no folder, nothing that hides or turns other letters (controls, zero-width,
 * direction marks), never empty. « C:\Bilans\Bilan 2025.pdf » → « Bilan 2025.pdf ».
 */
export function cleanFileName(given: string): string {
	const name = given
		.toWellFormed()
		.normalize('NFC')
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\ufffd]/gu, '')
		.replace(/^.*[/\\]/u, '')
		.replace(/\s+/gu, ' ')
		.replace(/^[.\s]+|[.\s]+$/gu, '');
	if (name === '') return 'fichier';
	if (name.length <= longest) return name;
	const ending = /\.[^.]{1,10}$/u.exec(name)?.[0] ?? '';
	return `${name
		.slice(0, longest - ending.length - 1)
		.toWellFormed()
		.replace(/\ufffd|\s+$/gu, '')}…${ending}`;
}

/** The ending of a name, in capitals: « PDF »; empty when there is none that says something. */
export function fileEnding(name: string): string {
	return /[^.]\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '';
}
