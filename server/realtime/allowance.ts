/** So much at once, then so much per second. */
export interface Rate {
	readonly burst: number;
	readonly perSecond: number;
}

/** A bucket that refills by itself. What is refused costs nothing: who waits long enough is never shut out for longer. */
export class Allowance {
	readonly #rate: Rate;
	#left: number;
	#at: number;

	constructor(rate: Rate, now: number) {
		this.#rate = rate;
		this.#left = rate.burst;
		this.#at = now;
	}

	/** @returns false when `cost` is more than what is left at `now` (milliseconds). */
	spend(cost: number, now: number): boolean {
		this.#refill(now);
		if (this.#left < cost) return false;
		this.#left -= cost;
		return true;
	}

	/** Takes `cost`, or what is left. */
	charge(cost: number, now: number): void {
		this.#refill(now);
		this.#left = Math.max(0, this.#left - cost);
	}

	#refill(now: number): void {
		const { burst, perSecond } = this.#rate;
		this.#left = Math.min(burst, this.#left + ((now - this.#at) / 1000) * perSecond);
		this.#at = now;
	}
}

/** Keys remembered: an address or an account whose turn is longest ago is forgotten first. */
const most = 10_000;

/** One of `make` for each key, in bounded memory whoever comes. */
export class Remembered<T> {
	readonly #byKey = new Map<string, T>();
	readonly #make: () => T;

	constructor(make: () => T) {
		this.#make = make;
	}

	of(key: string): T {
		const value = this.#byKey.get(key) ?? this.#make();
		// Last in the order of the map: the most recent.
		this.#byKey.delete(key);
		this.#byKey.set(key, value);
		if (this.#byKey.size > most) this.#byKey.delete(this.#byKey.keys().next().value!);
		return value;
	}

	get size(): number {
		return this.#byKey.size;
	}
}
