import type { Lack } from './integration.ts';
import type { Limits } from './limits.ts';
import type { Update } from './update.ts';

interface Parked {
	readonly position: number;
	readonly update: Update;
	/** What it refers to and has not come; undefined while that is being asked of other processes. */
	readonly lack: Lack | undefined;
}

/**
 * Updates of one connection that refer to what has not come yet: after a reconnection, a word typed before the older ones are asked
 * for. Yjs would keep them in the document at quadratic cost; here they wait apart, decoded, few, and for a short time.
 */
export class Parking {
	/** For updates up to this one, what other processes had stored when they came has been looked at. */
	sureUpTo = 0;
	readonly #limits: Limits['parked'];
	#parked: Parked[] = [];
	#size = 0;
	#since = 0;

	constructor(limits: Limits['parked']) {
		this.#limits = limits;
	}

	/** @returns false when too much waits. */
	add(position: number, update: Update, now: number, lack?: Lack): boolean {
		if (this.#parked.length === 0) this.#since = now;
		this.#parked.push({ position, update, lack });
		this.#size += update.bytes.length;
		return this.#parked.length <= this.#limits.updates && this.#size <= this.#limits.bytes;
	}

	isOverdue(now: number): boolean {
		return this.#parked.length > 0 && now - this.#since > this.#limits.milliseconds;
	}

	/** Hands over those that may enter now; those that still lack something are added again. */
	release(document: { has(lack: Lack): boolean }): readonly Parked[] {
		if (this.#parked.length === 0) return this.#parked;
		const { ready = [], waiting = [] } = Object.groupBy(this.#parked, ({ position, lack }) =>
			(lack ? document.has(lack) : position <= this.sureUpTo) ? 'ready' : 'waiting',
		);
		this.#parked = waiting;
		for (const { update } of ready) this.#size -= update.bytes.length;
		return ready;
	}
}
