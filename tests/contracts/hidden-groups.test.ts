import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { homeUseCases } from '#server/home/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

const space = seedId('group', 'espace-Angers');

describe.each(databases)(
	'groups that fewer people may read than their documents, on $name',
	({ open: openDatabase }) => {
		let database: Database;
		let context: TestContext;
		const person = (key: string): Promise<Member> => personOf(context, seedId('actor', key));

		beforeAll(async () => {
			database = await openDatabase(demonstration);
			context = testContext(database);
		});
		afterAll(() => database.close());

		it('names a group only to who may read it, however open its documents are [R4]', async () => {
			const documents = documentUseCases(context);
			const lea = await person('angers-authority');
			const id = await documents.create(lea, space, {
				templateId: 'protocol',
				title: 'Ouvert à tout le monde',
				visibility: 'public',
			});
			const open = async (visibility: 'public' | 'members') => {
				await database.write((trx) =>
					trx.updateTable('groups').set({ visibility }).where('id', '=', space).execute(),
				);
				const heads = [lea, await person('newcomer'), anonymous].map(
					async (viewer) => (await documents.read(viewer, id)).head.group?.id ?? null,
				);
				const { visitor } = homeUseCases(context);
				const shown = (await visitor(anonymous)).documents.find((document) => document.id === id);
				const listed = (await documents.list(lea)).documents.find((document) => document.id === id);
				return [...(await Promise.all(heads)), shown?.groupName, listed?.groupName];
			};
			const name = 'Cité éducative d’Angers';
			expect(await open('members')).toEqual([space, null, null, null, name]);
			expect(await open('public')).toEqual([space, space, space, name, name]);
		});
	},
);
