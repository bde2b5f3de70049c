/** Spellings of the field that one rule cannot bring together, stem by stem. */
const variants: Record<string, string> = {
	coordonnateur: 'coordinateur',
	coordonateur: 'coordinateur',
	coordonnat: 'coordinateur',
	coordination: 'coordinateur',
	coordonner: 'coordinateur',
	mediation: 'mediateur',
	animation: 'animateur',
	facilitation: 'facilitateur',
	normandville: 'normanville',
};

/**
 * Light French stemming of one folded word: plural and feminine meet, nothing more.
 * `coordonnatrices`, `coordinatrice` and `coordonnateur` → `coordinateur`; `éducatives` → `educatif`.
 */
export function stem(word: string): string {
	if (word.length < 4 || /\d/.test(word)) return word;
	const singular = withoutPlural(word);
	const masculine = withoutFeminine(singular);
	return variants[masculine] ?? masculine;
}

function withoutPlural(word: string): string {
	if (word.endsWith('eaux')) return word.slice(0, -1);
	if (word.endsWith('aux') && word.length > 4) return `${word.slice(0, -3)}al`;
	return word.length > 4 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

function withoutFeminine(word: string): string {
	if (word.endsWith('trice')) return `${word.slice(0, -5)}teur`;
	if (word.endsWith('euse')) return `${word.slice(0, -4)}eur`;
	if (word.length < 5) return word;
	const bare = word.replace(/(?<=[^e])e+$/, '');
	if (bare.endsWith('iv')) return `${bare.slice(0, -2)}if`;
	return bare.replace(/([lnts])\1$/, '$1');
}
