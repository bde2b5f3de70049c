/** A run of text; `raised` is set as a superscript (« 1er », « 1re »). */
export interface Part {
	readonly text: string;
	readonly raised?: true;
}

/** Never breaks, wide: before « : » and inside dates. */
export const noBreak = '\u00A0';
/** Never breaks, narrow: between thousands, before « ; ! ? % € ». */
export const narrow = '\u202F';

export const plain = (parts: readonly Part[]): string => parts.map((part) => part.text).join('');
