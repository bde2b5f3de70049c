import { decodeAwareness, encodeAwareness } from '#domain/collaboration/presence.ts';
import type { Frame } from '#domain/collaboration/protocol.ts';
import { applyAwarenessUpdate, removeAwarenessStates, type Awareness } from 'y-protocols/awareness';

interface Change {
	readonly added: number[];
	readonly updated: number[];
	readonly removed: number[];
}

/** Says where this person is, and hears where the others are, over whatever connection there is. */
export class Nearness {
	readonly #awareness: Awareness;
	readonly #send: (frame: Frame) => void;

	constructor(awareness: Awareness, send: (frame: Frame) => void) {
		this.#awareness = awareness;
		this.#send = send;
		awareness.on('update', this.#tell);
	}

	/** This client's own state, and nobody else's. */
	tellPlace(): void {
		const clientId = this.#awareness.clientID;
		const clock = this.#awareness.meta.get(clientId)?.clock ?? 0;
		const state = this.#awareness.getLocalState();
		this.#send({ type: 'awareness', payload: encodeAwareness([{ clientId, clock, state }]) });
	}

	/** Several payloads in their order, as one change. */
	hear(payloads: readonly Uint8Array[]): void {
		const entries = payloads.flatMap((payload) => decodeAwareness(payload));
		applyAwarenessUpdate(this.#awareness, encodeAwareness(entries), this);
	}

	/** The connection is gone: nobody else is known to be here. */
	lose(): void {
		const others = [...this.#awareness.getStates().keys()].filter((id) => id !== this.#awareness.clientID);
		removeAwarenessStates(this.#awareness, others, this);
	}

	destroy(): void {
		this.#awareness.off('update', this.#tell);
	}

	readonly #tell = ({ added, updated, removed }: Change, origin: unknown): void => {
		if (origin !== this && [...added, ...updated, ...removed].includes(this.#awareness.clientID))
			this.tellPlace();
	};
}
