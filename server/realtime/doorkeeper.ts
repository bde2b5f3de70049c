import { Allowance, Remembered } from './allowance.ts';
import type { Limits } from './limits.ts';

/** What a handshake that leads nowhere costs its address, in handshakes. */
const fruitless = 20;

/** Why someone is not even asked who they are. */
export type Shut = 'address' | 'pending';

/** A handshake that may be looked at. */
export interface Visit {
	/** No session, or a page of another site: such visits soon close the door to their address. */
	failed(): void;
	/** It is over, one way or the other. */
	over(): void;
}

/**
 * Stands before everything a handshake looks up: so many at once from everywhere, so many from one network address [I4]. A door that
 * it keeps shut costs no query.
 */
export class Doorkeeper {
	readonly #limits: Limits['handshakes'];
	readonly #addresses: Remembered<{ readonly allowance: Allowance; pending: number }>;
	#pending = 0;

	constructor(limits: Limits['handshakes']) {
		this.#limits = limits;
		this.#addresses = new Remembered(() => ({
			allowance: new Allowance(limits, Date.now()),
			pending: 0,
		}));
	}

	knock(address: string): Visit | Shut {
		if (this.#pending >= this.#limits.pending) return 'pending';
		const visitor = this.#addresses.of(address);
		// Half of the places, so that one address never takes them all.
		if (visitor.pending >= this.#limits.pending / 2) return 'pending';
		if (!visitor.allowance.spend(1, Date.now())) return 'address';
		this.#pending += 1;
		visitor.pending += 1;
		return {
			failed: () => visitor.allowance.charge(fruitless - 1, Date.now()),
			over: () => {
				this.#pending -= 1;
				visitor.pending -= 1;
			},
		};
	}
}
