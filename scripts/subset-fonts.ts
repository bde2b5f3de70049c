/**
 * Makes the committed files of `src/lib/ui/fonts` from the fontsource packages: `node scripts/subset-fonts.ts`.
 * Only what French pages need at first view, weights 400–700; names of the rest of Europe are in `-ext` files that
 * browsers fetch when a page has such a letter. Italics have one weight, which halves them: a page that has some still
 * weighs little, and browsers thicken what is bold too.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { addNarrowSpace } from './narrow-space.ts';

const modules = new URL('../node_modules/@fontsource-variable/', import.meta.url);
const fonts = new URL('../src/lib/ui/fonts/', import.meta.url);
/** Accents that come apart from their letter are joined to it by the browser: no table of the font is needed for ours. */
const features = ['kern', 'liga', 'lnum', 'tnum'];

const between = (first: number, last: number) =>
	String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));

/** What of Latin-1 no French text has: the letters of the north and some signs. */
const rare = '¡¢¤¥¦¨ª¬¯±¶¸¹¼½¾¿ÃÅÌÐÕØÝÞßåìðøýþ';
/** French, most of the names of its neighbours, and the typography we write. */
const latin =
	[...between(0x20, 0x7e), ...between(0xa0, 0xff)].filter((letter) => !rare.includes(letter)).join('') +
	'ŒœŸ–—‘’‚“”„†•…‹›€™−×÷≤≥≈→←' +
	'\u2009\u0301\u0308';
/** Latin Extended-A, and the commas below of Romanian. */
const extended = between(0x100, 0x17f) + 'ǍǎǐǑǒǓǔǦǧȘșȚțẞ';

const everyWeight = { min: 400, max: 700 };

/** Width of U+202F, in em. */
const narrowSpace = { text: 0.2, serif: 0.22 };

const jobs = [
	[
		'text',
		'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal',
		latin,
		narrowSpace.text,
		everyWeight,
	],
	[
		'text-rare',
		'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal',
		rare,
		0,
		everyWeight,
	],
	[
		'text-ext',
		'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal',
		extended,
		0,
		everyWeight,
	],
	['serif', 'source-serif-4/files/source-serif-4-latin-wght-normal', latin, narrowSpace.serif, everyWeight],
	['serif-rare', 'source-serif-4/files/source-serif-4-latin-wght-normal', rare, 0, everyWeight],
	['serif-ext', 'source-serif-4/files/source-serif-4-latin-ext-wght-normal', extended, 0, everyWeight],
	['serif-italic', 'source-serif-4/files/source-serif-4-latin-wght-italic', latin, narrowSpace.serif, 400],
] as const;

await mkdir(fonts, { recursive: true });
for (const [name, source, characters, widened, wght] of jobs) {
	const original = await readFile(new URL(`${source}.woff2`, modules));
	const options = {
		keepFeatures: features,
		variationAxes: { wght },
		noHinting: true,
	};
	const plain = await subsetFont(original, characters, { ...options, targetFormat: 'truetype' });
	if (widened) addNarrowSpace(plain, widened);
	const packed = await subsetFont(plain, undefined, { keepAllGlyphs: true, targetFormat: 'woff2' });
	await writeFile(new URL(`${name}.woff2`, fonts), packed);
	console.log(`${fileURLToPath(fonts)}${name}.woff2 ${packed.length} octets`);
}
