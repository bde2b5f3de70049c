import { isTechnical } from './technical.ts';

/** A run of letters before the caret: it begins so many units before it, and has so many. */
export interface Ending {
	readonly before: number;
	readonly length: number;
}

/** After these the number is whole; a dot or a colon may still be inside an address or an hour, and waits for a blank. */
const ends = /^[\s,;!?)\]"»]$/;
const number = String.raw`1(?=ers?|res?)|I(?=ers?|res?)|(?!1e)[1-9]\d{0,3}(?=es?)|(?!Ie)(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})(?=es?)`;
/** A number in digits or in Roman ones, then its ending: « 1er », « 2e », « XIXe ». */
const ordinal = new RegExp(String.raw`(?<![^\s([«’'—–])(?:${number})(ers?|res?|es?)([.:…»]*)$`, 'u');

/**
 * The ending of an ordinal that a French printer raises, when a key has shown that the number is whole. Spellings that are no French
 * ordinals (« 1e », « 2ème ») stay as they are, as do addresses and codes.
 */
export function raisedEnding(before: string, key: string): Ending | undefined {
	if (!ends.test(key) || isTechnical(before.slice(before.search(/\S*$/)))) return undefined;
	const [, ending = '', behind = ''] = ordinal.exec(before) ?? [];
	if (ending === '' || (behind !== '' && !/\s/.test(key))) return undefined;
	return { before: ending.length + behind.length, length: ending.length };
}
