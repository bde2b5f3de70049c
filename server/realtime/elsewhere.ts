import type { AwarenessEntry, Presence } from '#domain/collaboration/presence.ts';

interface Told {
	readonly state: Presence;
	/** The clock of the process that told. */
	readonly clock: number;
}

/**
 * Who is in a document through other processes. A client that moves is for a while with two: the one it left does not know yet. What
 * was said last holds, and who is gone from one process may still be with another.
 */
export class Elsewhere {
	/** By client, then by process, what was said last at the end. */
	readonly #told = new Map<number, Map<string, Told>>();

	/** @param whole what is not among the entries is not there. @returns the clients of whom something changed. */
	heard(process: string, entries: readonly AwarenessEntry[], whole: boolean): Set<number> {
		const changed = whole ? this.gone(process) : new Set<number>();
		for (const { clientId, state, clock } of entries) {
			changed.add(clientId);
			if (isPresence(state)) this.#put(clientId, process, { state, clock });
			else this.#remove(clientId, process);
		}
		return changed;
	}

	/** @returns the clients that were present through it. */
	gone(process: string): Set<number> {
		const changed = new Set<number>();
		for (const clientId of this.#told.keys()) if (this.#remove(clientId, process)) changed.add(clientId);
		return changed;
	}

	find(clientId: number): Told | undefined {
		return [...(this.#told.get(clientId)?.values() ?? [])].at(-1);
	}

	*[Symbol.iterator](): Generator<readonly [clientId: number, state: Presence]> {
		for (const clientId of this.#told.keys()) {
			const told = this.find(clientId);
			if (told) yield [clientId, told.state];
		}
	}

	#put(clientId: number, process: string, told: Told): void {
		let processes = this.#told.get(clientId);
		if (!processes) this.#told.set(clientId, (processes = new Map()));
		processes.delete(process);
		processes.set(process, told);
	}

	#remove(clientId: number, process: string): boolean {
		const processes = this.#told.get(clientId);
		if (!processes?.delete(process)) return false;
		if (processes.size === 0) this.#told.delete(clientId);
		return true;
	}
}

function isPresence(state: unknown): state is Presence {
	return typeof (state as Presence | null)?.user?.actorId === 'string';
}
