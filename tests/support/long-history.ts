import * as Y from 'yjs';
import type { Context } from '#server/context.ts';
import { appendEntries, appendSnapshot, readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { compact } from '#server/realtime/compaction.ts';
import { snapshotOf } from '#server/realtime/summary.ts';
import type { TestDocument } from './troika.ts';

/**
 * Writes `operations` keystrokes of forty clients in a document that no one has open: runs of typing at changing places, three in ten
 * of them deletions. Stored as one entry of the journal, and as a snapshot if asked. @returns the text.
 */
export async function writeAtLength(
	{ database }: Pick<Context, 'database'>,
	document: TestDocument,
	operations: number,
	withSnapshot: boolean,
): Promise<string> {
	const doc = loadState(await readJournal(database.reader, document.id));
	doc.gc = false;
	const text = lineOf(doc, document);
	const random = numbers(operations);
	let place = 0;
	for (let done = 0; done < operations; done += 100) {
		if (done % 2000 === 0) doc.clientID = 1000 + (done % 80_000);
		doc.transact(() => {
			for (let n = 0; n < 100; n += 1) {
				if (random(100) < 5) place = random(text.length + 1);
				if (place > 0 && random(10) < 3) text.delete((place -= 1), 1);
				else text.insert(place++, 'une phrase'.charAt(random(10)));
			}
		});
	}
	const bytes = Y.encodeStateAsUpdate(doc);
	const words = text.toString();
	doc.destroy();
	await database.write(async (trx) => {
		const seq = await appendEntries(trx, document.id, [{ actorId: null, clientId: 0, bytes }]);
		if (withSnapshot)
			await appendSnapshot(trx, document.id, { seq, ...snapshotOf(compact([bytes]).summary) });
	});
	return words;
}

function lineOf(doc: Y.Doc, document: TestDocument): Y.XmlText {
	const section = doc.getMap('sections').get(document.sectionId) as Y.Map<unknown>;
	const paragraph = (section.get('content') as Y.XmlFragment).get(0) as Y.XmlElement;
	const found = paragraph.get(0) as Y.XmlText | undefined;
	if (found) return found;
	const text = new Y.XmlText();
	paragraph.insert(0, [text]);
	return text;
}

/** The same numbers each time. */
function numbers(seed: number): (below: number) => number {
	return (below) => {
		seed ^= seed << 13;
		seed ^= seed >>> 17;
		seed ^= seed << 5;
		return (seed >>> 0) % below;
	};
}
