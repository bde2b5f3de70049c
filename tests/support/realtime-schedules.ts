import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { join, socketOf, type OwnEditor } from './realtime-clients.ts';
import type { Host } from './realtime.ts';
import type { TestDocument, TestPerson } from './troika.ts';

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** Somebody whose network can be cut. */
export interface Frail extends OwnEditor {
	/** Without a word to either side. The client comes back by itself. */
	cut(): void;
}

export async function joinFrail(host: Host, document: TestDocument, person: TestPerson): Promise<Frail> {
	const Socket = socketOf(host, person) as unknown as new (address: string) => WebSocket;
	let current: WebSocket | undefined;
	class Kept extends Socket {
		constructor(address: string) {
			super(address);
			// eslint-disable-next-line @typescript-eslint/no-this-alias -- the test cuts it later
			current = this;
		}
	}
	const editor = await join(host, document, person, { WebSocket: Kept as never });
	return { ...editor, cut: () => current?.terminate() };
}

/** The blocks of a document's section. */
export function blocksOf(doc: Y.Doc, document: TestDocument): Y.XmlFragment {
	const section = doc.getMap('sections').get(document.sectionId) as Y.Map<unknown>;
	return section.get('content') as Y.XmlFragment;
}

/** The shared text of a block, made when there is none. */
export function textIn(block: Y.XmlElement): Y.XmlText {
	const first = block.get(0);
	if (first) return first as Y.XmlText;
	const text = new Y.XmlText();
	block.insert(0, [text]);
	return text;
}

/** Writes, erases, splits and removes blocks, wherever. */
export function edit({ doc }: Frail, document: TestDocument, random: () => number, step: number): void {
	const upTo = (limit: number) => Math.floor(random() * limit);
	doc.transact(() => {
		const blocks = blocksOf(doc, document);
		const kind = random();
		if (kind < 0.1 || blocks.length === 0)
			return blocks.insert(upTo(blocks.length + 1), [new Y.XmlElement('paragraph')]);
		const position = upTo(blocks.length);
		if (kind < 0.14 && blocks.length > 1) return blocks.delete(position, 1);
		const text = textIn(blocks.get(position) as Y.XmlElement);
		if (kind < 0.35 && text.length > 0) {
			const at = upTo(text.length);
			return text.delete(at, Math.min(text.length - at, 1 + upTo(6)));
		}
		text.insert(upTo(text.length + 1), `${step} `);
	});
}

/** Resolves when `condition` holds, looked at each turn of the event loop. */
export async function turnsUntil(what: string, condition: () => boolean, patience = 15_000): Promise<void> {
	for (const end = Date.now() + patience; !condition();) {
		if (Date.now() > end) throw new Error(`never happened: ${what}`);
		await new Promise((resolve) => setImmediate(resolve));
	}
}
