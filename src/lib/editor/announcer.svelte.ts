/** At least this long between two announcements about people, in milliseconds: six a minute at most [A4]. */
const calm = 10_000;
/** What one did is left to be read so long, in milliseconds, before people's comings and goings take its place. */
const heard = 4000;

/** What one polite live region says: answers to what one did at once, people's comings and goings in batches. */
export class Announcer {
	/** What the region holds now. */
	text = $state('');
	readonly #waiting = new Set<string>();
	#spoken = -heard;
	#said = -calm;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** About what this person just did. */
	say(sentence: string): void {
		this.#spoken = performance.now();
		// The same sentence twice must be a change, or it is not read.
		this.text = this.text === sentence ? `${sentence}\u00a0` : sentence;
	}

	/** About the others: said with whatever else happened meanwhile. */
	mention(sentence: string): void {
		this.#waiting.add(sentence);
		this.#timer ??= setTimeout(() => this.#flush(), Math.max(1000, this.#said + calm - performance.now()));
	}

	destroy(): void {
		clearTimeout(this.#timer);
	}

	#flush(): void {
		const early = this.#spoken + heard - performance.now();
		this.#timer = early > 0 ? setTimeout(() => this.#flush(), early) : undefined;
		if (early > 0) return;
		this.#said = performance.now();
		this.say([...this.#waiting].join(' '));
		this.#waiting.clear();
	}
}
