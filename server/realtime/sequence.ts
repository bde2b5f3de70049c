/** Numbered things in the order of their numbers, in whatever order they come. A number that was already there is ignored. */
export class Sequence<T> {
	#reached: number;
	readonly #ahead = new Map<number, T>();

	constructor(reached: number) {
		this.#reached = reached;
	}

	/** Up to here, nothing is missing. */
	get reached(): number {
		return this.#reached;
	}

	has(number: number): boolean {
		return number <= this.#reached || this.#ahead.has(number);
	}

	add(number: number, item: T): void {
		if (!this.has(number)) this.#ahead.set(number, item);
	}

	/** Those whose turn has come; they are then counted as reached. */
	*due(): Generator<T> {
		for (let item; (item = this.#ahead.get(this.#reached + 1)) !== undefined;) {
			this.#reached += 1;
			this.#ahead.delete(this.#reached);
			yield item;
		}
	}
}
