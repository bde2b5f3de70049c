import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/database/connection.ts';
import { clauseUseCases } from '#server/documents/clause-use-cases.ts';
import { readJournal } from '#server/documents/journal.ts';
import { writeOwn } from '#server/documents/own-words.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { templateUseCases } from '#server/templates/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import type * as Y from 'yjs';

const space = seedId('group', 'espace-Angers');
const workingGroup = seedId('group', 'protocole-angers');

describe.each(databases)('templates of groups on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let documents: ReturnType<typeof documentUseCases>;
	let templates: ReturnType<typeof templateUseCases>;
	let clauses: ReturnType<typeof clauseUseCases>;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		documents = documentUseCases(context);
		templates = templateUseCases(context);
		clauses = clauseUseCases(context);
		for (const groupId of [space, workingGroup])
			await database.write((trx) =>
				trx
					.updateTable('memberships')
					.set({ role: 'animator' })
					.where('group_id', '=', groupId)
					.where('actor_id', '=', seedId('actor', 'angers-authority'))
					.execute(),
			);
	});
	afterAll(() => database.close());

	const lea = () => personOf(context, seedId('actor', 'angers-authority'));
	const audits = async (subjectId: string) =>
		(
			await database.reader
				.selectFrom('audit')
				.select(['action', 'detail'])
				.where('subject_id', '=', subjectId)
				.orderBy('id')
				.execute()
		).map(({ action }) => action);

	/** A note of the group made into a template, not published yet. */
	async function drafted(name: string, groupId = space) {
		const person = await lea();
		const documentId = await documents.create(person, groupId, {
			templateId: 'roadmap',
			title: 'Modèle à venir',
			visibility: 'members',
		});
		const id = await templates.make(person, groupId, { documentId, name });
		return { person, address: { groupId, id } };
	}
	const revisionOf = async (address: { groupId: string; id: string }) =>
		(await templates.open(await lea(), address)).template.revision;
	async function published(name: string, groupId = space) {
		const made = await drafted(name, groupId);
		await templates.publish(made.person, made.address, 1);
		return made;
	}
	async function begun(templateId: string, groupId = space) {
		return documents.create(await lea(), groupId, {
			templateId,
			title: 'Né du modèle',
			visibility: 'members',
		});
	}
	async function addTo(address: { groupId: string; id: string }, title: string) {
		return templates.addSection(await lea(), address, { revision: await revisionOf(address), title });
	}
	const publish = async (address: { groupId: string; id: string }) =>
		templates.publish(await lea(), address, await revisionOf(address));

	it('is made of a document, seen by nobody until it is published, then offered before the others', async () => {
		const { person, address } = await drafted('Feuille de route locale');
		const offered = async () => (await documents.templates(person, space)).templates.map(({ id }) => id);
		expect(await offered()).not.toContain(address.id);
		const { template } = await templates.open(person, address);
		expect(template.draft.sections.map(({ id, status }) => [id, status])).toEqual(
			['quarter', 'priorities', 'actions', 'commitments', 'residents', 'follow-up'].map((id) => [
				id,
				undefined,
			]),
		);
		expect(await templates.publish(person, address, 1)).toBe(1);
		expect((await offered())[0]).toBe(address.id);
		const row = await database.reader
			.selectFrom('documents')
			.select(['template', 'template_version', 'kind'])
			.where('id', '=', await begun(address.id))
			.executeTakeFirstOrThrow();
		expect(row).toEqual({ template: address.id, template_version: 1, kind: 'roadmap' });
		expect(await audits(address.id)).toEqual(['made-template', 'published-template']);
	});

	it('of a parent group is offered in its sub-groups, of another it is not; archived, nowhere', async () => {
		const { person, address } = await published('Pour les sous-groupes');
		const other = await published('Du sous-groupe seulement', workingGroup);
		const offered = async (groupId: string) =>
			(await documents.templates(person, groupId)).templates.map(({ id, of }) => `${of} ${id}`);
		expect(await offered(workingGroup)).toContain(`parent ${address.id}`);
		expect((await offered(workingGroup))[0]).toBe(`group ${other.address.id}`);
		expect((await offered(space)).join()).not.toContain(other.address.id);
		await templates.archive(person, address, true);
		expect((await offered(workingGroup)).join()).not.toContain(address.id);
		await templates.archive(person, address, false);
		expect(await offered(workingGroup)).toContain(`parent ${address.id}`);
	});

	it('a version is never changed, and one that says nothing new is not made', async () => {
		const { person, address } = await published('Versions');
		const first = (await templates.open(person, address)).template.versions[0]?.content;
		await expect(publish(address)).rejects.toThrow(/Rien n’a changé/);
		await addTo(address, 'Bilan carbone');
		expect(await publish(address)).toBe(2);
		const { versions } = (await templates.open(person, address)).template;
		expect(versions.map(({ version }) => version)).toEqual([2, 1]);
		expect(versions[1]?.content).toEqual(first);
	});

	it('an id that a section had is never given to another', async () => {
		const { person, address } = await published('Identifiants');
		expect(await addTo(address, 'Bilan')).toBe('bilan');
		await publish(address);
		await templates.removeSection(person, address, 'bilan', await revisionOf(address));
		expect(await addTo(address, 'Bilan')).toBe('bilan-2');
		expect(await addTo(address, '2027 : suites')).toBe('article-2027-suites');
	});

	it('two who change it at once: the second is told, and nothing of theirs replaces the first', async () => {
		const { person, address } = await drafted('À deux');
		const revision = await revisionOf(address);
		const head = { purpose: '', title: '', kind: 'roadmap' as const };
		await templates.rename(person, address, { ...head, revision, name: 'Premier nom' });
		await expect(
			templates.rename(person, address, { ...head, revision, name: 'Second' }),
		).rejects.toMatchObject({
			kind: 'conflict',
			message: expect.stringMatching(/saisie est encore là/) as string,
		});
		expect((await templates.open(person, address)).template.name).toBe('Premier nom');
		const now = await revisionOf(address);
		const both = await Promise.allSettled([
			templates.publish(person, address, now),
			templates.publish(person, address, now),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	it('is its animators’ only: who writes in the group may not, a stranger does not learn that it exists', async () => {
		const { address } = await published('Réservé');
		const member = await personOf(context, seedId('actor', 'angers-state'));
		await expect(templates.open(member, address)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(templates.list(member, space)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(templates.open(await lea(), { ...address, groupId: workingGroup })).rejects.toMatchObject({
			kind: 'not-found',
		});
		await expect(templates.open(await lea(), { ...address, id: 'constructor' })).rejects.toMatchObject({
			kind: 'not-found',
		});
	});

	it('proposes its new clauses to a document begun before, which takes one and puts another aside', async () => {
		const { person, address } = await published('Qui grandit');
		const id = await begun(address.id);
		expect((await clauses.view(person, id))?.proposed).toEqual([]);
		await addTo(address, 'Bilan carbone');
		await addTo(address, 'Égalité');
		expect((await clauses.view(person, id))?.proposed).toEqual([]);
		await publish(address);
		expect((await clauses.view(person, id))?.proposed.map(({ title }) => title)).toEqual([
			'Bilan carbone',
			'Égalité',
		]);

		const told: unknown[] = [];
		context.events.once('document-written', (writing) => told.push(writing));
		expect(await clauses.take(person, id, 'bilan-carbone')).toEqual({
			placing: 'added',
			title: 'Bilan carbone',
		});
		const journal = await readJournal(database.reader, id);
		expect(journal.tail.map(({ seq, actorId }) => [seq, actorId])).toEqual([
			[1, null],
			[2, null],
		]);
		expect(told).toEqual([
			{ documentId: id, entry: { seq: 2, actorId: null, bytes: journal.tail[1]?.bytes } },
		]);
		const { sections } = (await documents.read(person, id)).document;
		expect(sections.at(-1)).toMatchObject({
			title: 'Bilan carbone',
			clause: 'bilan-carbone',
			status: 'todo',
		});

		await clauses.dismiss(person, id, 'egalite');
		const after = await clauses.view(person, id);
		expect(after?.proposed).toEqual([]);
		expect(after?.clauses.map((one) => one.id)).toContain('bilan-carbone');
		expect(after?.clauses.map((one) => one.id)).not.toContain('egalite');
		expect(await audits(id)).toEqual(['created-document', 'took-clause', 'dismissed-clause']);
		await expect(clauses.take(person, id, 'egalite')).rejects.toMatchObject({ kind: 'conflict' });
		expect((await readJournal(database.reader, id)).seq).toBe(2);
	});

	it('taken by two people at once it is there once', async () => {
		const { person, address } = await published('À deux encore');
		const id = await begun(address.id);
		await addTo(address, 'Une fois');
		await publish(address);
		const both = await Promise.all([
			clauses.take(person, id, 'une-fois'),
			clauses.take(person, id, 'une-fois'),
		]);
		expect(both.map(({ placing }) => placing).sort()).toEqual(['added', 'there']);
		const { sections } = (await documents.read(person, id)).document;
		expect(sections.filter(({ clause }) => clause === 'une-fois')).toHaveLength(1);
	});

	it('a mandatory clause that somebody removed is put back with its words, in its place', async () => {
		const person = await lea();
		const id = await begun('roadmap');
		const { sections: before } = (await documents.read(person, id)).document;
		const removed = before.find(({ clause }) => clause === 'priorities');
		await writeOwn(
			context,
			id,
			(ydoc) =>
				ydoc
					.getMap<Y.Map<unknown>>('sections')
					.get(removed?.id ?? '')
					?.set('removed', true),
			() => Promise.resolve(),
		);
		const absent = (await clauses.view(person, id))?.completeness.missing;
		expect(absent?.find(({ clause }) => clause === 'priorities')?.state).toBe('absent');
		expect(await clauses.take(person, id, 'priorities')).toMatchObject({ placing: 'restored' });
		expect((await documents.read(person, id)).document.sections).toEqual(before);
		expect(await clauses.take(person, id, 'priorities')).toMatchObject({ placing: 'there' });
		await expect(clauses.take(person, id, 'constructor')).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('a document keeps the words of its own version; what later ones change or drop is not asked of it', async () => {
		const { person, address } = await published('Fidèle');
		const id = await begun(address.id);
		const before = (await clauses.view(person, id))?.clauses;
		await templates.removeSection(person, address, 'actions', await revisionOf(address));
		await templates.changeSection(person, address, 'quarter', {
			revision: await revisionOf(address),
			title: 'Autre titre',
			guidance: { words: 'Autre consigne.', questions: [] },
			obligation: 'Une autre loi',
			text: 'Autre texte',
		});
		await publish(address);
		expect((await clauses.view(person, id))?.clauses).toEqual(before);
	});

	it('only those who may write in a document are told what it lacks, and may take', async () => {
		const { address } = await published('Lecteurs');
		const id = await begun(address.id);
		const reader = await personOf(context, seedId('actor', 'citizen'));
		expect(await clauses.view(reader, id).catch((error: unknown) => error)).toBeNull();
		await expect(clauses.take(reader, id, 'quarter')).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(clauses.take({ kind: 'anonymous' }, id, 'quarter')).rejects.toMatchObject({
			kind: 'not-found',
		});
	});
});
