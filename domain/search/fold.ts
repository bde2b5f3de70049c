/**
 * One spelling for all: lower case, no diacritics, œ and æ opened, typographic apostrophes and hyphens made plain.
 * Folding twice changes nothing.
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/œ/g, 'oe')
		.replace(/æ/g, 'ae')
		.replace(/ß/g, 'ss')
		.replace(/[’ʼ‘`´′]/g, "'")
		.replace(/[‐‑‒–—−]/g, '-');
}

/** A name as it is recognised in a question: folded words joined by one space (`L'Haÿ-les-Roses` → `l hay les roses`). */
export function foldName(text: string): string {
	return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])
		.map((word) => ({ st: 'saint', ste: 'sainte' })[word] ?? word)
		.join(' ');
}
