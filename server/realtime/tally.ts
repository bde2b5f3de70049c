/** The updates of one connection, counted from 1, and up to which they are all on disk [ACK-3]. */
export class Tally {
	#received = 0;
	/** Numbers of the updates received and not yet stored, rising. */
	readonly #outstanding = new Set<number>();
	#told = 0;

	/** @returns the number of an update that has just come. */
	arrived(): number {
		this.#received += 1;
		this.#outstanding.add(this.#received);
		return this.#received;
	}

	stored(positions: readonly number[]): void {
		for (const position of positions) this.#outstanding.delete(position);
	}

	/** How many of the first updates are on disk, when that is more than was said before. */
	news(): number | undefined {
		const [first = this.#received + 1] = this.#outstanding;
		if (first - 1 <= this.#told) return undefined;
		this.#told = first - 1;
		return this.#told;
	}
}
