import { WordDatabase, type Row, type StoredRow } from './word-database.ts';
import * as Y from 'yjs';

/** Acknowledged sooner than this, words never touch the disk of this device, in milliseconds. */
const grace = 250;

/** Words typed in this tab, not acknowledged and not yet in the database. */
interface Fresh {
	/** Which edit of this tab they are. */
	readonly number: number;
	readonly update: Uint8Array;
	readonly at: number;
}

/**
 * Keeps in this browser the words that the server has not acknowledged, and nothing else: what is in it is what is not saved.
 * A tab closed or crashed while offline finds them when the document is opened again, a week later too, and so does
 * any other tab of the account. Where the browser has no database, or a full one, everything goes on in the tab alone.
 */
export class OfflineStore {
	readonly #document: string;
	readonly #epoch: number;
	readonly #database: Promise<WordDatabase | null>;
	readonly #changed: () => void;
	#fresh: readonly Fresh[] = [];
	/** Rows whose words are in this tab's document too: key, and the edit of this tab they leave with. */
	readonly #rows = new Map<number, number>();
	/** Edits up to this one are on the server's disk. */
	#durable = 0;
	#aside: readonly StoredRow[] = [];
	#works = false;
	#busy = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * @param account whose words they are: another account on the same device never meets them.
	 * @param changed told when `works` or `aside` may have changed.
	 */
	constructor(account: string, document: string, epoch: number, changed: () => void) {
		this.#document = document;
		this.#epoch = epoch;
		this.#changed = changed;
		this.#database = WordDatabase.open(account, () => this.#say(false)).catch(() => null);
		void this.#database.then((database) => this.#say(database !== null));
	}

	/** Whether words outlive this tab. */
	get works(): boolean {
		return this.#works;
	}

	/** Words that are kept and will not be sent: typed in an editor of another schema, refused, or incomplete. */
	get aside(): readonly StoredRow[] {
		return this.#aside;
	}

	/** Words that this tab does not have: an earlier visit's, or another tab's. Oldest first. */
	async find(): Promise<StoredRow[]> {
		const rows = (await this.#attempt((database) => database.list(this.#document))) ?? [];
		const loadable = (row: StoredRow) => row.epoch === this.#epoch && !row.aside;
		this.#aside = rows.filter((row) => !loadable(row));
		this.#changed();
		return rows.filter((row) => loadable(row) && !this.#rows.has(row.key));
	}

	/** Found words are in the document now, and leave with this edit. */
	adopt(rows: readonly StoredRow[], number: number): void {
		for (const { key } of rows) this.#rows.set(key, number);
	}

	/** Found words that no editor or no server will take. */
	async setAside(rows: readonly StoredRow[]): Promise<void> {
		const replace = rows.map((row) => ({ ...row, aside: true }));
		await this.#attempt((database) => database.change({ replace }));
		await this.find();
	}

	/** Everything that is not acknowledged: the next visit opens without it, and offers it for reading. */
	async setAllAside(): Promise<void> {
		await this.#write();
		await this.setAside((await this.#attempt((database) => database.list(this.#document))) ?? []);
	}

	async eraseAside(): Promise<void> {
		const remove = this.#aside.map(({ key }) => key);
		await this.#attempt((database) => database.change({ remove }));
		await this.find();
	}

	/** Words just typed. */
	keep(number: number, update: Uint8Array, now: Date): void {
		this.#fresh = [...this.#fresh, { number, update, at: now.getTime() }];
		this.#timer ??= setTimeout(this.flush, grace);
	}

	/** The edits up to this one are on the server's disk. */
	forget(number: number): void {
		this.#durable = number;
		this.#fresh = this.#fresh.filter((words) => words.number > number);
		if (this.#rows.size > 0) this.#timer ??= setTimeout(this.flush, grace);
	}

	/** Without waiting any longer: the connection is gone, or the page may go. */
	readonly flush = (): void => {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void this.#write();
	};

	/** What was typed until now is still written. */
	close(): void {
		this.flush();
		void this.#database.then((database) => database?.close());
	}

	/** One at a time: words never enter the database before older ones, on which they depend. */
	async #write(): Promise<void> {
		const batch = this.#fresh;
		const remove = [...this.#rows].filter(([, number]) => number <= this.#durable).map(([key]) => key);
		if (this.#busy || batch.length + remove.length === 0) return;
		this.#busy = true;
		const add = batch.length > 0 ? [this.#row(batch)] : [];
		const keys = await this.#attempt((database) => database.change({ add, remove }));
		this.#busy = false;
		if (!keys) return;
		for (const key of remove) this.#rows.delete(key);
		for (const key of keys) this.#rows.set(key, batch.at(-1)?.number ?? 0);
		this.#fresh = this.#fresh.filter((words) => !batch.includes(words));
		// Typed or acknowledged meanwhile.
		this.flush();
	}

	#row(batch: readonly Fresh[]): Row {
		const update = Y.mergeUpdates(batch.map((words) => words.update)) as Uint8Array<ArrayBuffer>;
		return {
			document: this.#document,
			epoch: this.#epoch,
			at: batch[0]?.at ?? 0,
			update,
			aside: false,
		};
	}

	/** Undefined when the browser refuses: forbidden, full, or emptied under our feet by a sign-out. */
	async #attempt<T>(work: (database: WordDatabase) => Promise<T>): Promise<T | undefined> {
		const database = await this.#database;
		const result = await (database && work(database).catch(() => undefined));
		this.#say(result != null);
		return result ?? undefined;
	}

	#say(works: boolean): void {
		if (works === this.#works) return;
		this.#works = works;
		this.#changed();
	}
}
