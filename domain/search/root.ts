/** Endings that make a noun, an adjective or a verb of one root, as stems keep them (without a last e). */
const endings =
	'issement uction uit ement ation ition ateur iteur atoir itoir isation isateur anc enc air iair oir ist ism tion sion ment abl ibl alit it ag aux atif itif ur ion eur ant ent if ien al el er ir r at u i e'
		.split(' ')
		.sort((a, b) => b.length - a.length);

/** Letters that a root has at least: with fewer, strangers would meet. */
export const shortestRoot = 4;

/** What words of one family have in common: `obligatoire` and `obligation` → `oblig`; the stem itself when it is short. */
export function rootOf(stem: string): string {
	if (/\d/.test(stem)) return stem;
	let root = stem.replace(/(?<=.{4})e$/, '');
	for (let time = 0; time < 3; time++) {
		const ending = endings.find(
			(one) =>
				root.endsWith(one) && root.length - one.length >= shortestRoot && (time === 0 || one.length > 1),
		);
		if (!ending) break;
		root = root.slice(0, -ending.length);
	}
	return root.replace(/(.)\1$/, '$1');
}
