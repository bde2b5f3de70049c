import type { Database } from '#server/database/connection.ts';
import { listEntries, readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { sectionText } from './realtime-clients.ts';
import type { TestDocument } from './troika.ts';

/** The text as it was stored up to an entry, from a snapshot or from the journal alone. */
export async function textAt(
	{ reader }: Pick<Database, 'reader'>,
	document: TestDocument,
	seq = Infinity,
	withSnapshot = true,
): Promise<string> {
	const journal = withSnapshot
		? await readJournal(reader, document.id)
		: { snapshot: undefined, tail: await listEntries(reader, document.id, 0), seq: 0 };
	const doc = loadState({ ...journal, tail: journal.tail.filter((entry) => entry.seq <= seq) });
	const text = sectionText(doc, document);
	doc.destroy();
	return text;
}

/** Holds every snapshot against the journal up to its entry. @returns how many there are, and those that say something else. */
export async function compareSnapshots(
	database: Pick<Database, 'reader'>,
	document: TestDocument,
): Promise<{ count: number; wrong: number[] }> {
	const rows = await database.reader
		.selectFrom('document_snapshots')
		.select(['seq', 'bytes'])
		.where('document_id', '=', document.id)
		.execute();
	const wrong: number[] = [];
	for (const { seq, bytes } of rows) {
		const doc = loadState({ snapshot: { seq, bytes: new Uint8Array(bytes) }, tail: [], seq });
		if (sectionText(doc, document) !== (await textAt(database, document, seq, false))) wrong.push(seq);
		doc.destroy();
	}
	return { count: rows.length, wrong };
}
