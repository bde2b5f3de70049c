/** Words as the browser's database holds them: one row for what was typed in about a quarter of a second. */
export interface Row {
	readonly document: string;
	/** Schema of the editor they were typed in. */
	readonly epoch: number;
	/** When they were typed, in milliseconds, by this device's clock. */
	readonly at: number;
	readonly update: Uint8Array<ArrayBuffer>;
	/** Set aside: kept, shown, never loaded into an editor nor sent again. */
	readonly aside: boolean;
}

export interface StoredRow extends Row {
	readonly key: number;
}

export interface Change {
	readonly add?: readonly Row[];
	readonly replace?: readonly StoredRow[];
	readonly remove?: readonly number[];
}

const words = 'words';

/** The words of one account on this device: what its documents still have to send. */
export class WordDatabase {
	readonly #database: IDBDatabase;

	private constructor(database: IDBDatabase, gone: () => void) {
		this.#database = database;
		// Emptied by a sign-out, or by hand.
		database.onclose = gone;
		// Another tab erases everything: standing in its way would only make it wait.
		database.onversionchange = () => {
			database.close();
			gone();
		};
	}

	/**
	 * @param account what tells one account's words from another's on a shared device.
	 * @param gone told when the browser has taken the database away.
	 * @throws where the browser has no database, forbids it, or finds it damaged.
	 */
	static async open(account: string, gone: () => void): Promise<WordDatabase> {
		const request = indexedDB.open(`maillage:${account}`, 1);
		request.onupgradeneeded = () =>
			request.result
				.createObjectStore(words, { keyPath: 'key', autoIncrement: true })
				.createIndex('document', 'document');
		return new WordDatabase(await answer(request), gone);
	}

	/** Everything kept for a document, oldest first. */
	async list(document: string): Promise<StoredRow[]> {
		const index = this.#database.transaction(words).objectStore(words).index('document');
		return await answer<StoredRow[]>(index.getAll(document));
	}

	/** All or nothing, and on the disk once it resolves. @returns the keys of what was added. */
	async change({ add = [], replace = [], remove = [] }: Change): Promise<number[]> {
		const transaction = this.#database.transaction(words, 'readwrite', { durability: 'strict' });
		const store = transaction.objectStore(words);
		const done = new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new Error('Aborted'));
		});
		const added = add.map((row) => store.add(row));
		for (const row of replace) store.put(row);
		for (const key of remove) store.delete(key);
		transaction.commit();
		await done;
		return added.map((request) => request.result as number);
	}

	close(): void {
		this.#database.close();
	}
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('No answer'));
	});
}
