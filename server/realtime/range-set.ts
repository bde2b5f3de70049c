/** Half-open ranges of whole numbers, kept sorted and joined: which operations of a client are deleted. */
export class RangeSet {
	/** from₀, to₀, from₁, to₁… strictly rising. */
	readonly #edges: number[] = [];

	add(from: number, to: number): void {
		const start = this.#firstEdgeAtLeast(from);
		const end = this.#firstEdgeAbove(to);
		const replacement: number[] = [];
		// An odd position lies inside a range: that range already has the edge.
		if (start % 2 === 0) replacement.push(from);
		if (end % 2 === 0) replacement.push(to);
		this.#edges.splice(start, end - start, ...replacement);
	}

	covers(from: number, to: number): boolean {
		const position = this.#firstEdgeAbove(from);
		const end = this.#edges[position];
		return position % 2 === 1 && end !== undefined && to <= end;
	}

	#firstEdgeAtLeast(value: number): number {
		return this.#search((edge) => edge >= value);
	}

	#firstEdgeAbove(value: number): number {
		return this.#search((edge) => edge > value);
	}

	#search(isFound: (edge: number) => boolean): number {
		let low = 0;
		let high = this.#edges.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (isFound(this.#edges[middle] as number)) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}
