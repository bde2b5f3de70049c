/** What somebody typed as a whole number; null when erased. */
export function readWhole(
	most: number,
): (typed: string) => { readonly value: number | null } | { readonly problem: string } {
	return (typed) => {
		const text = typed.normalize('NFKC').replace(/[\s%]/g, '');
		if (text === '') return { value: null };
		const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
		return value <= most ? { value } : { problem: `Écrivez un nombre entier, de 0 à ${most}.` };
	};
}
