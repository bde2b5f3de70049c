import type { SectionJson } from '#domain/document/document.ts';
import type { ProgrammeJson } from '#domain/programme/json.ts';
import { settingsRoot } from '#domain/programme/rows.ts';
import type { Reader } from '../database/connection.ts';
import { readProgrammeJson } from '../programmes/state.ts';
import { readJournal } from './journal.ts';
import { loadState, readSections } from './state.ts';

/** Stored bytes of what is remembered: read, they take several times as much. */
const most = 16 * 1024 * 1024;

/** What the journal of a document holds, as it is read. */
export interface StoredContent {
	readonly sections: readonly SectionJson[];
	/** Of a document that has one. */
	readonly programme: ProgrammeJson | null;
}

interface Reading {
	/** The journal's last entry when it was read. */
	readonly seq: number;
	readonly content: Promise<StoredContent>;
	bytes: number;
}

/** By database, then by document; the one that was asked for longest ago is first. */
const readings = new WeakMap<Reader, Map<string, Reading>>();

/**
 * The content of a document as its journal has it. A large one takes a second to read, in the thread that serves everyone: it is
 * read once after each entry, however many people look at the page, and however often.
 * @throws {JournalDamage} when an entry that is needed is not what was written.
 */
export async function getContent(db: Reader, documentId: string): Promise<StoredContent> {
	const seq = await lastSeq(db, documentId);
	const known = readings.get(db) ?? new Map<string, Reading>();
	readings.set(db, known);
	const before = known.get(documentId);
	// Last in the order of the map: the most recent.
	known.delete(documentId);
	if (before && before.seq === seq) {
		known.set(documentId, before);
		return before.content;
	}
	const reading: Reading = {
		seq,
		bytes: 0,
		content: read(db, documentId, (bytes) => (reading.bytes = bytes)),
	};
	known.set(documentId, reading);
	try {
		return await reading.content;
	} catch (error) {
		// Whoever asks next may find it mended.
		if (known.get(documentId) === reading) known.delete(documentId);
		throw error;
	} finally {
		forget(known);
	}
}

/** The sections alone, in order. */
export const getSections = async (db: Reader, documentId: string): Promise<readonly SectionJson[]> =>
	(await getContent(db, documentId)).sections;

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
): Promise<StoredContent> {
	const journal = await readJournal(db, documentId);
	measured(journal.tail.reduce((sum, { bytes }) => sum + bytes.length, journal.snapshot?.bytes.length ?? 0));
	const ydoc = loadState(journal);
	const content = {
		sections: readSections(ydoc),
		programme: ydoc.share.has(settingsRoot) ? readProgrammeJson(ydoc) : null,
	};
	ydoc.destroy();
	return content;
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
