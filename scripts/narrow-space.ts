const thin = 0x2009;
const narrow = 0x202f;

/**
 * Gives a TrueType font that has a thin space (U+2009) the narrow no-break space it lacks (U+202F), `em` wide, in
 * place: the glyph changes its character and its advance. Without it browsers draw half a space, .10 to .14 em, and
 * « 624 000 € » reads as one block (look-anatomy, a6). The character stays in the text, so copying is unchanged.
 */
export function addNarrowSpace(font: Buffer, em: number): void {
	const cmap = table(font, 'cmap');
	const subtables = new Set<number>();
	for (let index = 0; index < font.readUInt16BE(cmap + 2); index++)
		subtables.add(cmap + font.readUInt32BE(cmap + 8 + 8 * index));
	let glyph = 0;
	for (const subtable of subtables)
		if (font.readUInt16BE(subtable) === 4) glyph = renameThinSpace(font, subtable);
	if (glyph === 0 || glyph >= font.readUInt16BE(table(font, 'hhea') + 34))
		throw new Error('The thin space of this font has no advance of its own');
	const unitsPerEm = font.readUInt16BE(table(font, 'head') + 18);
	font.writeUInt16BE(Math.round(em * unitsPerEm), table(font, 'hmtx') + 4 * glyph);
}

/** Segments of a `cmap` of format 4 are sorted by their last character: the renamed one moves to its place. */
function renameThinSpace(font: Buffer, subtable: number): number {
	const twice = font.readUInt16BE(subtable + 6);
	const columns = [14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice].map((offset) => subtable + offset);
	const segments = Array.from({ length: twice / 2 }, (_, index) => {
		const [end, start, delta, range] = columns.map((column) => font.readUInt16BE(column + 2 * index));
		// A range offset counts from its own place: kept absolute while segments move.
		return { end: end!, start: start!, delta: delta!, glyphs: range ? columns[3]! + 2 * index + range : 0 };
	});
	const space = segments.find(({ start, end }) => start === thin && end === thin);
	if (!space) return 0;
	const glyph = (space.glyphs ? font.readUInt16BE(space.glyphs) : thin) + space.delta;
	if (!space.glyphs) space.delta = (space.delta + thin - narrow) & 0xffff;
	space.start = space.end = narrow;
	segments.sort((one, other) => one.end - other.end);
	for (const [index, { end, start, delta, glyphs }] of segments.entries()) {
		const range = glyphs ? glyphs - (columns[3]! + 2 * index) : 0;
		for (const [which, value] of [end, start, delta, range].entries())
			font.writeUInt16BE(value, columns[which]! + 2 * index);
	}
	return glyph & 0xffff;
}

/** Offset of a table in a TrueType file. */
function table(font: Buffer, tag: string): number {
	for (let record = 12; record < 12 + 16 * font.readUInt16BE(4); record += 16)
		if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
	throw new Error(`The font has no table ${tag}`);
}
