import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '#domain/document/check.ts';
import { completeness } from '#domain/document/template-completeness.ts';
import { findGaps } from '#domain/document/template-variables.ts';
import { findTemplate, templates } from '#domain/document/templates.ts';
import type { Database } from '#server/database/connection.ts';
import { clauseUseCases } from '#server/documents/clause-use-cases.ts';
import { readJournal } from '#server/documents/journal.ts';
import { writeOwn } from '#server/documents/own-words.ts';
import { getDirectoryFacts } from '#server/documents/template-facts.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import type * as Y from 'yjs';

const space = seedId('group', 'espace-Angers');
const workingGroup = seedId('group', 'protocole-angers');
const club = seedId('group', 'club-ouest');

describe.each(databases)('documents from templates on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let documents: ReturnType<typeof documentUseCases>;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		documents = documentUseCases(context);
	});
	afterAll(() => database.close());

	const lea = () => personOf(context, seedId('actor', 'angers-authority'));
	const facts = (groupId: string) => getDirectoryFacts(database.reader, groupId, '2026-03-12');

	async function made(templateId: string) {
		const person = await lea();
		const id = await documents.create(person, space, { templateId, title: 'Essai', visibility: 'members' });
		return (await documents.read(person, id)).document;
	}

	it('reads the cité, the institutions of its seats and its places', async () => {
		const read = await facts(space);
		expect(read).toMatchObject({ citeName: 'Angers', communes: ['Angers'], today: '2026-03-12' });
		expect(read.seats.map(({ party, organisation }) => `${party} ${organisation}`).sort()).toEqual([
			'academy Académie de Nantes',
			'authority Ville d’Angers',
			'state Préfecture de Maine-et-Loire',
		]);
		expect(read.quarters).toHaveLength(8);
		expect(read.quarters).toContainEqual(
			expect.objectContaining({ name: 'Monplaisir', code: 'QN04905M' }) as object,
		);
	});

	it('reads the cité of the parent for a working group, and none for a club', async () => {
		expect(await facts(workingGroup)).toMatchObject({
			groupName: 'Récrire le protocole',
			citeName: 'Angers',
		});
		expect(await facts(club)).toMatchObject({ citeName: null, seats: [], quarters: [], academies: [] });
	});

	it('prefers the quarters a cité names to those of its communes, and only current ones', async () => {
		const other = await open(demonstration);
		const citeId = seedId('cite', 'Angers');
		await other.write(async (trx) => {
			await trx
				.insertInto('cite_territories')
				.values(['qpv-QN04905M', 'qpv-QN04902M'].map((territory_id) => ({ cite_id: citeId, territory_id })))
				.execute();
			await trx
				.updateTable('territories')
				.set({ valid_until: '2023-12-31' })
				.where('id', '=', 'qpv-QN04902M')
				.execute();
		});
		const read = await getDirectoryFacts(other.reader, space, '2026-03-12');
		expect(read.quarters.map(({ name }) => name)).toEqual(['Monplaisir']);
		await other.close();
	});

	it('fills the title and the text from the directory when the document is created', async () => {
		const { templates: offered } = await documents.templates(await lea(), space);
		const titles = Object.fromEntries(offered.map(({ id, title }) => [id, title]));
		expect(titles['protocol']).toBe('Protocole de la cité éducative d’Angers');
		expect(titles['minutes']).toBe('Compte rendu du 12\u00A0mars\u00A02026');
		const protocol = await made('protocol');
		const text = protocol.sections.map(({ content }) => textOf(content)).join('\n');
		expect(text).toContain('Préfecture de Maine-et-Loire');
		expect(text).toContain('\nMonplaisir (QN04905M)\n');
		expect(text).not.toMatch(/\{\p{L}+\}/u);
		expect(findGaps(text)).toEqual([]);
	});

	it('leaves visible gaps where the directory knows nothing', async () => {
		const person = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		const { templates: offered } = await documents.templates(person, club);
		expect(offered.find(({ id }) => id === 'protocol')?.title).toBe(
			'Protocole de la [cité éducative à compléter]',
		);
	});

	it.each(templates.map(({ id }) => id))(
		'%s: the row remembers template and version, each section its clause, and no guidance is exported',
		async (id) => {
			const template = findTemplate(id)!;
			const document = await made(id);
			const row = await database.reader
				.selectFrom('documents')
				.select(['template', 'template_version'])
				.where('id', '=', document.id)
				.executeTakeFirstOrThrow();
			expect(row).toEqual({ template: id, template_version: template.version });
			expect(document.sections.map(({ clause }) => clause)).toEqual(template.sections.map((one) => one.id));
			expect(completeness(template, document.sections).written).toBe(0);
			const exported = JSON.stringify(document);
			for (const { guidance } of template.sections) expect(exported).not.toContain(guidance?.words ?? '');
		},
	);

	it('a full document takes no clause, but one that was set aside while there is room to mend it [LIM-7]', async () => {
		const person = await lea();
		const { id, sections } = await made('roadmap');
		const setAside = (clause: string) =>
			writeOwn(
				context,
				id,
				(ydoc) => {
					const one = sections.find((section) => section.clause === clause);
					ydoc
						.getMap<Y.Map<unknown>>('sections')
						.get(one?.id ?? '')
						?.set('removed', true);
				},
				() => Promise.resolve(),
			);
		const take = async (bytes: number) => {
			const { tail } = await readJournal(database.reader, id);
			const held = tail.reduce((sum, entry) => sum + entry.bytes.length, 0);
			const config = { ...context.config, COLLAB_DOCUMENT_BYTES: Math.floor(held * bytes) };
			return clauseUseCases({ ...context, config }).take(person, id, 'priorities');
		};
		await setAside('priorities');
		const { seq } = await readJournal(database.reader, id);
		await expect(take(0.8)).rejects.toMatchObject({
			kind: 'conflict',
			message: expect.stringMatching(/taille limite/) as string,
		});
		expect((await readJournal(database.reader, id)).seq).toBe(seq);
		expect(await take(0.95)).toMatchObject({ placing: 'restored' });
		expect(await take(0.8)).toMatchObject({ placing: 'there' });
	});
});
