import type { SectionJson } from '#domain/document/document.ts';
import type { Reader } from '../database/connection.ts';
import { readJournal } from './journal.ts';
import { loadState, readSections } from './state.ts';

/** Stored bytes of what is remembered: read, they take several times as much. */
const most = 16 * 1024 * 1024;

interface Reading {
	/** The journal's last entry when it was read. */
	readonly seq: number;
	readonly sections: Promise<readonly SectionJson[]>;
	bytes: number;
}

/** By database, then by document; the one that was asked for longest ago is first. */
const readings = new WeakMap<Reader, Map<string, Reading>>();

/**
 * The sections of a document as its journal has them. A large one takes a second to read, in the thread that serves everyone: it is
 * read once after each entry, however many people look at the page, and however often.
 * @throws {JournalDamage} when an entry that is needed is not what was written.
 */
export async function getSections(db: Reader, documentId: string): Promise<readonly SectionJson[]> {
	const seq = await lastSeq(db, documentId);
	const known = readings.get(db) ?? new Map<string, Reading>();
	readings.set(db, known);
	const before = known.get(documentId);
	// Last in the order of the map: the most recent.
	known.delete(documentId);
	if (before && before.seq === seq) {
		known.set(documentId, before);
		return before.sections;
	}
	const reading: Reading = {
		seq,
		bytes: 0,
		sections: read(db, documentId, (bytes) => (reading.bytes = bytes)),
	};
	known.set(documentId, reading);
	try {
		return await reading.sections;
	} catch (error) {
		// Whoever asks next may find it mended.
		if (known.get(documentId) === reading) known.delete(documentId);
		throw error;
	} finally {
		forget(known);
	}
}

async function lastSeq(db: Reader, documentId: string): Promise<number> {
	const row = await db
		.selectFrom('document_journal')
		.select((select) => select.fn.max('seq').as('seq'))
		.where('document_id', '=', documentId)
		.executeTakeFirst();
	return row?.seq ?? 0;
}

async function read(
	db: Reader,
	documentId: string,
	measured: (bytes: number) => void,
): Promise<readonly SectionJson[]> {
	const journal = await readJournal(db, documentId);
	measured(journal.tail.reduce((sum, { bytes }) => sum + bytes.length, journal.snapshot?.bytes.length ?? 0));
	const ydoc = loadState(journal);
	const sections = readSections(ydoc);
	ydoc.destroy();
	return sections;
}

function forget(known: Map<string, Reading>): void {
	let total = 0;
	for (const { bytes } of known.values()) total += bytes;
	for (const [documentId, { bytes }] of known) {
		if (total <= most) return;
		known.delete(documentId);
		total -= bytes;
	}
}
