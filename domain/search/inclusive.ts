/** Endings after a point, a middle dot, a slash, a hyphen or in brackets, and what they replace in the word before. */
const endings: readonly [ending: string, replaces: readonly string[]][] = [
	['trices', ['teur', 'teurs']],
	['trice', ['teur']],
	['rices', ['eur', 'eurs']],
	['rice', ['eur']],
	['euses', ['eur', 'eurs']],
	['euse', ['eur']],
	['eres', ['er', 'ers']],
	['ere', ['er']],
	['ières', ['ier', 'iers']],
	['ière', ['ier']],
	['ères', ['er', 'ers']],
	['ère', ['er']],
	['ives', ['if', 'ifs']],
	['ive', ['if']],
	['lles', ['l']],
	['elles', ['el', 'els']],
	['elle', ['el']],
	['ennes', ['en', 'ens']],
	['enne', ['en']],
	['ve', ['f']],
	['sse', ['']],
	['nes', ['n']],
	['ne', ['n']],
	['les', ['l']],
	['le', ['l']],
	['es', ['']],
	['e', ['']],
];

const forms = new Map(endings);
const alternatives = [...forms.keys()].sort((a, b) => b.length - a.length).join('|');
const pattern = new RegExp(
	`(\\p{L}{3,40})(?:[.·•‧∙/-](${alternatives})(?:[.·•‧∙/-]?(s))?|\\((${alternatives})\\)(s)?)(?![\\p{L}\\p{N}]|-\\p{L})`,
	'giu',
);

/**
 * Opens inclusive writing: `acteur.rice.s` → `acteurs actrices`, `habitant(e)s` → `habitants habitantes`.
 * What is not inclusive writing is left as it was.
 */
export function expandInclusive(text: string): string {
	return text.replace(
		pattern,
		(whole, base: string, a?: string, aPlural?: string, b?: string, bPlural?: string) => {
			const ending = (a ?? b ?? '').toLowerCase();
			const plural = aPlural ?? bPlural ?? (ending.endsWith('es') ? 's' : '');
			const feminine = feminineOf(base, ending);
			if (!feminine) return whole;
			const masculine = plural && !/[sx]$/i.test(base) ? `${base}${plural}` : base;
			return `${masculine} ${plural && !feminine.endsWith('s') ? `${feminine}${plural}` : feminine}`;
		},
	);
}

function feminineOf(base: string, ending: string): string | undefined {
	const lower = base.toLowerCase();
	const replaced = forms.get(ending)?.find((tail) => lower.endsWith(tail));
	if (replaced === undefined) return undefined;
	// `citoyen.ne`, `professionnel.le`: the consonant is doubled, not replaced.
	const kept = /^[nl]es?$/.test(ending) ? 0 : replaced.length;
	return base.slice(0, base.length - kept) + ending;
}
