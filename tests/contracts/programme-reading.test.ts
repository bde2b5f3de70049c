import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Member } from '#domain/access/person.ts';
import { actorKey } from '#domain/document/references.ts';
import type { Database } from '#server/database/connection.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

const programme = seedId('document', 'programme-angers');
const [lea, samir] = [seedId('actor', 'angers-authority'), seedId('actor', 'angers-academy')];

describe.each(databases)('a programme that is read, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let documents: ReturnType<typeof documentUseCases>;
	let reader: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		documents = documentUseCases(context);
		reader = await personOf(context, lea);
	});
	afterAll(() => database.close());

	const object = (actorId: string, at: string | null) =>
		database.raw.updateTable('actors').set({ objected_at: at }).where('id', '=', actorId).execute();

	it('says for whom the authors of its amounts sit today, and never of who objected [rule 2]', async () => {
		const before = await documents.read(reader, programme);
		expect(before.authorParties).toEqual({ [lea]: 'authority', [samir]: 'academy' });
		await object(samir, '2026-03-01T00:00:00.000Z');
		try {
			const after = await documents.read(reader, programme);
			expect(after.authorParties).toEqual({ [lea]: 'authority' });
			expect(after.names[actorKey(samir)]).toBeUndefined();
		} finally {
			await object(samir, null);
		}
	});

	it('says of nobody what they sat for until yesterday [rule 1]', async () => {
		const { until_day: until } = await database.reader
			.selectFrom('seat_tenures')
			.select('until_day')
			.where('actor_id', '=', samir)
			.executeTakeFirstOrThrow();
		const set = (day: string | null) =>
			database.raw
				.updateTable('seat_tenures')
				.set({ until_day: day })
				.where('actor_id', '=', samir)
				.execute();
		await set('2020-12-31');
		try {
			expect((await documents.read(reader, programme)).authorParties).toEqual({ [lea]: 'authority' });
		} finally {
			await set(until);
		}
	});

	it('opens one of its actions to who may read it; any other is not found [R4]', async () => {
		const { document } = await documents.read(reader, programme);
		const [action] = document.programme?.actions ?? [];
		const read = await documents.readAction(reader, programme, action!.id);
		expect(read.action).toEqual(action);
		const unknown = { kind: 'not-found' };
		await expect(documents.readAction(reader, programme, crypto.randomUUID())).rejects.toMatchObject(unknown);
		await expect(documents.readAction(anonymous, programme, action!.id)).rejects.toMatchObject(unknown);
		// A document that has no action.
		const protocol = seedId('document', 'protocole-angers');
		await expect(documents.readAction(reader, protocol, action!.id)).rejects.toMatchObject(unknown);
	});
});
