import type { RasterType } from '#domain/attachment/media-type.ts';
import { readAvif } from './rasters/avif.ts';
import { readGif } from './rasters/gif.ts';
import { readJpeg } from './rasters/jpeg.ts';
import { readPng } from './rasters/png.ts';
import { BrokenRaster, type Raster } from './rasters/raster.ts';
import { readWebp } from './rasters/webp.ts';

/** How many bytes tell which kind of file it is. */
export const telling = 32;

/** What a file is, by how its bytes begin and by nothing else: neither its name nor what the sender says of it [C2]. */
export function recognise(head: Buffer): RasterType | 'application/pdf' | 'application/octet-stream' {
	const says = (at: number, word: string) => head.toString('latin1', at, at + word.length) === word;
	if (says(0, '\x89PNG\r\n\x1a\n')) return 'image/png';
	if (says(0, '\xff\xd8\xff')) return 'image/jpeg';
	if (says(0, 'GIF87a') || says(0, 'GIF89a')) return 'image/gif';
	if (says(0, 'RIFF') && says(8, 'WEBP')) return 'image/webp';
	if (says(4, 'ftyp') && (says(8, 'avif') || says(8, 'avis'))) return 'image/avif';
	return says(0, '%PDF-') ? 'application/pdf' : 'application/octet-stream';
}

const readers: Record<RasterType, (bytes: Buffer) => Raster> = {
	'image/png': readPng,
	'image/jpeg': readJpeg,
	'image/gif': readGif,
	'image/webp': readWebp,
	'image/avif': readAvif,
};

/** Longest side and most pixels of a picture: beyond, a browser would need a gigabyte to show it. */
const longestSide = 20_000;
const mostPixels = 100_000_000;

/** @throws {BrokenRaster} for what is not whole, has no size, or has too many pixels. */
export function readRaster(type: RasterType, bytes: Buffer): Raster {
	const raster = readers[type](bytes);
	const { width, height } = raster;
	if (width < 1 || height < 1) throw new BrokenRaster('no size');
	if (Math.max(width, height) > longestSide || width * height > mostPixels)
		throw new BrokenRaster('too large');
	return raster;
}
