import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Database } from '#server/database/connection.ts';
import { appendEntries, readJournal } from '#server/documents/journal.ts';
import { getSections } from '#server/documents/recent-content.ts';
import { loadState } from '#server/documents/state.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';

const note = seedId('document', 'note-memoire');

describe.each(databases)('the sections of a document on $name [REA-1]', ({ open }) => {
	let database: Database;
	beforeAll(async () => {
		database = await open(demonstration);
	});
	afterAll(() => database.close());

	const append = (bytes: Uint8Array) =>
		database.write((trx) => appendEntries(trx, note, [{ actorId: null, clientId: 0, bytes }]));

	it('are read once for all who ask before the next entry, and anew after it', async () => {
		const [first, second] = await Promise.all([1, 2].map(() => getSections(database.reader, note)));
		expect(second).toBe(first);
		expect(await getSections(database.reader, note)).toBe(first);
		const doc = loadState(await readJournal(database.reader, note));
		const before = Y.encodeStateVector(doc);
		for (const section of doc.getMap<Y.Map<unknown>>('sections').values())
			(section.get('title') as Y.Text).insert(0, 'Nouveau : ');
		await append(Y.encodeStateAsUpdate(doc, before));
		const after = await getSections(database.reader, note);
		expect(after.map(({ title }) => title)).toEqual(first?.map(({ title }) => `Nouveau : ${title}`));
	});

	it('are asked for again when they could not be read', async () => {
		await append(new Uint8Array([255]));
		await expect(getSections(database.reader, note)).rejects.toThrow();
		const { seq } = await database.reader
			.selectFrom('document_journal')
			.select((select) => select.fn.max('seq').as('seq'))
			.where('document_id', '=', note)
			.executeTakeFirstOrThrow();
		await database.raw
			.deleteFrom('document_journal')
			.where('document_id', '=', note)
			.where('seq', '=', seq)
			.execute();
		await append(new Uint8Array([0, 0]));
		expect((await getSections(database.reader, note)).length).toBeGreaterThan(0);
	});
});
