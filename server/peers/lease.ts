/** Milliseconds between two beats of a process. */
export const beatEvery = 300;
/** Milliseconds between two looks at the lease. */
export const lookEvery = 100;
/** A beat proves for this long that the others are reached; with a look, never more than a second [R3]. */
const lasts = 900;
/** A process that was busy itself for this long knows nothing of the others: it waits for one more beat. */
const busy = 500;
/** Once lost, this many beats in a row must come back, each within half a second, so that a link that comes and goes stays lost. */
const proofs = 3;
const prompt = 500;

/**
 * Whether this process hears what it says to all: that proves both ways at once, and tells a frozen Redis from a quiet one. All
 * instants are milliseconds of one clock that never jumps.
 */
export class Lease {
	#isHeld = false;
	#provenAt = Number.NEGATIVE_INFINITY;
	#lookedAt = Number.NEGATIVE_INFINITY;
	/** Beats that must still come back. The first time one is enough: there is nothing to flap from. */
	#wanted = 1;

	get isHeld(): boolean {
		return this.#isHeld;
	}

	/** This process's own beat came back. */
	heard(sentAt: number, now: number): void {
		if (sentAt <= this.#provenAt) return;
		this.#provenAt = sentAt;
		if (this.#isHeld) return;
		this.#wanted = now - sentAt <= prompt ? this.#wanted - 1 : proofs;
		this.#isHeld = this.#wanted <= 0;
	}

	/** To be called every {@link lookEvery}. */
	look(now: number): void {
		const wasBusy = now - this.#lookedAt > busy;
		this.#lookedAt = now;
		if (this.#isHeld && wasBusy) this.#provenAt = Math.max(this.#provenAt, now - prompt);
		if (now - this.#provenAt <= lasts) return;
		if (this.#isHeld || this.#wanted > 1) this.#wanted = proofs;
		this.#isHeld = false;
	}
}
