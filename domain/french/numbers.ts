import { narrow, type Part } from './parts.ts';

/** « 12 500 », thousands apart by U+202F; at most `decimals` decimals, after a comma. */
export function grouped(value: number, decimals = 0): string {
	const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
	const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '−' : '';
	const spaced = whole.replace(/\B(?=(\d{3})+$)/g, narrow);
	return fraction === undefined ? sign + spaced : `${sign}${spaced},${fraction}`;
}

/** Integer cents as « 12 500 € »; cents are shown only when there are some. */
export function euros(cents: number): string {
	return `${grouped(cents / 100, cents % 100 === 0 ? 0 : 2)}${narrow}€`;
}

/** 0.524 → « 52 % ». */
export const percent = (share: number): string => `${grouped(share * 100)}${narrow}%`;

/** « 1er », « 1re », « 2e ». */
export function ordinal(rank: number, gender: 'masculine' | 'feminine' = 'masculine'): readonly Part[] {
	const ending = rank !== 1 ? 'e' : gender === 'masculine' ? 'er' : 're';
	return [{ text: grouped(rank) }, { text: ending, raised: true }];
}

const sizes = ['octet', 'ko', 'Mo', 'Go'] as const;

/** A file's size in thousands, as the French count it: « 1,2 Mo », « 350 ko », « 12 octets ». */
export function fileSize(bytes: number): string {
	let [value, rank] = [bytes, 0];
	// From 999.5 on it would be written « 1 000 ».
	while (value >= 999.5 && rank < sizes.length - 1) [value, rank] = [value / 1000, rank + 1];
	if (rank === 0) return `${grouped(bytes)}${narrow}octet${bytes > 1 ? 's' : ''}`;
	const decimals = value < 9.95 && rank > 1 ? 1 : 0;
	return `${grouped(value, decimals).replace(/,0$/, '')}${narrow}${sizes[rank]}`;
}
