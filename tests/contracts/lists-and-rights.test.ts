import { can } from '#domain/access/can.ts';
import { anonymous, type Person } from '#domain/access/person.ts';
import { visibilities } from '#domain/access/visibility.ts';
import { readPerson } from '#server/accounts/reads.ts';
import type { Database } from '#server/database/connection.ts';
import { findDocumentFacts } from '#server/documents/facts.ts';
import { readable as readableDocument } from '#server/documents/scope.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { findGroupFacts } from '#server/groups/facts.ts';
import { readable as readableGroup } from '#server/groups/scope.ts';
import { createWorld, inhabitants, type World } from '#tests/permissions/world.ts';
import { personas } from '#tests/permissions/personas.ts';
import { databases, testContext } from '#tests/support/databases.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * Two things that the table of rights cannot show by itself: that people are loaded with exactly the facts their rights
 * come from, and that lists, whose SQL repeats the rights, hold exactly what `can()` would let through [R1, R6].
 */
describe.each(databases)('lists and rights on $name', ({ open }) => {
	let database: Database;
	let world: World;
	let documentIds: string[];

	beforeAll(async () => {
		database = await open();
		world = await createWorld(database);
		documentIds = [...Object.values(world.documents), ...(await writeOtherDocuments(database, world))];
	});
	afterAll(() => database.close());

	async function load(persona: string): Promise<Person> {
		const found = world.people.find((person) => person.persona === persona);
		if (!found?.session) return anonymous;
		const session = {
			accountId: found.accountId,
			actorId: found.actorId,
			name: persona,
			administrator: persona === 'administrator',
			welcome: true,
			sessionId: '',
			sessionHash: '',
			renewedUntil: null,
		};
		return readPerson(database.reader, session, '2026-03-12');
	}

	const readableBy = async (person: Person) => {
		const readable = new Set<string>();
		for (const id of documentIds) {
			const facts = await findDocumentFacts(database.reader, id);
			if (facts && can(person, 'document.read', facts)) readable.add(id);
		}
		return readable;
	};

	it.each(inhabitants)('loads %s with the facts their rights come from, and no other', async (persona) => {
		const expected = personas[persona];
		const loaded = await load(persona);
		if (expected?.kind !== 'member' || loaded.kind !== 'member') return expect(loaded).toEqual(expected);
		const groups = Object.values(world.groups);
		const inParent = expected.roles.get('parent-group');
		const role = expected.roles.get('group');
		const grant = [...expected.grants.values()][0];
		expect(Object.fromEntries(loaded.roles)).toEqual({
			...(role ? Object.fromEntries(groups.map((id) => [id, role])) : {}),
			...(inParent ? { [world.parentId]: inParent } : {}),
		});
		expect([...loaded.seats.values()]).toEqual([...expected.seats.values()]);
		expect(loaded.facilitates.size).toBe(expected.facilitates.size);
		expect(Object.fromEntries(loaded.grants)).toEqual(
			grant ? Object.fromEntries(Object.values(world.documents).map((id) => [id, grant])) : {},
		);
	});

	it.each(inhabitants)(
		'says of groups and documents in SQL what can() says of them, for %s',
		async (persona) => {
			const viewer = await load(persona);
			const documents = await database.reader
				.selectFrom('documents')
				.innerJoin('groups', 'groups.id', 'documents.group_id')
				.select('documents.id')
				.where('documents.deleted_at', 'is', null)
				.where(readableDocument(viewer))
				.execute();
			expect(new Set(documents.map(({ id }) => id))).toEqual(await readableBy(viewer));
			const ids = await database.reader.selectFrom('groups').select('id').execute();
			const groups = await Promise.all(ids.map(({ id }) => findGroupFacts(database.reader, id)));
			const listed = await database.reader
				.selectFrom('groups')
				.select('id')
				.where(readableGroup(viewer))
				.execute();
			expect(new Set(listed.map(({ id }) => id))).toEqual(
				new Set(groups.flatMap((facts) => (facts && can(viewer, 'group.read', facts) ? facts.id : []))),
			);
		},
	);

	it.each(inhabitants)('lists as documents of %s only what they may read', async (persona) => {
		const viewer = await load(persona);
		if (viewer.kind === 'anonymous') return;
		const readable = await readableBy(viewer);
		const { documents } = await documentUseCases(testContext(database)).list(viewer);
		expect(documents.filter(({ id }) => !readable.has(id))).toEqual([]);
	});
});

/** Documents that are more open, or more closed, than their group; and a deleted one that nobody finds. */
async function writeOtherDocuments(database: Database, world: World): Promise<string[]> {
	const at = '2025-01-01T08:00:00.000Z';
	const rows = visibilities.flatMap((group) =>
		visibilities.flatMap((visibility) =>
			[null, at].map((deleted_at) => ({
				id: crypto.randomUUID(),
				group_id: world.groups[group],
				kind: 'note' as const,
				title: `${visibility} in ${group}`,
				visibility,
				schema_epoch: 1,
				created_by: null,
				created_at: at,
				updated_at: at,
				deleted_at,
			})),
		),
	);
	await database.write((trx) => trx.insertInto('documents').values(rows).execute());
	return rows.map(({ id }) => id);
}
