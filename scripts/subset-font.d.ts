/** The options we use; the package carries no types. */
declare module 'subset-font' {
	interface Options {
		targetFormat?: 'truetype' | 'woff2';
		keepFeatures?: readonly string[];
		variationAxes?: Record<string, number | { min: number; max: number }>;
		noHinting?: boolean;
		/** With `text` left out: only changes the format. */
		keepAllGlyphs?: boolean;
	}
	// eslint-disable-next-line no-restricted-syntax
	export default function subsetFont(
		font: Buffer,
		text: string | undefined,
		options?: Options,
	): Promise<Buffer>;
}
