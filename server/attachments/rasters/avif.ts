import { BrokenRaster, type Raster } from './raster.ts';

/** Where the size is, box in box; `meta` has a version before its boxes. */
const path = [
	{ type: 'meta', skip: 4 },
	{ type: 'iprp', skip: 0 },
	{ type: 'ipco', skip: 0 },
];

export function readAvif(bytes: Buffer): Raster {
	let inside = bytes;
	if (!boxes(bytes).some(({ type }) => type === 'mdat')) throw new BrokenRaster('no picture');
	for (const { type, skip } of path) {
		const box = boxes(inside).find((one) => one.type === type);
		if (!box) throw new BrokenRaster(`no ${type}`);
		inside = box.content.subarray(skip);
	}
	// A thumbnail has its own: the picture is the largest.
	const sizes = boxes(inside)
		.filter(({ type, content }) => type === 'ispe' && content.length >= 12)
		.map(({ content }) => ({ width: content.readUInt32BE(4), height: content.readUInt32BE(8) }))
		.sort((one, other) => other.width * other.height - one.width * one.height);
	const [size] = sizes;
	if (!size) throw new BrokenRaster('no size');
	return { type: 'image/avif', ...size, cleaned: null };
}

function boxes(bytes: Buffer): { type: string; content: Buffer }[] {
	const found = [];
	for (let at = 0; at + 8 <= bytes.length;) {
		const announced = bytes.readUInt32BE(at);
		const length = announced === 0 ? bytes.length - at : announced;
		if (length < 8 || at + length > bytes.length) throw new BrokenRaster('cut box');
		found.push({
			type: bytes.toString('latin1', at + 4, at + 8),
			content: bytes.subarray(at + 8, at + length),
		});
		at += length;
	}
	return found;
}
