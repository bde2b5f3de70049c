import * as Y from 'yjs';
import { appendEntries, appendSnapshot, readJournal, type JournalEntry } from '#server/documents/journal.ts';
import { buildState, loadState } from '#server/documents/state.ts';
import { compact } from '#server/realtime/compaction.ts';
import { snapshotOf } from '#server/realtime/summary.ts';
import type { Place } from '#tests/support/troika.ts';

export const operations = 260_000;
/** What came after the last snapshot, as in a document in use. */
const tail = 100;
const rows = 20_000;

/**
 * Years of writing in one document: five people who type in runs at places of their own and take back some three in ten of what they
 * typed, one operation an entry. Always the same.
 */
export async function writeHistory(place: Place, documentId: string): Promise<void> {
	const { database } = place.context;
	const doc = loadState(await readJournal(database.reader, documentId));
	const texts = textsOf(doc);
	let entries: JournalEntry[] = [];
	doc.on('update', (bytes: Uint8Array) => entries.push({ actorId: null, clientId: doc.clientID, bytes }));
	const store = async () => {
		const batch = entries;
		entries = [];
		return database.write((trx) => appendEntries(trx, documentId, batch));
	};
	const chance = seeded(20261121);
	for (let done = 0, seq = 0; done < operations;) {
		// Each person has one Yjs client: a document of fifty thousand sessions would be another benchmark.
		doc.clientID = 1000 + Math.floor(chance() * 5);
		const text = texts[Math.floor(chance() * texts.length)]!;
		let at = Math.floor(chance() * (text.length + 1));
		for (let left = 5 + Math.floor(chance() * 40); left > 0 && done < operations; left -= 1, done += 1) {
			if (at > 0 && chance() < 0.3) text.delete((at -= 1), 1);
			else text.insert(at++, String.fromCharCode(97 + Math.floor(chance() * 26)));
			if (entries.length < rows && done !== operations - tail && done !== operations - 1) continue;
			seq = await store();
			if (done === operations - tail)
				await database.write((trx) =>
					appendSnapshot(trx, documentId, {
						seq,
						...snapshotOf(compact([Y.encodeStateAsUpdate(doc)]).summary),
					}),
				);
		}
	}
	doc.destroy();
}

/** The state of a section that three people wrote in runs of some sixty characters, until it has so many. Always the same. */
export function writtenSection(characters: number): Uint8Array {
	const paragraph = { type: 'paragraph', attrs: { level: 0 } };
	const content = { type: 'doc', content: Array.from({ length: 40 }, () => paragraph) };
	const doc = new Y.Doc();
	const section = { id: '00000000-0000-4000-8000-000000000000', title: 'Suite', party: null, content };
	Y.applyUpdate(doc, buildState([{ ...section, status: 'todo' }]).bytes);
	const texts = textsOf(doc);
	const chance = seeded(20_000);
	for (let left = characters; left > 0;) {
		doc.clientID = 2000 + Math.floor(chance() * 3);
		const text = texts[Math.floor(chance() * texts.length)]!;
		let at = Math.floor(chance() * (text.length + 1));
		for (let run = 30 + Math.floor(chance() * 60); run > 0; run -= 1) {
			if (at > 0 && chance() < 0.05) text.delete((at -= 1), 1);
			else text.insert(at++, String.fromCharCode(97 + Math.floor(chance() * 26)));
		}
		left = characters - texts.reduce((sum, { length }) => sum + length, 0);
	}
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return state;
}

function textsOf(doc: Y.Doc): Y.XmlText[] {
	return [...doc.getMap<Y.Map<unknown>>('sections').values()].flatMap((section) =>
		(section.get('content') as Y.XmlFragment)
			.toArray()
			.map((paragraph) => (paragraph as Y.XmlElement).get(0) as Y.XmlText),
	);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
