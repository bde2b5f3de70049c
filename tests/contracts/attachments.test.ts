import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymous, type Person } from '#domain/access/person.ts';
import type { Sent } from '#server/attachments/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases } from '#tests/support/databases.ts';
import { aPlaceForFiles, hash, sent, type PlaceForFiles } from '#tests/support/files.ts';
import { personOf } from '#tests/support/people.ts';
import { aJpeg, aPng, exifNote } from '#tests/support/pictures.ts';

const publicNote = seedId('document', 'note-memoire');
const unknown = '00000000-0000-4000-8000-000000000000';

describe.each(databases)('pieces of documents on $name', ({ open }) => {
	let place: PlaceForFiles;
	beforeAll(async () => {
		place = await aPlaceForFiles(open);
	});
	beforeEach(() => place.forget());
	afterAll(() => place.close());

	it('keeps a picture under the hash of its bytes, outside the place.database, and gives the same bytes back [C2]', async () => {
		const png = aPng(30, 20);
		const piece = await place.add(png, { name: '../photos/Ma classe.png' });
		expect(piece).toEqual({
			id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
			...{
				name: 'Ma classe.png',
				type: 'image/png',
				bytes: png.length,
				width: 30,
				height: 20,
				cleaned: false,
			},
		});
		expect(place.files()).toEqual([hash(png)]);
		const { content, ...said } = await place.attachments.open(place.lea, piece.id);
		expect(said).toEqual({ sha256: hash(png), type: 'image/png', name: 'Ma classe.png' });
		expect(Buffer.from(await content.arrayBuffer())).toEqual(png);
		const audit = await place.database.reader
			.selectFrom('audit')
			.select(['account_id', 'detail'])
			.where('action', '=', 'added-attachment')
			.execute();
		expect(audit.map(({ detail }) => (JSON.parse(detail) as { attachment: string }).attachment)).toContain(
			piece.id,
		);
	});

	it('keeps the same bytes once, for two documents that each decide who has them', async () => {
		const png = aPng();
		const mine = await place.add(png);
		const open = await place.add(png, {}, publicNote);
		expect(place.files()).toHaveLength(1);
		await expect(place.attachments.open(anonymous, mine.id)).rejects.toMatchObject({ kind: 'not-found' });
		expect((await place.attachments.open(anonymous, open.id)).sha256).toBe(hash(png));
	});

	it('takes away what a photograph says of where it was taken, and says so', async () => {
		const photograph = aJpeg({ notes: [[0xe1, exifNote(6)]] });
		const piece = await place.add(photograph, { name: 'IMG_1.JPG' });
		expect(piece).toMatchObject({ type: 'image/jpeg', width: 40, height: 60, cleaned: true });
		const kept = Buffer.from(await (await place.attachments.open(place.lea, piece.id)).content.arrayBuffer());
		expect(kept.includes('GPS')).toBe(false);
		expect(piece.bytes).toBe(kept.length);
		// The first version is nowhere.
		expect(place.files()).toEqual([hash(kept)]);
	});

	it.each([
		['an SVG named .png', '<svg onload="alert(1)"/>', 'dessin.png', 'application/octet-stream'],
		['a page named .jpg', '<script>alert(1)</script>', 'page.jpg', 'application/octet-stream'],
		['a PDF named .gif', '%PDF-1.4 <script>', 'x.gif', 'application/pdf'],
	])('%s is what its bytes are [C2]', async (_what, text, name, type) => {
		expect(await place.add(Buffer.from(text), { name })).toMatchObject({ type, width: 0, height: 0, name });
	});

	it('refuses what is empty, too large, longer or shorter than announced, or broken, and leaves nothing', async () => {
		place.limit({ ATTACHMENT_BYTES: 65_536 });
		const refused = async (bytes: Buffer, kind: string, changes: Partial<Sent> = {}) =>
			expect(await place.add(bytes, changes).catch((error: unknown) => error)).toMatchObject({ kind });
		await refused(Buffer.alloc(0), 'invalid');
		await refused(Buffer.alloc(10), 'invalid', { length: null });
		await refused(Buffer.alloc(70_000), 'too-large');
		await refused(Buffer.alloc(100), 'too-large', { length: 50 });
		await refused(aPng().subarray(0, 40), 'invalid');
		await expect(place.add(Buffer.alloc(50), { length: 100 })).rejects.toThrow('cut');
		async function* interrupted() {
			yield Buffer.alloc(10);
			throw new Error('the tunnel');
			await Promise.resolve();
		}
		await expect(place.add(Buffer.alloc(100), { body: interrupted() })).rejects.toThrow('the tunnel');
		expect(await place.rows()).toEqual([]);
		expect(place.files()).toEqual([]);
	});

	it('refuses what the document or the day has no room for, with a sentence', async () => {
		const png = aPng();
		const limited = async (limits: Record<string, number>, kind: string) => {
			await place.database.write((trx) => trx.deleteFrom('attachments').execute());
			place.limit(limits);
			await place.add(png);
			await expect(place.add(png)).rejects.toMatchObject({
				kind,
				message: expect.stringMatching(/Rien n’a été ajouté/) as string,
			});
		};
		await limited({ ATTACHMENT_DOCUMENT_FILES: 1 }, 'too-large');
		await limited({ ATTACHMENT_DAY_FILES: 1 }, 'too-many');
		place.limit({ ATTACHMENT_DOCUMENT_BYTES: 65_536 });
		await place.add(Buffer.alloc(40_000));
		await expect(place.add(Buffer.alloc(40_000))).rejects.toMatchObject({ kind: 'too-large' });
		place.limit({ ATTACHMENT_DAY_BYTES: 65_536 });
		await expect(place.add(Buffer.alloc(40_000))).rejects.toMatchObject({ kind: 'too-many' });
		place.context.standAt('2026-03-13T09:00:00.000Z');
		await place.add(Buffer.alloc(40_000));
		place.context.standAt('2026-03-12T08:30:00.000Z');
	});

	it('answers the same for a piece that is forbidden, unknown, of a deleted document or misspelt [R4]', async () => {
		const hidden = await place.add(aPng());
		const stranger = await personOf(place.context, seedId('actor', 'newcomer'));
		const ids = [hidden.id, unknown, hidden.id.toUpperCase(), 'x', '', '../../maillage.sqlite'];
		const asked = ids.flatMap((id) =>
			[stranger, anonymous].flatMap((viewer) => [
				place.attachments.open(viewer, id),
				place.attachments.copy(place.lea, place.protocol, id === hidden.id ? unknown : id),
			]),
		);
		const answers = await Promise.all(asked.map((answer) => answer.catch((error: unknown) => error)));
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect(answers[0]).toMatchObject({ kind: 'not-found' });
		const deleted = (at: string | null) =>
			place.database.write((trx) =>
				trx.updateTable('documents').set({ deleted_at: at }).where('id', '=', place.protocol).execute(),
			);
		await deleted(place.context.now().toISOString());
		await expect(place.attachments.open(place.lea, hidden.id)).rejects.toEqual(answers[0]);
		await deleted(null);
	});

	it('lets only who may write add, and asks again once everything is here [R1] [R3]', async () => {
		const observer = await personOf(place.context, seedId('actor', 'citizen'));
		const refused = (viewer: Person) => place.attachments.add(viewer, place.protocol, sent(aPng(), viewer));
		await expect(refused(observer)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(refused(anonymous)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(place.attachments.add(anonymous, publicNote, sent(aPng(), anonymous))).rejects.toMatchObject(
			{
				kind: 'signed-out',
			},
		);
		// The right was lost while the file came.
		await expect(place.add(aPng(), { again: () => Promise.resolve(observer) })).rejects.toMatchObject({
			kind: 'forbidden',
		});
		await expect(place.add(aPng(), { again: () => Promise.resolve(anonymous) })).rejects.toMatchObject({
			kind: 'not-found',
		});
		expect(await place.rows()).toEqual([]);
		expect(place.files()).toEqual([]);
	});

	it('copies a piece into another document for who may read it there and write here', async () => {
		const piece = await place.add(aPng(30, 20), { name: 'Cour.png' }, publicNote);
		const { id } = await place.attachments.copy(place.lea, place.protocol, piece.id);
		expect(id).not.toBe(piece.id);
		expect(await place.attachments.open(place.lea, id)).toMatchObject({
			name: 'Cour.png',
			type: 'image/png',
		});
		await expect(place.attachments.open(anonymous, id)).rejects.toMatchObject({ kind: 'not-found' });
		// It is there already.
		expect(await place.attachments.copy(place.lea, place.protocol, id)).toEqual({ id });
		const stranger = await personOf(place.context, seedId('actor', 'newcomer'));
		await expect(place.attachments.copy(stranger, publicNote, id)).rejects.toMatchObject({
			kind: expect.stringMatching(/not-found|forbidden/) as string,
		});
		expect(place.files()).toHaveLength(1);
	});

	it('no more than six files of one person at once', async () => {
		let release = () => {};
		const gate = new Promise<void>((resolve) => (release = resolve));
		let begun = 0;
		async function* slowly() {
			begun += 1;
			await gate;
			yield Buffer.alloc(10);
		}
		const six = Array.from({ length: 6 }, () => place.add(Buffer.alloc(10), { body: slowly() }));
		await expect.poll(() => begun).toBe(6);
		await expect(place.add(aPng())).rejects.toMatchObject({ kind: 'too-many' });
		release();
		await Promise.all(six);
		await place.add(aPng());
	});
});
