import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { keyOf } from '#server/directory/objections.ts';
import { hashToken, newToken } from '#server/accounts/tokens.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe.each(databases)('two records that several make one, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let keeper: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		directory = directoryUseCases(context);
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
	});
	afterAll(() => database.close());

	/** Changed at the very instant of the tests: no hour tells one change from another. */
	const stamps = () => ({ created_at: context.now().toISOString(), updated_at: context.now().toISOString() });
	async function organisation(name: string): Promise<string> {
		const id = v7();
		await database.write((trx) =>
			trx
				.insertInto('organisations')
				.values({
					...{ id, name, kind: 'association', acronym: null, aliases: '', presentation: '', parent_id: null },
					...{ siret: null, territory_id: null, website: null, email: null, phone: null, opening_hours: '' },
					...{ source: 'test', source_key: null, entered_by: keeper.actorId, merged_into: null },
					...{ confirmed_on: null, ...stamps() },
				})
				.execute(),
		);
		return id;
	}
	async function person(
		name: string,
		enteredBy: string,
		lines: Record<string, string> = {},
	): Promise<string> {
		const id = crypto.randomUUID();
		await database.write(async (trx) => {
			await trx
				.insertInto('actors')
				.values({
					...{ id, name, source: 'test', entered_by: enteredBy, objected_at: null, confirmed_on: null },
					...stamps(),
				})
				.execute();
			for (const [field, value] of Object.entries(lines))
				await trx
					.insertInto('actor_fields')
					.values({ actor_id: id, field, value, visibility: 'me' })
					.execute();
		});
		return id;
	}
	const states = async (table: 'organisations' | 'actors', ids: readonly string[]) =>
		database.reader
			.selectFrom(table as 'organisations')
			.select(['id', 'name', 'merged_into'])
			.where('id', 'in', [...ids])
			.execute();
	/** Several at once. @returns how each ended */
	const atOnce = async (works: readonly (() => Promise<unknown>)[]) =>
		(await Promise.allSettled(works.map((work) => work()))).map((one) =>
			one.status === 'fulfilled' ? 'done' : (one.reason as { kind?: string }).kind,
		);

	it('become one record once, whichever way they are taken, and never one another', async () => {
		for (let round = 0; round < 3; round += 1) {
			const [one, other] = [await organisation(`Le Phare ${round}`), await organisation(`Phare ${round}`)];
			const ends = await atOnce([
				() => directory.merge(keeper, one, other, new Set()),
				() => directory.merge(keeper, other, one, new Set()),
				() => directory.merge(keeper, one, other, new Set(['name'])),
			]);
			expect(ends.toSorted()).toEqual(['conflict', 'conflict', 'done']);
			const kept = (await states('organisations', [one, other])).filter((row) => row.merged_into === null);
			expect(kept).toHaveLength(1);
			const merges = await database.reader
				.selectFrom('merges')
				.select('id')
				.where('kept_id', 'in', [one, other])
				.execute();
			expect(merges).toHaveLength(1);
			// And two again once.
			const again = await atOnce([
				() => directory.unmerge(keeper, kept[0]!.id, merges[0]!.id),
				() => directory.unmerge(keeper, kept[0]!.id, merges[0]!.id),
			]);
			expect(again.toSorted()).toEqual(['conflict', 'done']);
		}
	});

	it('of people become one record once as well', async () => {
		const [one, other] = [
			await person('Enora Kervella', keeper.actorId),
			await person('Kervella Enora', keeper.actorId),
		];
		const ends = await atOnce([
			() => directory.mergePeople(keeper, one, other, new Set()),
			() => directory.mergePeople(keeper, other, one, new Set()),
		]);
		expect(ends.filter((end) => end === 'done')).toHaveLength(1);
		expect((await states('actors', [one, other])).filter((row) => row.merged_into === null)).toHaveLength(1);
	});

	it('take nothing of what somebody was writing in the one that is no more', async () => {
		const words = {
			...{
				name: 'Écrit trop tard',
				kind: 'association' as const,
				acronym: '',
				aliases: '',
				presentation: '',
			},
			...{ website: '', email: '', phone: '', opening_hours: '', siret: '' },
		};
		/** The use cases of somebody whose form arrives, and between whose rights and whose writing `first` happens. */
		const after = (first: () => Promise<unknown>) =>
			directoryUseCases({
				...context,
				database: Object.create(database, {
					write: { value: async (work: never) => [await first(), await database.write(work)][1] },
				}) as Database,
			});
		for (const write of [
			(late: typeof directory, gone: string, seen: string) =>
				late.saveOrganisation(keeper, gone, { seen, ...words }),
			(late: typeof directory, gone: string) => late.placeOrganisation(keeper, gone, ''),
		]) {
			const [kept, gone] = [await organisation('Le Môle'), await organisation('Môle (asso)')];
			const { organisation: row } = await directory.organisationRecord(keeper, gone, {
				place: '',
				parent: '',
			});
			const late = after(() => directory.merge(keeper, kept, gone, new Set()));
			await expect(write(late, gone, row.updated_at)).rejects.toMatchObject({ kind: 'conflict' });
			expect(await states('organisations', [gone])).toEqual([
				{ id: gone, name: 'Môle (asso)', merged_into: kept },
			]);
		}
		const [kept, gone] = [
			await person('Erwan Tanguy', keeper.actorId),
			await person('Tanguy Erwan', keeper.actorId),
		];
		const { seen, lines, writers } = await directory.record(keeper, gone);
		const late = after(() => directory.mergePeople(keeper, kept, gone, new Set()));
		const input = { seen, lines, writers, name: 'Écrit trop tard', themes: [] };
		await expect(late.saveRecord(keeper, gone, { ...input, themesVisibility: 'me' })).rejects.toMatchObject({
			kind: 'conflict',
		});
		expect(await states('actors', [gone])).toEqual([{ id: gone, name: 'Tanguy Erwan', merged_into: kept }]);
	});

	it('leave each the link to object that was sent to them, used again and again', async () => {
		const told = async (actorId: string) => {
			const token = newToken();
			await database.write((trx) =>
				trx
					.insertInto('objection_links')
					.values({
						...{
							id: v7(),
							actor_id: actorId,
							token_hash: hashToken(token),
							key_hash: keyOf(`${actorId}@exemple.fr`),
						},
						created_at: context.now().toISOString(),
					})
					.execute(),
			);
			return token;
		};
		const objected = async (ids: readonly string[]) =>
			(
				await database.reader
					.selectFrom('actors')
					.select(['id', 'objected_at', 'merged_into'])
					.where('id', 'in', [...ids])
					.execute()
			)
				.filter((row) => row.objected_at !== null && row.merged_into === null)
				.map(({ id }) => id);
		const [kept, gone] = [
			await person('Soazig Riou', keeper.actorId),
			await person('Riou Soazig', keeper.actorId),
		];
		const token = await told(gone);
		await directory.mergePeople(keeper, kept, gone, new Set());
		expect(await directory.openObjection(token)).toMatchObject({ state: 'listed' });
		const { merges } = await directory.mergePeopleForm(keeper, kept, { other: '', asked: '' });
		await directory.unmergePeople(keeper, kept, merges[0]!.id);
		// Two again: the link is of the one it was sent to, and of nobody else.
		for (let time = 0; time < 3; time += 1) await directory.objectByLink(token);
		expect(await objected([kept, gone])).toEqual([gone]);
		expect(await directory.openObjection(token)).toMatchObject({ state: 'objected' });
		await expect(directory.mergePeople(keeper, kept, gone, new Set())).rejects.toMatchObject({
			kind: 'not-found',
		});
		// While they are one, it is of both, and nothing brings either back.
		const other = await person('Riou S.', keeper.actorId);
		const second = await told(other);
		await directory.mergePeople(keeper, kept, other, new Set());
		const { merges: later } = await directory.mergePeopleForm(keeper, kept, { other: '', asked: '' });
		await Promise.all([1, 2, 3].map(() => directory.objectByLink(second)));
		await expect(directory.unmergePeople(keeper, kept, later[0]!.id)).rejects.toThrow();
		for (const id of [kept, other, gone]) {
			await expect(directory.actor(keeper, id)).rejects.toMatchObject({ kind: 'not-found' });
			expect(await directory.keptActor(keeper, id)).toBeNull();
		}
	});

	it('show nothing that is closed of a record to who may not make them one [R6]', async () => {
		const curious = await personOf(context, (await anAccount(database)).actorId);
		const secrets = { presentation: 'Ornithorynque', offers: 'Calligraphie', availability: 'Mercredi soir' };
		const lines = { presentation: 'Moi', offers: 'Moi', availability: 'Moi' };
		const theirs = await person('Gwenaël Secret', keeper.actorId, secrets);
		const bait = await person('Gwenael Secret', curious.actorId, lines);
		// Nor from one's own record, of somebody who has an account too.
		const member = await anAccount(database);
		await database.write(async (trx) => {
			for (const [actor_id, all] of [
				[member.actorId, secrets],
				[curious.actorId, lines],
			] as const)
				for (const [field, value] of Object.entries(all))
					await trx.insertInto('actor_fields').values({ actor_id, field, value, visibility: 'me' }).execute();
		});
		for (const [mine, other] of [
			[bait, theirs],
			[curious.actorId, theirs],
			[curious.actorId, member.actorId],
			[bait, member.actorId],
		] as const) {
			const form = await directory.mergePeopleForm(curious, mine, { other, asked: '' });
			expect(JSON.stringify(form)).not.toMatch(/ornithorynque|calligraphie|mercredi/i);
		}
		// Who is in charge of both compares them.
		const both = await directory.mergePeopleForm(keeper, theirs, { other: bait, asked: '' });
		expect(JSON.stringify(both)).toContain('Ornithorynque');
	});
});
