import { crc32, deflateSync } from 'node:zlib';

/** Pictures made here byte by byte, so that tests need no file and no library. */
const chunk = (type: string, data: Buffer) => {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
};

/** A grey PNG of this size, with chunks of notes if so. */
export function aPng(width = 3, height = 2, ...notes: readonly [type: string, data: Buffer][]): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	// Each row begins with how it is told: 0, as it is (PNG, 9.2).
	const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 128)]);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		...notes.map(([type, data]) => chunk(type, data)),
		chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const segment = (marker: number, data: Buffer) => {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(data.length + 2, 2);
	return Buffer.concat([head, data]);
};

/** What a telephone writes in a photograph: which way up it is, its make, where it was. */
export function exifNote(orientation: number): Buffer {
	const entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
	const tiff = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, ...entry, 0, 0, 0, 0]);
	return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 47.4784 -0.5632 iPhone')]);
}

/** The frame of a JPEG with a scan that holds escaped bytes and a restart; not one that a browser would draw. */
export function aJpeg(parts: { notes?: readonly [number, Buffer][]; after?: Buffer } = {}): Buffer {
	const frame = Buffer.from([8, 0, 40, 0, 60, 1, 1, 0x11, 0]);
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
		...(parts.notes ?? []).map(([marker, data]) => segment(marker, data)),
		segment(0xc0, frame),
		segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
		Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd3, 4, 0xff, 0xd9]),
		parts.after ?? Buffer.alloc(0),
	]);
}

export const aGif = (): Buffer =>
	Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** An extended WebP of 7 by 5 that announces Exif, and has some. */
export function aWebp(): Buffer {
	const part = (type: string, data: Buffer) => {
		const head = Buffer.alloc(8);
		head.write(type, 'latin1');
		head.writeUInt32LE(data.length, 4);
		return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
	};
	const body = Buffer.concat([
		part('VP8X', Buffer.from([0b1000, 0, 0, 0, 6, 0, 0, 4, 0, 0])),
		part('VP8L', Buffer.from([0x2f, 6, 0, 1, 0, 0])),
		part('EXIF', Buffer.from('GPS 47')),
	]);
	const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
	head.writeUInt32LE(body.length + 4, 4);
	return Buffer.concat([head, body]);
}

/** The boxes of an AVIF that tell its size, and a thumbnail’s. */
export function anAvif(): Buffer {
	const box = (type: string, ...content: Buffer[]) => {
		const data = Buffer.concat(content);
		const head = Buffer.alloc(8);
		head.writeUInt32BE(data.length + 8);
		head.write(type, 4, 'latin1');
		return Buffer.concat([head, data]);
	};
	const size = (width: number, height: number) => {
		const data = Buffer.alloc(12);
		data.writeUInt32BE(width, 4);
		data.writeUInt32BE(height, 8);
		return box('ispe', data);
	};
	const properties = box('iprp', box('ipco', size(16, 9), size(160, 90)));
	return Buffer.concat([
		box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1')),
		box('meta', Buffer.alloc(4), properties),
		box('mdat', Buffer.alloc(20)),
	]);
}
