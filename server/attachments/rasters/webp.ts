import { BrokenRaster, type Raster } from './raster.ts';

/** The picture and its colours (RFC 9649, 2.7); every other chunk is a note. */
const picture = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

export function readWebp(bytes: Buffer): Raster {
	const whole = bytes.length >= 30 ? bytes.readUInt32LE(4) + 8 : Infinity;
	if (whole > bytes.length) throw new BrokenRaster('cut');
	const kept: Buffer[] = [];
	let moves = false;
	for (let at = 12; at + 8 <= whole;) {
		const length = bytes.readUInt32LE(at + 4);
		const end = at + 8 + length + (length % 2);
		// The last one’s padding is sometimes missing.
		if (at + 8 + length > whole) throw new BrokenRaster('cut chunk');
		const type = bytes.toString('latin1', at, at + 4);
		if (picture.has(type)) kept.push(bytes.subarray(at, end));
		moves ||= type === 'ANIM' || type === 'ANMF';
		at = end;
	}
	const size = sizeOf(kept[0] ?? Buffer.alloc(0));
	const body = Buffer.concat(kept);
	const head = Buffer.from(bytes.subarray(0, 12));
	head.writeUInt32LE(body.length + 4, 4);
	// What VP8X announced and is no longer there.
	if (body.toString('latin1', 0, 4) === 'VP8X') body[8] = body[8]! & ~0b1100;
	const clean = Buffer.concat([head, body]);
	return {
		type: 'image/webp',
		...size,
		...(moves && { moves }),
		cleaned: clean.equals(bytes) ? null : clean,
	};
}

/** From the first chunk, which is one of three. */
function sizeOf(chunk: Buffer): { width: number; height: number } {
	if (chunk.length < 18) throw new BrokenRaster('no picture');
	switch (chunk.toString('latin1', 0, 4)) {
		case 'VP8X':
			return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 };
		case 'VP8 ':
			return { width: chunk.readUInt16LE(14) & 0x3fff, height: chunk.readUInt16LE(16) & 0x3fff };
		case 'VP8L': {
			const bits = chunk.readUInt32LE(9);
			return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		default:
			throw new BrokenRaster('no picture');
	}
}
