import { PrintedText } from '#lib/reading/printed-text.ts';
import type { Transport } from '@sveltejs/kit';

/** In the browser a printed text stands for HTML that the page has already: not empty, so that Svelte takes it over as it is. */
const there = ' ';

export const transport: Transport = {
	PrintedText: {
		encode: (value) => value instanceof PrintedText && [value.fingerprint, value.lines],
		decode: ([fingerprint, lines]: [string, number | null]) => new PrintedText(there, fingerprint, lines),
	},
};
