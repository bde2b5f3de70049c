import SQLite from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Beside the database, and never the database: the operator's tool goes on working while the server runs. */
const fileName = 'serveur.lock';

/** Another server already uses this folder. */
export class FolderInUse extends Error {
	constructor(folder: string) {
		super(
			`Un autre serveur Maillage utilise déjà le dossier ${resolve(folder)} : arrêtez-le d’abord, ou choisissez un autre DATA_DIR.`,
		);
		this.name = 'FolderInUse';
	}
}

/**
 * One server on one SQLite file [L7]: two would each believe to know what is stored. The lock is a transaction held on a small
 * file of its own, so the operating system holds it and drops it with the process, `kill -9` included; a file with a number in
 * it would outlive its process.
 * @returns what releases it.
 * @throws {FolderInUse}
 */
export function lockFolder(folder: string): () => void {
	mkdirSync(folder, { recursive: true });
	const file = new SQLite(join(folder, fileName), { timeout: 0 });
	try {
		// Nothing is ever written: no journal beside it either.
		file.pragma('journal_mode = memory');
		file.exec('begin exclusive');
	} catch (error) {
		file.close();
		if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new FolderInUse(folder);
		throw error;
	}
	return () => file.close();
}
