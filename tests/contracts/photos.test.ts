import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import { photoLimits } from '#domain/directory/photo.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { removeUnused } from '#server/attachments/unused.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { keyOf, objectToListing } from '#server/directory/objections.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases } from '#tests/support/databases.ts';
import { aPlaceForFiles, hash, type PlaceForFiles } from '#tests/support/files.ts';
import { personOf } from '#tests/support/people.ts';
import { aGif, aJpeg, aPng, aWebp, exifNote } from '#tests/support/pictures.ts';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const sent = (bytes: Buffer) => ({ size: bytes.length, bytes: async () => new Uint8Array(bytes) });
const escale = seedId('organisation', 'escale');

describe.each(databases)('photos of people, on $name', ({ open }) => {
	let place: PlaceForFiles;
	let directory: ReturnType<typeof directoryUseCases>;
	let lea: Member;
	let ines: Member;
	let victor: Member;

	beforeAll(async () => {
		place = await aPlaceForFiles(open);
		directory = directoryUseCases(place.withLimits({}));
		lea = place.lea;
		ines = await personOf(place.context, seedId('actor', 'angers-state'));
		victor = await personOf(place.context, seedId('actor', 'newcomer'));
	});
	afterAll(() => place.close());
	beforeEach(async () => {
		await place.database.write(async (trx) => {
			await trx.deleteFrom('actor_photos').execute();
			await trx.deleteFrom('rate_limits').execute();
		});
	});

	const save = (bytes: Buffer | null, visibility: FieldVisibility = 'public', of = lea.actorId, by = lea) =>
		directory.savePhoto(by, of, { photo: bytes && sent(bytes), visibility });
	const rows = () => place.database.reader.selectFrom('actor_photos').selectAll().execute();
	const idOf = async (actorId = lea.actorId) =>
		(await rows()).find((row) => row.actor_id === actorId)?.id ?? '';
	const bytesFor = async (viewer: Person, id: string) => {
		const { content } = await directory.openPhoto(viewer, id);
		return Buffer.from(await content.arrayBuffer());
	};
	const missing = { kind: 'not-found' };

	it('is seen by whom its line is shown to, everywhere and at each request, and by nobody else [P2] [R6]', async () => {
		const seers: Record<FieldVisibility, Person[]> = {
			...{ me: [lea], groups: [lea, ines], network: [lea, ines, victor] },
			public: [lea, ines, victor, anonymous],
		};
		await save(aPng(), 'me');
		const id = await idOf();
		for (const [visibility, allowed] of Object.entries(seers) as [FieldVisibility, Person[]][]) {
			await save(null, visibility);
			expect(await idOf()).toBe(id);
			for (const viewer of [lea, ines, victor, anonymous]) {
				const isSeen = allowed.includes(viewer);
				const shown = (await directory.actor(viewer, lea.actorId)).photo?.id ?? null;
				const { entries } = await find(place.context, viewer, { q: 'Léa Montfort' });
				const found = entries.find(({ title }) => title === 'Léa Montfort')?.photo ?? null;
				expect([shown, found], visibility).toEqual(isSeen ? [id, id] : [null, null]);
				if (isSeen) expect(await bytesFor(viewer, id)).toEqual(aPng());
				else
					expect(await directory.openPhoto(viewer, id).catch((error: unknown) => error)).toEqual(
						await directory.openPhoto(viewer, crypto.randomUUID()).catch((error: unknown) => error),
					);
			}
		}
	});

	it('is shown beside who works in an organisation, to whom it is shown', async () => {
		const denis = await personOf(place.context, seedId('actor', 'mediator'));
		await save(aPng(), 'network', denis.actorId, denis);
		const photoFor = async (viewer: Person) =>
			(await directory.organisation(viewer, escale)).people.find(({ id }) => id === denis.actorId)?.photo;
		expect(await photoFor(lea)).toBe(await idOf(denis.actorId));
		expect(await photoFor(anonymous)).toBeNull();
	});

	it.each([
		['JPEG', aJpeg({ notes: [[0xe1, exifNote(6)]], after: Buffer.from('GPS 47.4784') })],
		['PNG', aPng(3, 2, ['eXIf', Buffer.from('GPS 47')], ['tEXt', Buffer.from('GPS 47')])],
		['WebP', aWebp()],
	])(
		'a %s is stored without where it was taken, and the file says nothing of it either',
		async (_name, bytes) => {
			expect(bytes.includes('GPS')).toBe(true);
			await save(bytes);
			const given = await bytesFor(anonymous, await idOf());
			expect(given.includes('GPS')).toBe(false);
			expect(place.files()).toContain(hash(given));
			expect(place.files()).not.toContain(hash(bytes));
		},
	);

	it.each([
		[
			'a drawing that is a program',
			Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
			/n’est pas une image/,
		],
		['a picture whose notes are not known', aGif(), /n’est pas une image/],
		['a program under the name of a picture', Buffer.from('MZ\x90\0'), /n’est pas une image/],
		['a JPEG that is cut', aJpeg().subarray(0, 40), /incomplète/],
		['a PNG that is cut', aPng().subarray(0, 40), /incomplète/],
		['a WebP that announces more than there is', Buffer.concat([aWebp().subarray(0, 34)]), /incomplète/],
		['a bomb', aPng(20_001, 1), /trop grande/],
		['a few bytes that unpack to a hundred megabytes in each list', aPng(2001, 1), /2\s001 points sur 1/],
		['one that moves', aPng(3, 2, ['acTL', Buffer.alloc(8)]), /choisissez-en une fixe/],
		['one that is too heavy', Buffer.alloc(photoLimits.bytes + 1, 255), /doit faire 40\sko au plus/],
		['nothing', null, /Choisissez une photo/],
	])('%s is refused in a sentence, and nothing is kept', async (_name, bytes, sentence) => {
		await expect(save(bytes)).rejects.toMatchObject({ message: expect.stringMatching(sentence) as string });
		expect(await rows()).toEqual([]);
	});

	it('is put and taken away by who is in charge of the record, and by nobody else', async () => {
		const keeper: Member = { ...victor, administrator: true };
		for (const other of [victor, keeper]) {
			await expect(save(aPng(), 'public', lea.actorId, other)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(directory.removePhoto(other, lea.actorId)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(directory.photoInCharge(other, lea.actorId)).rejects.toMatchObject({ kind: 'forbidden' });
		}
		await expect(directory.photoInCharge(lea, lea.actorId)).rejects.toMatchObject(missing);
		await save(aPng(), 'me');
		expect((await directory.photoInCharge(lea, lea.actorId)).type).toBe('image/png');
		await directory.removePhoto(lea, lea.actorId);
		await directory.removePhoto(lea, lea.actorId);
		expect(await rows()).toEqual([]);
	});

	it('another takes its place under another address, and what is nobody’s goes at night', async () => {
		await save(aPng(5, 5));
		const former = await idOf();
		await save(aPng(6, 6), 'network');
		await expect(directory.openPhoto(lea, former)).rejects.toMatchObject(missing);
		expect(await rows()).toHaveLength(1);
		for (const bytes of [aPng(5, 5), aPng(6, 6)])
			utimesSync(join(place.folder, 'attachments', hash(bytes).slice(0, 2), hash(bytes)), 0, 0);
		await removeUnused(place.withLimits({}));
		expect(place.files()).toContain(hash(aPng(6, 6)));
		expect(place.files()).not.toContain(hash(aPng(5, 5)));
	});

	it('several sent at once leave one', async () => {
		await Promise.all([1, 2, 3, 4].map((width) => save(aPng(width, 9))));
		expect(await rows()).toHaveLength(1);
	});

	describe('of somebody entered by another', () => {
		const entered = async (name: string) => {
			const id = crypto.randomUUID();
			const at = '2026-01-05T08:00:00.000Z';
			await place.database.write((trx) =>
				trx
					.insertInto('actors')
					.values({
						...{ id, name, source: 'test', entered_by: lea.actorId, objected_at: null },
						...{ confirmed_on: null, created_at: at, updated_at: at },
					})
					.execute(),
			);
			return id;
		};

		it('is gone with an objection, also of a record that was made one with theirs [P3]', async () => {
			const [kept, other] = [await entered('Maïwenn Le Goff'), await entered('Le Goff Maïwenn')];
			await save(aPng(1, 1), 'public', kept);
			await save(aPng(2, 2), 'public', other);
			const ids = [await idOf(kept), await idOf(other)];
			await directory.mergePeople(lea, kept, other, new Set());
			// Hidden with its record.
			await expect(directory.openPhoto(lea, ids[1]!)).rejects.toMatchObject(missing);
			expect(await bytesFor(anonymous, ids[0]!)).toEqual(aPng(1, 1));
			await place.database.write((trx) =>
				objectToListing(trx, place.context, kept, keyOf('maiwenn@exemple.fr')),
			);
			expect(await rows()).toEqual([]);
		});

		it('is not put on a record whose person objected while it came [P3]', async () => {
			const id = await entered('Nolwenn Le Bihan');
			const slow = {
				...sent(aPng()),
				bytes: async () => {
					await place.database.write((trx) =>
						objectToListing(trx, place.context, id, keyOf('nolwenn@exemple.fr')),
					);
					return new Uint8Array(aPng());
				},
			};
			await expect(directory.savePhoto(lea, id, { photo: slow, visibility: 'public' })).rejects.toMatchObject(
				missing,
			);
			expect(await rows()).toEqual([]);
		});

		it('follows into the record that has none, and goes back', async () => {
			const [kept, other] = [await entered('Tifenn Kerouanton'), await entered('Kerouanton Tifenn')];
			await save(aPng(), 'network', other);
			const id = await idOf(other);
			await directory.mergePeople(lea, kept, other, new Set());
			expect((await directory.actor(victor, kept)).photo?.id).toBe(id);
			const { merges } = await directory.mergePeopleForm(lea, kept, { other: '', asked: '' });
			await directory.unmergePeople(lea, kept, merges[0]!.id);
			expect((await directory.actor(victor, kept)).photo).toBeNull();
			expect((await directory.actor(victor, other)).photo?.id).toBe(id);
		});
	});

	it('is seen by nobody but oneself once one has left the directory, and again when one is back', async () => {
		await save(aPng());
		const id = await idOf();
		await directory.leaveDirectory(lea, lea.actorId);
		for (const viewer of [ines, victor, anonymous])
			await expect(directory.openPhoto(viewer, id)).rejects.toMatchObject(missing);
		expect(await bytesFor(lea, id)).toEqual(aPng());
		await directory.returnToDirectory(lea, lea.actorId);
		expect(await bytesFor(anonymous, id)).toEqual(aPng());
	});

	it('is sent thirty times a day at most', async () => {
		for (let time = 0; time < 30; time += 1) await save(aPng());
		await expect(save(aPng())).rejects.toMatchObject({ kind: 'too-many' });
	});
});
