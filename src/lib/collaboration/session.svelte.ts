import { Channel, type ChannelOptions } from './channel.ts';
import { listParticipants, type Participant } from './participant.ts';
import type { SaveState } from './save-state.ts';
import { createSubscriber } from 'svelte/reactivity';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/**
 * One open document in one tab: where Yjs becomes Svelte. Reading `save`, `people`, `synced` or `canWrite` in a component or an
 * effect subscribes to it. Create it in the browser only, and `destroy()` it when the page goes.
 */
export class CollaborationSession {
	readonly doc = new Y.Doc();
	readonly awareness = new Awareness(this.doc);
	readonly #channel: Channel;
	readonly #watch: () => void;
	readonly #watchPeople: () => void;

	constructor(documentId: string, options: ChannelOptions = {}) {
		this.#channel = new Channel(documentId, this.doc, this.awareness, options);
		this.#watch = createSubscriber((update) => this.#channel.onChange(update));
		this.#watchPeople = createSubscriber((update) => {
			this.awareness.on('change', update);
			return () => this.awareness.off('change', update);
		});
		globalThis.window?.addEventListener('beforeunload', this.#warn);
		this.#channel.connect();
	}

	/** What may truthfully be said about the words in this tab. */
	get save(): SaveState {
		this.#watch();
		return this.#channel.save;
	}

	/** The document's content has been received once: only then may it be shown and edited. */
	get synced(): boolean {
		this.#watch();
		return this.#channel.synced;
	}

	/** Whether the server takes what this person writes; may change while the document is open. */
	get canWrite(): boolean {
		this.#watch();
		return this.#channel.canWrite;
	}

	/** The other participants, by name. */
	get people(): Participant[] {
		this.#watchPeople();
		return listParticipants(this.awareness.getStates(), this.doc.clientID);
	}

	/** Tells the others where this person is. */
	moveTo(place: { sectionId?: string | null; typing?: boolean }): void {
		const state = this.awareness.getLocalState();
		if (state) this.awareness.setLocalState({ ...state, ...place });
	}

	/** Server events (comments, versions, rights): `name` and parsed body. Returns how to stop listening. */
	onEvent(listener: (name: string, body: unknown) => void): () => void {
		return this.#channel.onEvent(listener);
	}

	/** Leaves the document: the others see it at once. Words that were not acknowledged are lost with the tab. */
	destroy(): void {
		globalThis.window?.removeEventListener('beforeunload', this.#warn);
		this.#channel.destroy();
		this.awareness.destroy();
		this.doc.destroy();
	}

	/** The browser asks before the tab closes while some words are only here. */
	readonly #warn = (event: BeforeUnloadEvent) => {
		if (this.#channel.hasPending) event.preventDefault();
	};
}
