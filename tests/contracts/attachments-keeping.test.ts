import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openStore } from '#server/attachments/store.ts';
import { removeUnused } from '#server/attachments/unused.ts';
import { appendEntries } from '#server/documents/journal.ts';
import { databases } from '#tests/support/databases.ts';
import { aPlaceForFiles, hash, type PlaceForFiles } from '#tests/support/files.ts';
import { aPng } from '#tests/support/pictures.ts';

describe.each(databases)('how long pieces are kept, and where, on $name', ({ open }) => {
	let place: PlaceForFiles;
	beforeAll(async () => {
		place = await aPlaceForFiles(open);
	});
	beforeEach(() => place.forget());
	afterAll(() => place.close());

	it('leaves room on the disk to the place.database, and says that there is none [L6]', async () => {
		place.limit({ ATTACHMENT_FREE_BYTES: 2 ** 40 });
		await expect(place.add(aPng())).rejects.toMatchObject({
			kind: 'unavailable',
			message: expect.stringMatching(/plus assez de place[^]*votre texte est gardé/) as string,
		});
		expect(place.files()).toEqual([]);
	});

	it('says that a file is missing rather than giving something else', async () => {
		const piece = await place.add(aPng());
		rmSync(openStore(place.folder, 0).place(hash(aPng())));
		await expect(place.attachments.open(place.lea, piece.id)).rejects.toMatchObject({ kind: 'unavailable' });
	});

	it('removes at night what never was in the text, thirty days later, and nothing that ever was', async () => {
		const [never, once, young] = [
			await place.add(aPng(1, 1)),
			await place.add(aPng(2, 1)),
			await place.add(aPng(3, 1)),
		];
		const doc = new Y.Doc();
		const image = new Y.XmlElement('image');
		image.setAttribute('file', once.id);
		doc.getXmlFragment('content').insert(0, [image]);
		const bytes = Y.encodeStateAsUpdate(doc);
		await place.database.write((trx) =>
			appendEntries(
				trx,
				place.protocol,
				[{ actorId: null, clientId: doc.clientID, bytes }],
				place.context.now().toISOString(),
			),
		);
		await place.database.write((trx) =>
			trx
				.updateTable('attachments')
				.set({ created_at: '2026-04-20T00:00:00.000Z' })
				.where('id', '=', young.id)
				.execute(),
		);
		const later = place.withLimits({});
		later.now = () => new Date('2026-04-25T02:00:00.000Z');
		const old = new Date('2026-03-12T08:30:00.000Z');
		for (const width of [1, 2, 3])
			utimesSync(openStore(place.folder, 0).place(hash(aPng(width, 1))), old, old);
		const left = openStore(place.folder, 0).incoming;
		writeFileSync(join(left, 'interrupted'), 'x');
		utimesSync(join(left, 'interrupted'), old, old);
		expect(await removeUnused(later)).toEqual({ pieces: 1, files: 2 });
		const kept = await place.rows();
		expect(kept.map(({ id, in_text }) => ({ id, in_text }))).toEqual(
			expect.arrayContaining([
				{ id: once.id, in_text: 1 },
				{ id: young.id, in_text: 0 },
			]),
		);
		expect(kept).toHaveLength(2);
		await expect(place.attachments.open(place.lea, never.id)).rejects.toMatchObject({ kind: 'not-found' });
		await place.attachments.open(place.lea, once.id);
		await place.attachments.open(place.lea, young.id);
		expect(await removeUnused(later)).toEqual({ pieces: 0, files: 0 });
	});

	it.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
		'a disk that fills while a file comes refuses it with a sentence, and leaves nothing of it [L6] (only root can mount the small disk)',
		async () => {
			const small = mkdtempSync(join(tmpdir(), 'maillage-small-'));
			execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small]);
			try {
				place.limit({}, small);
				const { bavail, bsize } = statfsSync(small);
				async function* filling() {
					writeFileSync(join(small, 'film'), Buffer.alloc(bavail * bsize - 200_000));
					for (let n = 0; n < 100; n += 1) yield await Promise.resolve(Buffer.alloc(10_000, n));
				}
				await expect(place.add(Buffer.alloc(1_000_000), { body: filling() })).rejects.toMatchObject({
					kind: 'unavailable',
				});
				expect(place.files(small)).toEqual([]);
				rmSync(join(small, 'film'));
				await place.add(Buffer.alloc(1_000_000));
				expect(readFileSync(openStore(small, 0).place(hash(Buffer.alloc(1_000_000))))).toHaveLength(
					1_000_000,
				);
			} finally {
				execFileSync('umount', ['-l', small]);
				rmSync(small, { recursive: true, force: true });
			}
		},
	);
});
