import type { Limits } from './limits.ts';

interface Parked {
	readonly position: number;
	readonly bytes: Uint8Array;
}

/**
 * Updates of one connection that refer to what has not come yet: after a reconnection, a word typed before the older ones are asked
 * for. Yjs would keep them in the document at quadratic cost; here they wait apart, few, and for a short time.
 */
export class Parking {
	readonly #limits: Limits['parked'];
	#parked: Parked[] = [];
	#size = 0;
	#since = 0;

	constructor(limits: Limits['parked']) {
		this.#limits = limits;
	}

	/** The position of the first that waits, or undefined. */
	get first(): number | undefined {
		return this.#parked[0]?.position;
	}

	/** @returns false when too much waits. */
	add(position: number, bytes: Uint8Array, now: number): boolean {
		if (this.#parked.length === 0) this.#since = now;
		this.#parked.push({ position, bytes });
		this.#size += bytes.length;
		return this.#parked.length <= this.#limits.updates && this.#size <= this.#limits.bytes;
	}

	isOverdue(now: number): boolean {
		return this.#parked.length > 0 && now - this.#since > this.#limits.milliseconds;
	}

	/** Empties the place: those that still lack something are added again. */
	release(): readonly Parked[] {
		const released = this.#parked;
		this.#parked = [];
		this.#size = 0;
		return released;
	}
}
