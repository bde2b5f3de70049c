import { BrokenRaster, type Raster } from './raster.ts';

const signature = 8;
/**
 * The picture and how to draw it (PNG, third edition, 11). Whatever else a chunk holds is a note: Exif, texts, dates, and what programs write in chunks
 * of their own, an earlier version or who made it (`caBX`, `prVW`).
 */
const picture = new Set([
	...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'bKGD', 'pHYs', 'acTL', 'fcTL', 'fdAT'],
	...['cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sBIT', 'sRGB'],
]);

export function readPng(bytes: Buffer): Raster {
	const kept: Buffer[] = [bytes.subarray(0, signature)];
	let at = signature;
	let moves = false;
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
		if (picture.has(type)) kept.push(bytes.subarray(at, end));
		moves ||= type === 'acTL';
		at = end;
		if (type === 'IEND') break;
	}
	const clean = Buffer.concat(kept);
	return { type: 'image/png', ...size, ...(moves && { moves }), cleaned: clean.equals(bytes) ? null : clean };
}
