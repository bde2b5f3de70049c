import { crc32, deflateRawSync } from 'node:zlib';

interface Packed {
	readonly name: string;
	readonly content: Uint8Array | string;
	/** What its directory says that it takes unpacked, when that is not true. */
	readonly announced?: number;
}

/** A ZIP archive, as true as one wants it. */
export function zipOf(files: readonly Packed[]): Uint8Array<ArrayBuffer> {
	const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
	let at = 0;
	for (const { name, content, announced } of files) {
		const bytes = Buffer.from(content);
		const packed = deflateRawSync(bytes);
		// Version, flags, method, time, date, checksum, packed size, size, length of the name, of what is extra.
		const about = Buffer.alloc(26);
		about.writeUInt16LE(20, 0);
		about.writeUInt16LE(8, 4);
		about.writeUInt32LE(crc32(bytes), 10);
		about.writeUInt32LE(packed.length, 14);
		about.writeUInt32LE(announced ?? bytes.length, 18);
		about.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([signed(0x04034b50), about, Buffer.from(name), packed]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(at, 10);
		directory.push(signed(0x02014b50), Buffer.from([20, 0]), about, place, Buffer.from(name));
		parts.push(local);
		at += local.length;
	}
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(files.length, 4);
	end.writeUInt16LE(files.length, 6);
	end.writeUInt32LE(listed.length, 8);
	end.writeUInt32LE(at, 12);
	return new Uint8Array(Buffer.concat([...parts, listed, signed(0x06054b50), end]));
}

function signed(signature: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(signature);
	return bytes;
}
