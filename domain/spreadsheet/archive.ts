import { FileRefused, type Limits } from './limits.ts';

/** A file in a ZIP archive, as its directory says. */
interface Entry {
	readonly name: string;
	readonly method: number;
	readonly packed: Uint8Array<ArrayBuffer>;
	readonly size: number;
}

const damaged = () =>
	new FileRefused('Ce classeur est abîmé ou incomplet : enregistrez-le de nouveau, puis recommencez.');
const bomb = () =>
	new FileRefused('Ce classeur contient bien plus que sa taille ne le laisse voir : il n’a pas été ouvert.');

/**
 * The XML files of a workbook, unpacked no further than they may be, whatever its directory says [C3].
 * @throws {FileRefused}
 */
export async function unpack(
	bytes: Uint8Array<ArrayBuffer>,
	limits: Pick<Limits, 'entries' | 'unpacked' | 'ratio'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
	const entries = directoryOf(bytes, limits.entries).filter(({ name }) => /\.(xml|rels)$/.test(name));
	const announced = entries.reduce((sum, { size }) => sum + size, 0);
	if (announced > limits.unpacked || announced > bytes.length * limits.ratio) throw bomb();
	const files = new Map<string, Uint8Array>();
	for (const entry of entries) files.set(entry.name, await inflate(entry));
	return files;
}

const [directoryEnd, directoryEntry, localHeader] = [0x06054b50, 0x02014b50, 0x04034b50];

function directoryOf(bytes: Uint8Array<ArrayBuffer>, most: number): Entry[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const end = endOf(view);
		const count = view.getUint16(end + 10, true);
		if (count > most) throw bomb();
		const entries: Entry[] = [];
		for (let at = view.getUint32(end + 16, true); entries.length < count;) {
			if (view.getUint32(at, true) !== directoryEntry) throw damaged();
			entries.push(entryAt(bytes, view, at));
			at +=
				46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		}
		return entries;
	} catch (error) {
		// Outside of the bytes: it points where nothing is.
		throw error instanceof RangeError ? damaged() : error;
	}
}

/** Where the directory's own end is: behind it comes at most a comment. */
function endOf(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1)
		if (view.getUint32(at, true) === directoryEnd) return at;
	throw damaged();
}

function entryAt(bytes: Uint8Array<ArrayBuffer>, view: DataView, at: number): Entry {
	if (view.getUint16(at + 8, true) & 1)
		throw new FileRefused('Ce classeur est protégé par un mot de passe : enregistrez-le sans protection.');
	const size = view.getUint32(at + 24, true);
	const length = view.getUint32(at + 20, true);
	const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
	const local = view.getUint32(at + 42, true);
	if (view.getUint32(local, true) !== localHeader) throw damaged();
	const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
	if (start + length > bytes.length) throw damaged();
	return { name, size, method: view.getUint16(at + 10, true), packed: bytes.subarray(start, start + length) };
}

/** No more than what was announced: what lies about its size is not read further. */
async function inflate({ method, packed, size }: Entry): Promise<Uint8Array> {
	if (method === 0) return packed;
	if (method !== 8) throw damaged();
	const whole = new Uint8Array(size);
	let at = 0;
	try {
		for await (const chunk of chunksOf(packed)) {
			if (at + chunk.length > size) throw bomb();
			whole.set(chunk, at);
			at += chunk.length;
		}
	} catch (error) {
		throw error instanceof FileRefused ? error : damaged();
	}
	return whole;
}

async function* chunksOf(packed: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array> {
	const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	try {
		for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
	} finally {
		// Whatever is left is not unpacked.
		await reader.cancel().catch(() => {});
	}
}
