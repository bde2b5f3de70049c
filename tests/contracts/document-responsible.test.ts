import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Member } from '#domain/access/person.ts';
import { doc, paragraph } from '#domain/document/content.ts';
import type { Database } from '#server/database/connection.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { createDocument } from '#server/documents/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

const space = seedId('group', 'espace-Angers');
const protocol = seedId('document', 'protocole-angers');

describe.each(databases)('who answers for a section, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let documents: ReturnType<typeof documentUseCases>;
	const person = (key: string): Promise<Member> => personOf(context, seedId('actor', key));

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		documents = documentUseCases(context);
	});
	afterAll(() => database.close());

	const object = (actorId: string, at: string | null) =>
		database.raw.updateTable('actors').set({ objected_at: at }).where('id', '=', actorId).execute();

	it('is chosen among those who sit in the cité and those who take part in the group', async () => {
		const lea = await person('angers-authority');
		const { candidates } = await documents.people(lea, protocol);
		const names = candidates.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['Inès Delaunay', 'Léa Montfort', 'Samir Haddad']));
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'fr')));
		expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length);
		// Where they speak from tells two people of a name apart.
		expect(candidates.find(({ name }) => name === 'Inès Delaunay')?.from).toMatch(/Préfecture/);
		// Who only observes does not write.
		expect(names).not.toContain('Monique Aubry-Keita');
	});

	it('is asked by who may write there, and by nobody else [R1] [R4]', async () => {
		const unseen = await personOf(context, await idOf('Victor Annequin'));
		await expect(documents.people(anonymous, protocol)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(documents.people(unseen, protocol)).rejects.toMatchObject({ kind: 'not-found' });
		const observer = await personOf(context, await idOf('Monique Aubry-Keita'));
		await expect(documents.people(observer, protocol)).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('is named by the directory alone: who objects is named nowhere from then on [rule 2]', async () => {
		const lea = await person('angers-authority');
		const ines = await idOf('Inès Delaunay');
		const id = crypto.randomUUID();
		const sections = [ines, crypto.randomUUID(), undefined].map((one, index) => ({
			...{ id: crypto.randomUUID(), title: `Article ${index}`, status: 'todo' as const, party: null },
			...(one !== undefined && { person: one }),
			content: doc(paragraph('Texte.')),
		}));
		await database.write((trx) =>
			createDocument(trx, context, {
				...{ id, groupId: space, kind: 'note', title: 'Qui fait quoi', visibility: 'members', sections },
				...{ createdBy: lea.actorId, accountId: lea.accountId, template: null },
			}),
		);
		const before = await documents.read(lea, id);
		expect(before.responsible).toEqual({ [ines]: 'Inès Delaunay' });
		expect(before.document.sections[0]?.person).toBe(ines);
		expect(JSON.stringify(before.document)).not.toContain('Delaunay');
		await object(ines, '2026-03-01T00:00:00.000Z');
		try {
			expect((await documents.read(lea, id)).responsible).toEqual({});
			const { candidates, names } = await documents.people(lea, id);
			expect(JSON.stringify([candidates, names])).not.toContain('Delaunay');
		} finally {
			await object(ines, null);
		}
	});

	async function idOf(name: string): Promise<string> {
		const row = await database.reader
			.selectFrom('actors')
			.select('id')
			.where('name', '=', name)
			.executeTakeFirstOrThrow();
		return row.id;
	}
});
