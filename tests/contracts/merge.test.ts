import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { listNames } from '#server/documents/names.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const kept = seedId('organisation', 'ville-49007');
const other = seedId('organisation', 'escale');

describe.each(databases)('two records made one, on $name', ({ open }) => {
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

	const organisation = (id: string) =>
		database.reader.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	const facts = async () => ({
		kept: { ...(await organisation(kept)), updated_at: '' },
		other: { ...(await organisation(other)), updated_at: '' },
		affiliations: await database.reader
			.selectFrom('affiliations')
			.select(['id', 'organisation_id'])
			.orderBy('id')
			.execute(),
		seats: await database.reader
			.selectFrom('seats')
			.select(['id', 'organisation_id'])
			.orderBy('id')
			.execute(),
		found: (await find(context, anonymous, { q: (await organisation(other)).name })).entries
			.map(({ address }) => address)
			.filter((address) => address.startsWith('/structures/')),
	});
	const merges = async () => (await directory.mergeForm(keeper, kept, { other: '', asked: '' })).merges;

	it('keeps the old address answering, moves what leaned on it, and gives it all back', async () => {
		const before = await facts();
		const worked = before.affiliations.filter((row) => row.organisation_id === other).map(({ id }) => id);
		expect(worked.length).toBeGreaterThan(0);
		const { pair } = await directory.mergeForm(keeper, kept, { other, asked: '' });
		expect(pair?.fields.map(({ field }) => field)).toContain('name');
		await directory.merge(keeper, kept, other, new Set(['presentation']));

		expect(await directory.keptOrganisation(anonymous, other)).toBe(kept);
		await expect(directory.organisation(anonymous, other)).rejects.toMatchObject({ kind: 'not-found' });
		const during = await facts();
		expect(during.affiliations.filter((row) => row.organisation_id === other)).toEqual([]);
		expect(during.kept.aliases.split('\n')).toContain(before.other.name);
		expect(during.found).not.toContain(`/structures/${other}`);
		expect(during.found).toContain(`/structures/${kept}`);
		const names = await listNames(database.reader, anonymous, [
			{
				content: { type: 'doc', content: [{ type: 'mention', attrs: { kind: 'organisation', id: other } }] },
			},
		]);
		for (const name of Object.values(names)) expect(name).toBe(during.kept.name);

		const [merge] = await merges();
		await directory.unmerge(keeper, kept, merge!.id);
		expect(await facts()).toEqual(before);
		expect(await directory.keptOrganisation(anonymous, other)).toBeNull();
		await expect(directory.unmerge(keeper, kept, merge!.id)).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('leaves what somebody has written since', async () => {
		await directory.merge(keeper, kept, other, new Set(['name']));
		const renamed = await organisation(kept);
		expect(renamed.name).toBe((await organisation(other)).name);
		await database.write((trx) =>
			trx.updateTable('organisations').set({ name: 'Nom écrit depuis' }).where('id', '=', kept).execute(),
		);
		await directory.unmerge(keeper, kept, (await merges())[0]!.id);
		expect((await organisation(kept)).name).toBe('Nom écrit depuis');
	});

	it('follows records that had been made one before', async () => {
		const first = seedId('organisation', 'tilleuls');
		await directory.merge(keeper, other, first, new Set());
		await directory.merge(keeper, kept, other, new Set());
		expect(await directory.keptOrganisation(anonymous, first)).toBe(kept);
		await directory.unmerge(keeper, kept, (await merges())[0]!.id);
		expect(await directory.keptOrganisation(anonymous, first)).toBe(other);
	});

	it('is for who is in charge of both', async () => {
		const stranger = await personOf(context, (await anAccount(database)).actorId);
		await expect(directory.merge(stranger, kept, other, new Set())).rejects.toMatchObject({
			kind: 'forbidden',
		});
		await expect(directory.merge(anonymous, kept, other, new Set())).rejects.toMatchObject({
			kind: 'signed-out',
		});
		await expect(directory.merge(keeper, kept, kept, new Set())).rejects.toMatchObject({ kind: 'conflict' });
	});
});
