import { BrokenRaster, type Raster } from './raster.ts';

const app0 = 0xe0;
const app1 = 0xe1;
const app2 = 0xe2;
const app14 = 0xee;
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Tables, intervals and the number of lines: with frames and scans, what a picture is drawn from (T.81, table B.1). */
const isTable = (marker: number) => [0xc4, 0xcc, 0xdb, 0xdc, 0xdd].includes(marker);

/** Markers without a length, astray: restarts, a second beginning, TEM. */
const isAlone = (marker: number) => (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;

/** Scans of one picture: programs write a dozen; thousands keep a browser busy for minutes. */
const mostScans = 100;

/** SOF0 to SOF15, without the three that mean something else. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * Photographs tell where and when they were taken, by which device, and often more after their end (a film, a first version): children
 * are on them. Kept are the picture, its colours and which way up it is; every other note goes.
 */
export function readJpeg(bytes: Buffer): Raster {
	const kept: Buffer[] = [bytes.subarray(0, 2)];
	let frame: { width: number; height: number } | undefined;
	let orientation = 1;
	let scans = 0;
	let at = 2;
	for (;;) {
		if (bytes[at] !== 0xff) throw new BrokenRaster('no marker');
		while (bytes[at + 1] === 0xff) at += 1;
		const marker = bytes[at + 1] ?? 0;
		if (marker === endOfImage) break;
		if (isAlone(marker)) {
			at += 2;
			continue;
		}
		const length = at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : 0;
		const end = at + 2 + length;
		if (length < 2 || end > bytes.length) throw new BrokenRaster('cut segment');
		const segment = bytes.subarray(at, end);
		if (isFrame(marker) && length >= 8)
			frame ??= { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
		if (marker === app1) orientation = orientationOf(segment.subarray(4)) ?? orientation;
		const part = partOfPicture(marker, segment);
		if (part) kept.push(part);
		at = end;
		if (marker !== startOfScan) continue;
		if ((scans += 1) > mostScans) throw new BrokenRaster('too many scans');
		const next = endOfScan(bytes, at);
		kept.push(bytes.subarray(at, next));
		at = next;
	}
	if (!frame) throw new BrokenRaster('no frame');
	kept.push(bytes.subarray(at, at + 2));
	if (orientation !== 1) kept.splice(1, 0, orientationSegment(orientation));
	const clean = Buffer.concat(kept);
	const { width, height } = frame;
	const lies = orientation > 4;
	return {
		type: 'image/jpeg',
		width: lies ? height : width,
		height: lies ? width : height,
		cleaned: clean.equals(bytes) ? null : clean,
	};
}

/** What is kept of a segment; undefined for a note. */
function partOfPicture(marker: number, segment: Buffer): Buffer | undefined {
	const says = (name: string) => segment.subarray(4, 4 + name.length).toString('latin1') === name;
	// With no room for a thumbnail, which may show what was cut away (JFIF 1.02).
	if (marker === app0) return says('JFIF\0') ? beginningOf(segment, 18, 16) : undefined;
	if (marker === app14) return says('Adobe') ? beginningOf(segment, 16, 16) : undefined;
	if (marker === app2) return says('ICC_PROFILE\0') ? segment : undefined;
	return isFrame(marker) || isTable(marker) || marker === startOfScan ? segment : undefined;
}

/** The first bytes of a segment, zero from `empty` on; undefined when it has fewer. */
function beginningOf(segment: Buffer, length: number, empty: number): Buffer | undefined {
	if (segment.length < length) return undefined;
	const kept = Buffer.from(segment.subarray(0, length)).fill(0, empty);
	kept.writeUInt16BE(length - 2, 2);
	return kept;
}

/** The first marker after a scan's data, in which 0xff is followed by 0 or by a restart. */
function endOfScan(bytes: Buffer, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
		const next = bytes[at + 1];
		if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	throw new BrokenRaster('no end');
}

/** Which way up it is, from the Exif note; undefined when that says nothing of it. */
function orientationOf(note: Buffer): number | undefined {
	if (note.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return undefined;
	const tiff = note.subarray(6);
	const little = tiff.toString('latin1', 0, 2) === 'II';
	const short = (at: number) =>
		at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
	const long = (at: number) =>
		at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
	const directory = long(4);
	for (let n = 0; n < Math.min(short(directory), 200); n += 1) {
		const entry = directory + 2 + n * 12;
		const value = short(entry + 8);
		if (short(entry) === 0x0112) return value >= 1 && value <= 8 ? value : undefined;
	}
	return undefined;
}

/** An Exif note that says this and nothing else. */
function orientationSegment(orientation: number): Buffer {
	const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
	const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
	const note = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff];
	return Buffer.from([0xff, app1, 0, note.length + 2, ...note]);
}
