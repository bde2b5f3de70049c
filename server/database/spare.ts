import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database, Spare } from './connection.ts';
import { isFull } from './storage-fault.ts';

/** Dozens of sign-ins on a disk that somebody else has filled, in bytes. */
const size = 2 * 1024 * 1024;

/** A file that holds the space by having it. On a disk too small for it, there is none. */
export function spareIn(folder: string, bytes = size): Spare {
	const file = join(folder, 'reserve');
	let state: 'held' | 'given' | 'none' = setAside(folder, file, bytes) ? 'held' : 'none';
	return {
		release() {
			if (state !== 'held') return false;
			state = 'given';
			rmSync(file, { force: true });
			return true;
		},
		hold() {
			if (state === 'given' && setAside(folder, file, bytes)) state = 'held';
			return state !== 'given';
		},
	};
}

/** @returns false when there is no room. */
function setAside(folder: string, file: string, bytes: number): boolean {
	try {
		if (statSync(file, { throwIfNoEntry: false })?.size === bytes) return true;
		if (!hasRoom(folder, bytes)) return false;
		fill(file, bytes);
		return true;
	} catch {
		rmSync(file, { force: true });
		return false;
	}
}

/**
 * The same database, whose ordinary writes (signing in, first of all) use the spare space when the disk is full [L6]. The journal
 * of documents does not: it waits until the spare is whole again.
 */
export function withSpare(database: Database, spare: Spare): Database {
	return {
		...database,
		spare,
		async write(work) {
			try {
				return await database.write(work);
			} catch (error) {
				if (!isFull(error) || !spare.release()) throw error;
				return database.write(work);
			}
		},
	};
}

/** Asked first, so that a full disk is not written to at each attempt. */
function hasRoom(folder: string, bytes: number): boolean {
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize > bytes * 1.125;
}

/** Random, so that no file system makes it smaller than it is. */
function fill(file: string, bytes: number): void {
	const descriptor = openSync(file, 'w');
	try {
		for (let left = bytes; left > 0;) left -= writeSync(descriptor, randomBytes(Math.min(left, 1024 * 1024)));
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
