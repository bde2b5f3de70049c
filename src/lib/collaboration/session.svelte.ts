import { schemaEpoch } from '#domain/document/schema.ts';
import { Channel, type ChannelOptions } from './channel.ts';
import { OfflineStore } from './offline-store.ts';
import { listParticipants, type Participant } from './participant.ts';
import type { SaveState, WordsKeptIn } from './save-state.ts';
import type { Trouble } from './trouble.ts';
import { markWaiting } from './waiting-mark.ts';
import { createSubscriber } from 'svelte/reactivity';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

/**
 * One open document in one tab: where Yjs becomes Svelte. Reading `save`, `trouble`, `people`, `synced` or `canWrite` in a component
 * or an effect subscribes to it. Create it in the browser only, and `destroy()` it when the page goes.
 */
export class CollaborationSession {
	readonly documentId: string;
	readonly doc = new Y.Doc();
	readonly awareness = new Awareness(this.doc);
	readonly #store: OfflineStore;
	readonly #channel: Channel;
	readonly #watch: () => void;
	readonly #watchStanding: () => void;
	readonly #watchPeople: () => void;
	#people: Participant[] = [];
	#tell: (() => void) | undefined;

	/** @param actor who writes here: what is kept on this device is theirs, and no other session may speak for them. */
	constructor(documentId: string, actor: string, options: ChannelOptions = {}) {
		this.documentId = documentId;
		const epoch = options.epoch ?? schemaEpoch;
		this.#store = new OfflineStore(actor, documentId, epoch, () => this.#tell?.());
		this.#channel = new Channel(documentId, this.doc, this.awareness, {
			actor,
			store: this.#store,
			...options,
		});
		this.#channel.onChange(() => {
			const { save } = this.#channel;
			if (save.state === 'connecting' || save.state === 'saving') return;
			// What only a tab holds is the tab's to tell.
			const pending = save.state !== 'saved' && 'kept' in save && save.kept === 'device';
			markWaiting(documentId, pending || this.#store.aside.length > 0);
		});
		this.#watch = createSubscriber((update) => {
			this.#tell = update;
			return this.#channel.onChange(update);
		});
		this.#watchStanding = createSubscriber((update) => {
			// What is saved changes with each letter, and what one may do hardly ever: every section shows that.
			const standing = () => [this.#channel.synced, this.#channel.canWrite, this.#channel.trouble] as const;
			let before = standing();
			return this.#channel.onChange(() => {
				const now = standing();
				if (now.every((one, index) => one === before[index])) return;
				before = now;
				update();
			});
		});
		this.#watchPeople = createSubscriber((update) => {
			// Carets move all the time: who is where does not.
			const look = () => {
				if (this.#people !== this.#lookAround()) update();
			};
			this.awareness.on('change', look);
			return () => this.awareness.off('change', look);
		});
		globalThis.window?.addEventListener('beforeunload', this.#warn);
		this.#channel.connect();
	}

	/** What may truthfully be said about the words in this tab. */
	get save(): SaveState {
		this.#watch();
		return this.#channel.save;
	}

	/** Why one cannot go on as usual, if so. */
	get trouble(): Trouble | null {
		this.#watchStanding();
		return this.#channel.trouble;
	}

	/** The words that the server has not acknowledged, and where they survive. */
	get words(): { readonly pending: boolean; readonly kept: WordsKeptIn } {
		this.#watch();
		return { pending: this.#channel.hasPending, kept: this.#channel.keptIn };
	}

	/** The document's content has been received once: only then may it be shown and edited. */
	get synced(): boolean {
		this.#watchStanding();
		return this.#channel.synced;
	}

	/** Whether the server takes what this person writes; may change while the document is open. */
	get canWrite(): boolean {
		this.#watchStanding();
		return this.#channel.canWrite;
	}

	/** The other participants, by name. */
	get people(): Participant[] {
		this.#watchPeople();
		return this.#lookAround();
	}

	/** The same list as before while nobody came, went, moved to another section, or began or ceased to write. */
	#lookAround(): Participant[] {
		const now = listParticipants(this.awareness.getStates(), this.doc.clientID);
		if (JSON.stringify(now) !== JSON.stringify(this.#people)) this.#people = now;
		return this.#people;
	}

	/** Tells the others where this person is. */
	moveTo(place: { sectionId?: string | null; cell?: string | null; typing?: boolean }): void {
		const state = this.awareness.getLocalState();
		if (state) this.awareness.setLocalState({ ...state, ...place });
	}

	/** Server events (comments, versions, rights): `name` and parsed body. Returns how to stop listening. */
	onEvent(listener: (name: string, body: unknown) => void): () => void {
		return this.#channel.onEvent(listener);
	}

	/** The person asks to try again. */
	retry(): void {
		this.#channel.retry();
	}

	/** Opens the document anew without the words that the server refuses: they stay on this device, aside. */
	async reopenWithout(): Promise<void> {
		await this.#store.setAllAside();
		globalThis.window.removeEventListener('beforeunload', this.#warn);
		location.reload();
	}

	/** The document with the words that were set aside, for reading only: no editor, which would delete what it does not know. */
	withAside(): Y.Doc {
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
		for (const { update } of this.#store.aside) Y.applyUpdate(copy, update);
		return copy;
	}

	async eraseAside(): Promise<void> {
		await this.#store.eraseAside();
	}

	/** Leaves the document: the others see it at once. Words that were not acknowledged wait on this device, where it keeps any. */
	destroy(): void {
		globalThis.window?.removeEventListener('beforeunload', this.#warn);
		this.#channel.destroy();
		this.awareness.destroy();
		this.doc.destroy();
	}

	/**
	 * The browser asks before the tab closes while some words are not on the server, even kept on this device: nobody else sees
	 * them until this person comes back, to this browser, and browsers forget.
	 */
	readonly #warn = (event: BeforeUnloadEvent) => {
		if (this.#channel.hasPending) event.preventDefault();
	};
}
