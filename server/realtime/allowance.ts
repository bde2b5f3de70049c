/** So much at once, then so much per second: a bucket that refills by itself. */
export class Allowance {
	readonly #burst: number;
	readonly #perSecond: number;
	#left: number;
	#at: number;

	constructor({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }, now: number) {
		this.#burst = burst;
		this.#perSecond = perSecond;
		this.#left = burst;
		this.#at = now;
	}

	/** @returns false when `cost` is more than what is left at `now` (milliseconds). */
	spend(cost: number, now: number): boolean {
		this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
		this.#left -= cost;
		return this.#left >= 0;
	}
}
