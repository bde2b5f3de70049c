import * as Y from 'yjs';
import type { Announcer } from '../announcer.svelte.ts';

/** What is said about the last paste, until one closes it or pastes again. */
export class PasteReport {
	sentences: readonly string[] = $state.raw([]);
	/** Nothing was pasted. */
	refused = $state(false);
	readonly #announcer: Announcer;
	readonly #doc: Y.Doc;

	constructor(announcer: Announcer, doc: Y.Doc) {
		this.#announcer = announcer;
		this.#doc = doc;
	}

	/** No sentence takes back the last ones. */
	tell(sentences: readonly string[], refused = false): void {
		this.sentences = sentences;
		this.refused = refused;
		if (sentences.length > 0) this.#announcer.say(sentences.join(' '));
	}

	close(): void {
		this.sentences = [];
	}

	/** Bytes of the whole document as it is stored. */
	held(): number {
		return Y.encodeStateAsUpdate(this.#doc).length;
	}
}
