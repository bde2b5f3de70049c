/** A half-open range of whole numbers. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

/** Half-open ranges of whole numbers, kept sorted and joined: which operations of a client are deleted. */
export class RangeSet {
	/** from₀, to₀, from₁, to₁… strictly rising. */
	#edges: number[] = [];

	/** Ranges that are apart. */
	get count(): number {
		return this.#edges.length / 2;
	}

	/**
	 * Adds ranges that rise and do not overlap. One alone costs a search; many, one walk along both lists: adding
	 * a hundred thousand one by one would move everything behind each of them.
	 */
	addAll(ranges: readonly Range[]): void {
		if (ranges.length <= 4) for (const { from, to } of ranges) this.#add(from, to);
		else this.#merge(ranges);
	}

	/** How many more ranges there would be with these, which rise and do not overlap; fewer, when they fill what lies between. */
	growth(ranges: readonly Range[]): number {
		let edges = 0;
		for (const { from, to } of ranges) {
			const start = this.#firstEdgeAtLeast(from);
			const end = this.#firstEdgeAbove(to);
			edges += (start % 2 === 0 ? 1 : 0) + (end % 2 === 0 ? 1 : 0) - (end - start);
		}
		return edges / 2;
	}

	covers(from: number, to: number): boolean {
		const position = this.#firstEdgeAbove(from);
		const end = this.#edges[position];
		return position % 2 === 1 && end !== undefined && to <= end;
	}

	#add(from: number, to: number): void {
		const start = this.#firstEdgeAtLeast(from);
		const end = this.#firstEdgeAbove(to);
		const replacement: number[] = [];
		// An odd position lies inside a range: that range already has the edge.
		if (start % 2 === 0) replacement.push(from);
		if (end % 2 === 0) replacement.push(to);
		this.#edges.splice(start, end - start, ...replacement);
	}

	#merge(ranges: readonly Range[]): void {
		const [own, edges]: [number[], number[]] = [this.#edges, []];
		const take = (from: number, to: number) => {
			const end = edges.at(-1);
			if (end !== undefined && from <= end) edges[edges.length - 1] = Math.max(end, to);
			else edges.push(from, to);
		};
		let at = 0;
		const takeOwn = (until: number) => {
			for (; at < own.length && (own[at] as number) <= until; at += 2)
				take(own[at] as number, own[at + 1] as number);
		};
		for (const { from, to } of ranges) {
			takeOwn(from);
			take(from, to);
		}
		takeOwn(Infinity);
		this.#edges = edges;
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
