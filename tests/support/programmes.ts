import { beginProgramme } from '#domain/programme/beginning.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { LiveProgramme } from '#lib/programme/live.svelte.ts';
import { buildState } from '#server/documents/state.ts';
import * as Y from 'yjs';

/** The actors who write, as the server would know them. */
export const actorOf = (n: number) => `aaaaaaaa-aaaa-4aaa-8aaa-${String(n).padStart(12, '0')}`;

/** Three axes and four funders, as the server makes them for 2027 to 2029. */
export const beginning = (): ProgrammeJson =>
	beginProgramme(['Un', 'Deux', 'Trois'], {}, 2027, () => crypto.randomUUID());

/** People who each have a copy of one programme, and whose words travel when told to. */
export class Writers {
	readonly all: readonly { readonly doc: Y.Doc; readonly live: LiveProgramme }[];

	/** @param bytes of the document as the server made it. */
	constructor(count: number, { bytes } = buildState([], beginning())) {
		this.all = Array.from({ length: count }, (_, n) => {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, bytes);
			const live = new LiveProgramme(doc, actorOf(n));
			// Nothing subscribes as a component does.
			live.rows.observe(() => {});
			return { doc, live };
		});
	}

	/** What one has goes to another, that one's words not coming back. */
	send(from: number, to: number): void {
		const [source, target] = [this.all[from]!.doc, this.all[to]!.doc];
		Y.applyUpdate(target, Y.encodeStateAsUpdate(source, Y.encodeStateVector(target)), 'network');
	}

	sendAll(): void {
		this.all.forEach((_, from) => this.all.forEach((__, to) => from !== to && this.send(from, to)));
	}
}

/** A generator of numbers under 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
