import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isRaster } from '#domain/attachment/media-type.ts';
import { readRaster, recognise } from '#server/attachments/recognition.ts';
import { BrokenRaster } from '#server/attachments/rasters/raster.ts';
import { aGif, aJpeg, anAvif, aPng, aWebp, exifNote } from '#tests/support/pictures.ts';

const read = (bytes: Buffer) => {
	const type = recognise(bytes.subarray(0, 32));
	return isRaster(type) ? readRaster(type, bytes) : type;
};

describe('what a file is, by its bytes [C2]', () => {
	it.each([
		['PNG', aPng(3, 2), { type: 'image/png', width: 3, height: 2, cleaned: null }],
		['JPEG', aJpeg(), { type: 'image/jpeg', width: 60, height: 40, cleaned: null }],
		['GIF', aGif(), { type: 'image/gif', width: 1, height: 1, cleaned: null }],
		['WebP', aWebp(), { type: 'image/webp', width: 7, height: 5 }],
		['AVIF, by its largest picture', anAvif(), { type: 'image/avif', width: 160, height: 90, cleaned: null }],
	])('%s, with its size', (_name, bytes, expected) => {
		expect(read(bytes)).toMatchObject(expected);
	});

	it.each([
		['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
		['SVG after a declaration', '<?xml version="1.0"?><svg/>'],
		['HTML', '<!doctype html><script>alert(1)</script>'],
		['script', 'GIF 89a=1;alert(1)'],
		['BMP', 'BM\0\0\0\0'],
		['HEIC', '\0\0\0\x18ftypheic'],
		['ZIP, hence Word', 'PK\x03\x04'],
		['nothing much', 'x'],
	])('%s is no picture, only ever downloaded', (_name, bytes) => {
		expect(read(Buffer.from(bytes, 'latin1'))).toBe('application/octet-stream');
	});

	it('a PDF is told apart, and is no picture', () => {
		expect(read(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
	});

	it.each([
		['PNG', aPng(30, 20)],
		['JPEG', aJpeg()],
		['WebP', aWebp()],
		['GIF', aGif().subarray(0, 14)],
		['AVIF', anAvif().subarray(0, 100)],
	])(
		'a %s that is cut anywhere after its first bytes is refused, and nothing is read outside it',
		(_name, bytes) => {
			for (let length = 12; length < bytes.length; length += 1)
				expect(() => read(bytes.subarray(0, length)), String(length)).toThrow(
					/^(?:(?!Cannot read|undefined).)*$/s,
				);
		},
	);

	it('refuses what is as large as only a trap is', () => {
		expect(() => read(aPng(20_001, 1))).toThrow(BrokenRaster);
		const bomb = aPng();
		bomb.writeUInt32BE(15_000, 16);
		bomb.writeUInt32BE(15_000, 20);
		expect(() => read(bomb)).toThrow(BrokenRaster);
		expect(() => read(aPng(0, 1))).toThrow(BrokenRaster);
	});

	it('never fails otherwise than by a refusal, whatever follows the first bytes', () => {
		const starts = [aPng(), aJpeg(), aGif(), aWebp(), anAvif()].map((bytes) => bytes.subarray(0, 12));
		fc.assert(
			fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
				try {
					read(Buffer.concat([start, rest]));
				} catch (error) {
					expect(error instanceof BrokenRaster || error instanceof RangeError).toBe(true);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('what a photograph says besides', () => {
	const gps = Buffer.from('GPS 47.4784');

	it('keeps the picture, its colours and which way up it is, and nothing of where and when', () => {
		const colours = Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1');
		const photograph = aJpeg({
			notes: [
				[0xe1, exifNote(6)],
				[0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), gps])],
				[0xe2, colours],
				[0xe2, Buffer.concat([Buffer.from('MPF\0'), gps])],
				[0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), gps])],
				[0xfe, gps],
			],
			after: Buffer.concat([Buffer.from('ftypmp4'), gps]),
		});
		const { cleaned, ...size } = readRaster('image/jpeg', photograph);
		// On its side: as it is shown, it is taller than wide.
		expect(size).toEqual({ type: 'image/jpeg', width: 40, height: 60 });
		expect(cleaned?.includes('GPS')).toBe(false);
		expect(cleaned?.includes('iPhone')).toBe(false);
		expect(cleaned?.includes('ftypmp4')).toBe(false);
		expect(cleaned?.includes(colours)).toBe(true);
		// Clean, it is the same picture, and there is nothing more to take away.
		expect(readRaster('image/jpeg', cleaned!)).toEqual({ ...size, cleaned: null });
	});

	it('keeps no smaller picture of what was cut away, and nothing in segments that draw nothing', () => {
		const head = Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01', 'latin1');
		const app0 = Buffer.concat([Buffer.from([0xff, 0xe0, 0, 19]), head, Buffer.from('GPS')]);
		const whole = aJpeg({
			notes: [
				[0xf7, gps],
				[0xee, Buffer.concat([Buffer.from('Adobe\0d\0\0\0\0\x01', 'latin1'), gps])],
			],
		});
		const thumbnail = Buffer.concat([whole.subarray(0, 2), app0, whole.subarray(20)]);
		const cleaned = readRaster('image/jpeg', thumbnail).cleaned!;
		expect(cleaned.includes('GPS')).toBe(false);
		expect(cleaned.includes('Adobe')).toBe(true);
		expect(readRaster('image/jpeg', cleaned).cleaned).toBeNull();
		// A restart astray has no length, behind which a note would hide.
		const astray = aJpeg({ notes: [[0xe1, Buffer.concat([gps, Buffer.alloc(65_200)])]] });
		const hidden = Buffer.concat([
			...[astray.subarray(0, 20), Buffer.from([0xff, 0xd0]), astray.subarray(20)],
		]);
		expect(readRaster('image/jpeg', hidden).cleaned).toEqual(aJpeg());
	});

	it('refuses a picture drawn so many times over that a browser would never end', () => {
		const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1]);
		const end = aJpeg().subarray(0, -2);
		const drawn = (times: number) =>
			Buffer.concat([end, ...Array.from({ length: times }, () => scan), Buffer.from([0xff, 0xd9])]);
		expect(readRaster('image/jpeg', drawn(20)).width).toBe(60);
		expect(() => readRaster('image/jpeg', drawn(5000))).toThrow(BrokenRaster);
	});

	it.each(['caBX', 'prVW', 'zxIf', 'meTa'])(
		'a PNG loses what a program wrote in its own chunk %s',
		(type) => {
			expect(readRaster('image/png', aPng(3, 2, [type, gps])).cleaned).toEqual(aPng(3, 2));
		},
	);

	it('a WebP loses what a program wrote in its own chunk', () => {
		const webp = aWebp();
		webp.write('C2PA', webp.indexOf('EXIF'), 'latin1');
		expect(readRaster('image/webp', webp).cleaned?.includes('GPS')).toBe(false);
	});

	it('a photograph the right way up says nothing at all', () => {
		const { cleaned } = readRaster('image/jpeg', aJpeg({ notes: [[0xe1, exifNote(1)]] }));
		expect(cleaned).toEqual(aJpeg());
	});

	it('a PNG and a WebP lose their notes too', () => {
		const { cleaned } = readRaster(
			'image/png',
			aPng(3, 2, ['tEXt', gps], ['eXIf', gps], ['gAMA', Buffer.alloc(4)]),
		);
		expect(cleaned).toEqual(aPng(3, 2, ['gAMA', Buffer.alloc(4)]));
		const webp = readRaster('image/webp', aWebp()).cleaned!;
		expect(webp.includes('GPS')).toBe(false);
		expect(readRaster('image/webp', webp)).toMatchObject({ width: 7, height: 5, cleaned: null });
		expect(webp[20]! & 0b1000).toBe(0);
	});
});
