import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import { checkContent } from '#domain/document/check.ts';
import type { SectionJson } from '#domain/document/document.ts';
import { valuesFrom } from '#domain/document/template-values.ts';
import { findTemplate, sectionsFrom } from '#domain/document/templates.ts';
import type { Database } from '#server/database/connection.ts';
import { readJournal } from '#server/documents/journal.ts';
import { listOfGroup } from '#server/documents/reads.ts';
import { getDirectoryFacts } from '#server/documents/template-facts.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { createDocument } from '#server/documents/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

const space = seedId('group', 'espace-Angers');
const protocol = seedId('document', 'protocole-angers');
const publicNote = seedId('document', 'note-memoire');
const unknown = '00000000-0000-4000-8000-000000000000';

describe.each(databases)('documents on $name', ({ open }) => {
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

	async function created(
		viewer: Member,
		title: string,
		visibility: 'public' | 'network' | 'members' = 'members',
	) {
		return documents.create(viewer, space, { templateId: 'protocol', title, visibility });
	}

	it('creates the row, the text and the audit at once, from the template [E5]', async () => {
		const lea = await person('angers-authority');
		const id = await created(lea, '  Protocole   d’essai ');
		const view = await documents.open(lea, id);
		expect(view.head).toMatchObject({ title: 'Protocole d’essai', kind: 'protocol', visibility: 'members' });
		expect(view.head.cite?.slug).toBe('angers');
		expect(view.abilities['document.write']).toBe(true);
		const template = findTemplate('protocol');
		const values = valuesFrom(await getDirectoryFacts(database.reader, space, '2026-03-12'));
		const withoutId = ({ id: _, ...section }: SectionJson) => section;
		expect(view.document.sections.map(withoutId)).toEqual(
			template &&
				sectionsFrom(template, () => '', values)
					.map(withoutId)
					.map((section) => ({ ...section, content: checkContent(section.content) })),
		);
		const journal = await readJournal(database.reader, id);
		expect(journal.tail.map(({ seq, actorId }) => ({ seq, actorId }))).toEqual([{ seq: 1, actorId: null }]);
		const audit = await database.reader
			.selectFrom('audit')
			.select(['action', 'account_id', 'detail'])
			.where('subject_id', '=', id)
			.execute();
		expect(audit).toMatchObject([{ action: 'created-document', account_id: lea.accountId }]);
		expect(JSON.parse(audit[0]?.detail ?? '')).toMatchObject({
			template: 'protocol',
			templateVersion: 1,
			visibility: 'members',
		});
	});

	it('leaves nothing behind when a text is not what the schema allows', async () => {
		const id = crypto.randomUUID();
		const broken = database.write((trx) =>
			createDocument(trx, context, {
				id,
				groupId: space,
				kind: 'note',
				title: 'Impossible',
				visibility: 'members',
				sections: [
					{
						id: crypto.randomUUID(),
						title: 'Texte',
						status: 'todo',
						party: null,
						content: { type: 'doc', content: [{ type: 'video' }] },
					},
				],
				createdBy: null,
				accountId: null,
				template: null,
			}),
		);
		await expect(broken).rejects.toThrow(RangeError);
		const row = await database.reader.selectFrom('documents').select('id').where('id', '=', id).execute();
		expect(row).toEqual([]);
	});

	it('answers the same for a document that is forbidden, unknown, deleted or misspelt [R4]', async () => {
		const lea = await person('angers-authority');
		const gone = await created(lea, 'Bientôt supprimé');
		await database.write((trx) =>
			trx
				.updateTable('documents')
				.set({ deleted_at: context.now().toISOString() })
				.where('id', '=', gone)
				.execute(),
		);
		const stranger = await person('newcomer');
		const asked = [protocol, gone, unknown, protocol.toUpperCase(), 'x', ''].flatMap((id) =>
			[stranger, anonymous].flatMap((viewer) => [
				documents.open(viewer, id),
				documents.read(viewer, id),
				documents.export(viewer, id),
				documents.rename(viewer, id, 'Autre titre'),
			]),
		);
		const answers = await Promise.all(asked.map((answer) => answer.catch((error: unknown) => error)));
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect(answers[0]).toMatchObject({ name: 'Problem', kind: 'not-found' });
		await expect(documents.open(lea, gone)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('lets anyone read and export what is public, without naming who wrote', async () => {
		const view = await documents.read(anonymous, publicNote);
		expect(view.document.sections.length).toBeGreaterThan(0);
		expect(view.writers).toEqual([]);
		expect(view.abilities).toMatchObject({
			'document.write': false,
			'document.export': true,
			'document.follow': false,
		});
		expect(await documents.export(anonymous, publicNote)).toEqual({ ...view.document, names: {} });
	});

	it('lists what one may read in one’s groups, and nothing to somebody without a group', async () => {
		const lea = await person('angers-authority');
		const list = await documents.list(lea);
		expect(list.documents.map(({ id }) => id)).toContain(protocol);
		expect(list.total).toBe(list.documents.length);
		const moments = list.documents.map(({ updatedAt }) => updatedAt);
		expect([...moments].sort().reverse()).toEqual(moments);
		const stranger = await documents.list(await person('newcomer'));
		expect(stranger.documents.map(({ id }) => id)).not.toContain(protocol);
		await expect(documents.list(anonymous)).rejects.toMatchObject({ kind: 'signed-out' });
	});

	it('lists in a group only what this person may read', async () => {
		const lea = await person('angers-authority');
		const id = await created(lea, 'Ouvert à tous', 'public');
		const listed = async (viewer: Person) =>
			(await listOfGroup(database.reader, viewer, space, 40)).map((one) => one.id);
		expect(await listed(lea)).toEqual(expect.arrayContaining([id, protocol]));
		expect(await listed(anonymous)).toContain(id);
		expect(await listed(anonymous)).not.toContain(protocol);
	});

	it('refuses to create to who only observes, to visitors, and without a title or a template', async () => {
		const observer = await person('citizen');
		const input = { templateId: 'note', title: 'Note', visibility: 'members' as const };
		await expect(documents.create(observer, space, input)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(documents.create(anonymous, space, input)).rejects.toMatchObject({
			kind: expect.stringMatching(/^(signed-out|not-found)$/) as string,
		});
		const lea = await person('angers-authority');
		await expect(documents.create(lea, unknown, input)).rejects.toMatchObject({ kind: 'not-found' });
		for (const wrong of [{ title: '  ' }, { title: 'a'.repeat(201) }, { templateId: 'nothing' }])
			await expect(documents.create(lea, space, { ...input, ...wrong })).rejects.toMatchObject({
				kind: 'invalid',
			});
	});

	it('renames, keeping the former title in the audit; readers may not', async () => {
		const lea = await person('angers-authority');
		const id = await created(lea, 'Ancien titre', 'network');
		await documents.rename(lea, id, ' Nouveau\ntitre ');
		expect((await documents.read(lea, id)).head.title).toBe('Nouveau titre');
		const stranger = await person('newcomer');
		await expect(documents.rename(stranger, id, 'Le mien')).rejects.toMatchObject({ kind: 'forbidden' });
		const row = await database.reader
			.selectFrom('audit')
			.select('detail')
			.where('subject_id', '=', id)
			.where('action', '=', 'renamed-document')
			.executeTakeFirstOrThrow();
		expect(JSON.parse(row.detail)).toEqual({ before: 'Ancien titre', after: 'Nouveau titre' });
	});

	it('names the institution behind each party of the cité', async () => {
		const view = await documents.read(await person('angers-authority'), protocol);
		expect(view.partyNames.authority).toMatch(/Angers/);
		expect(view.head.updatedAt >= view.head.createdAt).toBe(true);
	});
});
