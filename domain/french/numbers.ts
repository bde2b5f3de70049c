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
