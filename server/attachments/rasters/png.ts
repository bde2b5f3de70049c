import { BrokenRaster, type Raster } from './raster.ts';

const signature = 8;
/** Notes, dates and Exif; the rest is the picture or how to draw it. */
const notes = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

export function readPng(bytes: Buffer): Raster {
	const kept: Buffer[] = [bytes.subarray(0, signature)];
	let at = signature;
	let size: { width: number; height: number } | undefined;
	for (;;) {
		if (at + 12 > bytes.length) throw new BrokenRaster('no end');
		const end = at + 12 + bytes.readUInt32BE(at);
		const type = bytes.toString('latin1', at + 4, at + 8);
		if (end > bytes.length) throw new BrokenRaster('cut chunk');
		if (!size) {
			if (type !== 'IHDR' || end - at !== 25) throw new BrokenRaster('no header');
			size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
		}
		if (!notes.has(type)) kept.push(bytes.subarray(at, end));
		at = end;
		if (type === 'IEND') break;
	}
	const clean = Buffer.concat(kept);
	return { type: 'image/png', ...size, cleaned: clean.equals(bytes) ? null : clean };
}
