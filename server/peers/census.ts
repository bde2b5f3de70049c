/** A process that says nothing for this long may be cut off, in milliseconds. */
const silent = 1200;
/** And for this long: is gone, whoever was present through it too. */
const gone = 10_000;

/** The other processes, by when they were last heard, in milliseconds of this process's clock. */
export class Census {
	readonly #heardAt = new Map<string, number>();

	get size(): number {
		return this.#heardAt.size;
	}

	heard(process: string, now: number): void {
		this.#heardAt.set(process, now);
	}

	left(process: string): void {
		this.#heardAt.delete(process);
	}

	isSomeoneSilent(now: number): boolean {
		for (const at of this.#heardAt.values()) if (now - at > silent) return true;
		return false;
	}

	/** Forgets those that are gone. @returns which. */
	sweep(now: number): string[] {
		const missing = [...this.#heardAt].filter(([, at]) => now - at > gone).map(([process]) => process);
		for (const process of missing) this.#heardAt.delete(process);
		return missing;
	}
}
