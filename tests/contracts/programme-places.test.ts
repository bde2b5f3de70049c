import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';

const programme = seedId('document', 'programme-angers');
const monplaisir = 'qpv-QN04905M';

describe.each(databases)('where a programme happens, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let documents: ReturnType<typeof documentUseCases>;
	let lea: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		documents = documentUseCases(context);
		lea = await personOf(context, seedId('actor', 'angers-authority'));
	});
	afterAll(() => database.close());

	it('is said with its name of today, its commune and its point; so are quarters of the cité where nothing does yet', async () => {
		const { places, names } = await documents.read(lea, programme);
		expect(names[`territory:${monplaisir}`]).toBe('Monplaisir');
		expect(places.find(({ id }) => id === monplaisir)).toEqual({
			...{ id: monplaisir, kind: 'qpv', code: 'QN04905M', name: 'Monplaisir' },
			...{ within: 'Angers', position: [-0.5262, 47.4869], ofCite: true },
		});
		expect(places.find(({ code }) => code === 'QN04915N')).toMatchObject({ ofCite: true });
		// Of a commune the demonstration knows no point: none is made up.
		expect(places.find(({ id }) => id === 'commune-49007')).toMatchObject({
			position: null,
			within: 'Maine-et-Loire',
		});
		expect(await documents.places(lea, programme)).toEqual(places);
	});

	it('is told to nobody who may not read the document [R4]', async () => {
		const stranger = await personOf(context, seedId('actor', 'newcomer'));
		for (const viewer of [stranger, anonymous])
			await expect(documents.places(viewer, programme)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('is chosen among the communes and quarters of the cité first, then in the whole directory', async () => {
		const asked = (q: string) => documents.lookUp(lea, programme, q, 'territoire');
		const near = await asked('');
		expect(near[0]).toMatchObject({ title: 'Angers', kindName: 'Commune', key: 'territory:commune-49007' });
		expect(near.slice(1).every(({ kindName }) => kindName === 'Quartier prioritaire')).toBe(true);
		expect((await asked('mon'))[0]).toMatchObject({ title: 'Monplaisir', key: `territory:${monplaisir}` });
		expect((await asked('pontanezen')).map(({ key }) => key)).toContain('territory:qpv-QN02907M');
		expect((await asked('Angers Loire Métropole')).map(({ key }) => key)).toContain(
			'territory:epci-244900015',
		);
		expect((await asked('maine-et-loire')).map(({ key }) => key)).toContain('territory:departement-49');
		expect((await asked('QN02907M')).map(({ key }) => key)).toEqual(['territory:qpv-QN02907M']);
		const all = await asked('belle');
		expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
		expect(all.every(({ key }) => key?.startsWith('territory:'))).toBe(true);
	});

	it('is carried by organisations, never by a person who would be named without knowing [rule 2]', async () => {
		for (const q of ['', 'a', 'ville']) {
			const found = await documents.lookUp(lea, programme, q, 'structure');
			expect(found.length).toBeGreaterThan(0);
			expect(found.every(({ key }) => key?.startsWith('organisation:'))).toBe(true);
		}
	});
});
