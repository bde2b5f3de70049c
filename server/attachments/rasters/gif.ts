import { BrokenRaster, type Raster } from './raster.ts';

export function readGif(bytes: Buffer): Raster {
	if (bytes.length < 14) throw new BrokenRaster('no screen');
	return {
		type: 'image/gif',
		width: bytes.readUInt16LE(6),
		height: bytes.readUInt16LE(8),
		cleaned: null,
	};
}
