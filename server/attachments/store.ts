import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdir, open, readFile, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { telling } from './recognition.ts';

/** Bytes that came in, in a file that is not yet anybody’s. */
export interface Received {
	readonly file: string;
	readonly sha256: string;
	readonly bytes: number;
	/** The first ones, which tell what it is. */
	readonly head: Buffer;
}

/** More came than what was allowed. */
export class TooLong extends Error {}
/** The disk has too little room left, or none. */
export class NoRoom extends Error {}

/**
 * Files named by the SHA-256 of what they hold, in `DATA_DIR/attachments`, so that the same file twice is there once. Nothing is ever
 * written into a named file: bytes come into `incoming/`, reach the disk, and are then given their name.
 * @param leastFree bytes of the disk that files leave to the database [L6].
 */
export function openStore(dataDir: string, leastFree: number) {
	const folder = join(dataDir, 'attachments');
	const incoming = join(folder, 'incoming');
	const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

	async function makeRoom(bytes: number): Promise<void> {
		await mkdir(incoming, { recursive: true });
		const { bavail, bsize } = await statfs(incoming);
		if (bavail * bsize - bytes < leastFree) throw new NoRoom();
	}

	return {
		folder,
		incoming,

		/**
		 * @param announced how many bytes should come; not one more is read, and fewer are refused.
		 * @throws {TooLong} {@link NoRoom}, or whatever interrupted the sender; nothing is left then.
		 */
		async receive(body: AsyncIterable<Uint8Array>, announced: number): Promise<Received> {
			await sayNoRoom(makeRoom(announced));
			const file = join(incoming, crypto.randomUUID());
			const hash = createHash('sha256');
			let bytes = 0;
			let head = Buffer.alloc(0);
			const handle = await sayNoRoom(open(file, 'wx', 0o600));
			try {
				for await (const chunk of body) {
					bytes += chunk.length;
					if (bytes > announced) throw new TooLong();
					hash.update(chunk);
					if (head.length < telling) head = Buffer.concat([head, chunk.subarray(0, telling - head.length)]);
					await sayNoRoom(handle.writeFile(chunk));
				}
				if (bytes < announced) throw new Error('cut');
				await sayNoRoom(handle.sync());
			} catch (error) {
				await handle.close();
				await rm(file, { force: true });
				throw error;
			}
			await handle.close();
			return { file, bytes, head, sha256: hash.digest('hex') };
		},

		/** What was received, whole: at most as long as a file may be. */
		read: ({ file }: Received): Promise<Buffer> => readFile(file),

		/** Gives what was received its name. From then on it is on the disk, whatever happens. */
		async keep({ file, sha256 }: Received): Promise<void> {
			const named = place(sha256);
			await mkdir(dirname(named), { recursive: true });
			await rename(file, named);
			await syncFolder(dirname(named));
		},

		/** Forgets what was received; what was kept is no longer there to forget. */
		drop: ({ file }: Received): Promise<void> => rm(file, { force: true }),

		/** Read only when somebody takes it. @returns undefined when the file is not there. */
		async find(sha256: string): Promise<Blob | undefined> {
			try {
				return await openAsBlob(place(sha256));
			} catch (error) {
				// So it says that it cannot open it; whatever comes later is told to whoever reads.
				if ((error as NodeJS.ErrnoException).code === 'ERR_INVALID_ARG_VALUE') return undefined;
				throw error;
			}
		},

		place,
	};
}

export type AttachmentStore = ReturnType<typeof openStore>;

async function sayNoRoom<T>(work: Promise<T>): Promise<T> {
	return await work.catch((error: NodeJS.ErrnoException) => {
		throw error.code === 'ENOSPC' || error.code === 'EDQUOT' ? new NoRoom() : error;
	});
}

/** A new name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}
