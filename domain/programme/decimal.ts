/**
 * A measured value as text, `-12.5`: at most twelve digits and three decimals, no useless zero. Text, because what is signed holds no
 * floating number [domain rule 4].
 */
export type Decimal = string;

export const isDecimal = (value: unknown): value is Decimal =>
	typeof value === 'string' && /^(?!-0$)-?(0|[1-9]\d{0,11})(\.\d{0,2}[1-9])?$/.test(value);

/** What somebody typed as a number; null when erased. */
export function readDecimal(
	typed: string,
): { readonly value: Decimal | null } | { readonly problem: string } {
	const text = typed
		.normalize('NFKC')
		.replace(/\s/g, '')
		.replace('−', '-')
		.replace(',', '.')
		.replace(/%$/, '');
	if (text === '') return { value: null };
	const [, sign = '', whole = '', decimals = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
	const value = `${sign}${whole}${decimals ? `.${decimals}` : ''}`.replace(/^-0$/, '0');
	return isDecimal(value)
		? { value }
		: { problem: 'Ce n’est pas un nombre. Écrivez par exemple 120 ou 12,5.' };
}

/** « 12,5 ». */
export const decimalWords = (value: Decimal): string => value.replace('.', ',').replace('-', '−');
