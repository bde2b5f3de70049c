import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before the first file of a run, in the process that starts those of the files: a folder they share. @returns what removes it. */
export async function setup(): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'maillage-run-'));
	process.env['MAILLAGE_RUN_FOLDER'] = folder;
	return () => rm(folder, { recursive: true, force: true });
}

const made = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/**
 * What `make` makes, made once for all files of a run; for each process where no run has begun. Two that ask at the same time each make
 * it: what is kept is the last.
 */
export function onceARun(
	name: string,
	make: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
	const known = made.get(name) ?? keptOr(name, make);
	made.set(name, known);
	return known;
}

async function keptOr(name: string, make: () => Promise<Uint8Array<ArrayBuffer>>) {
	const folder = process.env['MAILLAGE_RUN_FOLDER'];
	if (!folder) return await make();
	const file = join(folder, name);
	const kept = await readFile(file).catch(() => undefined);
	if (kept) return kept;
	const bytes = await make();
	await replaceFile(file, bytes);
	return bytes;
}

/** Whoever reads it meanwhile reads all of the former or all of the new. */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
	const own = `${file}.${process.pid}.${crypto.randomUUID()}`;
	await writeFile(own, bytes);
	await rename(own, file);
}
