import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous } from '#domain/access/person.ts';
import { canonicalJson } from '#domain/document/canonical.ts';
import { sectionSchema } from '#domain/document/schema.ts';
import { templates } from '#domain/document/templates.ts';
import { toSlug } from '#domain/identifier.ts';
import { lackOfAnimators } from '#domain/group/animation.ts';
import type { Database } from '#server/database/connection.ts';
import { getDocumentHead, getDocumentJson } from '#server/documents/reads.ts';
import { listMembers } from '#server/groups/members.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { accounts } from '#server/seed/network/people.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';

describe('templates', () => {
	it.each(templates.map((template) => [template.name, template] as const))(
		'%s holds only what a section may hold',
		(_, template) => {
			for (const section of template.sections) sectionSchema.nodeFromJSON(section.content).check();
			expect(new Set(template.sections.map((section) => section.id)).size).toBe(template.sections.length);
		},
	);

	it('names who answers for each article of a protocole, and writes most of it already', () => {
		const protocol = templates.find((template) => template.id === 'protocol');
		expect(protocol?.sections).toHaveLength(13);
		for (const section of protocol?.sections ?? []) {
			expect(section.party, section.title).not.toBeNull();
			const words = sectionSchema.nodeFromJSON(section.content).textContent.split(/\s+/).length;
			expect(words, section.title).toBeGreaterThan(90);
		}
	});
});

/** Tables whose rows must be the same on every machine; the journal's own bytes carry random Yjs client ids. */
const deterministic = [
	'organisations',
	'actors',
	'affiliations',
	'accounts',
	'cites',
	'seats',
	'seat_tenures',
	'groups',
	'memberships',
	'group_pages',
	'group_themes',
	'group_territories',
	'group_colleges',
	'documents',
] as const;

describe.each(databases)('the demonstration network on $name', ({ name, open }) => {
	let database: Database;
	let context: TestContext;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		expect(await seedDemonstration(context, name === 'SQLite' ? undefined : loadFewDivisions)).toBe(true);
	});
	afterAll(() => database.close());

	it('is loaded once', async () => {
		const before = await rowsOf(database);
		expect(await seedDemonstration(context)).toBe(false);
		expect(await rowsOf(database)).toEqual(before);
	});

	it('is the same network again in another database on the same day', async () => {
		const other = await open();
		await seedDemonstration(testContext(other), loadFewDivisions);
		expect(await rowsOf(other)).toEqual(await rowsOf(database));
		expect(await textsOf(other)).toEqual(await textsOf(database));
		await other.close();
	});

	it('hangs on the cité that an import brought before', async () => {
		const other = await open();
		const imported = {
			id: '0b7a4a7e-2f0f-4d8a-9d55-5d2f4b8f6a11',
			slug: 'angers',
			name: 'Angers',
			label_year: 2019,
			wave: '',
			presentation: '',
			source: 'ANCT',
			created_at: '2026-01-01T00:00:00.000Z',
		};
		await other.write((trx) => trx.insertInto('cites').values(imported).execute());
		expect(await seedDemonstration(testContext(other), loadFewDivisions)).toBe(true);
		const seats = await other.reader
			.selectFrom('seats')
			.select('id')
			.where('cite_id', '=', imported.id)
			.execute();
		expect(seats).toHaveLength(3);
		expect(await other.reader.selectFrom('cites').select('id').execute()).toHaveLength(13);
		await other.close();
	});

	it('[1] has one holder at most per seat and day, with current, vacant and ending seats', async () => {
		const tenures = await database.reader
			.selectFrom('seat_tenures')
			.selectAll()
			.where('role', '=', 'holder')
			.execute();
		for (const own of Map.groupBy(tenures, (tenure) => tenure.seat_id).values()) {
			const inOrder = [...own].sort((a, b) => (a.from_day < b.from_day ? -1 : 1));
			inOrder.forEach((tenure, index) => {
				const next = inOrder[index + 1];
				if (next) expect(tenure.until_day !== null && tenure.until_day < next.from_day).toBe(true);
				expect(tenure.until_day === null || tenure.until_day >= tenure.from_day).toBe(true);
			});
		}
		const held = new Set(
			tenures
				.filter((one) => one.from_day <= '2026-03-12' && (one.until_day ?? '9999') >= '2026-03-12')
				.map((one) => one.seat_id),
		);
		expect(held.size).toBe(36);
		expect(await count('seats')).toBe(39);
	});

	it('names the thirteen cités of the Club as the official list does', async () => {
		const cites = await database.reader.selectFrom('cites').select(['name', 'slug', 'label_year']).execute();
		expect(cites).toHaveLength(13);
		for (const cite of cites) expect(cite.slug).toBe(toSlug(cite.name));
		expect(cites.find((cite) => cite.name === 'Brest')?.label_year).toBe(2022);
		expect(cites.map((cite) => cite.name)).toContain('Dreux / Vernouillet');
	});

	it('[12] lacks a second animator in a few groups only', async () => {
		const groups = await database.reader
			.selectFrom('groups')
			.select(['id', 'name', 'kind', 'state'])
			.execute();
		const lacking: string[] = [];
		for (const group of groups.filter((one) => one.state === 'active' && one.kind !== 'cite')) {
			const members = await listMembers(database.reader, anonymous, group.id, '2026-03-12');
			if (lackOfAnimators(members.filter((member) => member.role === 'animator'))) lacking.push(group.name);
		}
		expect(lacking).toEqual(['Lieux d’accueil des parents']);
	});

	it('offers one account a role, none of which could receive mail', async () => {
		const offered = await database.reader.selectFrom('accounts').selectAll().orderBy('email').execute();
		expect(offered).toHaveLength(accounts.length);
		for (const account of offered) {
			expect(account.demonstration).toBe(1);
			expect(account.email).toMatch(/^[a-z.]+@example\.org$/);
		}
		expect(offered.filter((account) => account.administrator === 1)).toHaveLength(1);
		const newcomer = await database.reader
			.selectFrom('memberships')
			.select('id')
			.where('actor_id', '=', seedId('actor', 'newcomer'))
			.execute();
		expect(newcomer).toEqual([]);
	});

	it('has a protocole half written by several institutions', async () => {
		const id = seedId('document', 'protocole-angers');
		const { sections } = await getDocumentJson(database.reader, await getDocumentHead(database.reader, id));
		expect(sections.map((section) => section.title).slice(0, 5)).toEqual([
			'Préambule',
			'Territoire et publics',
			'Objet du protocole',
			'Gouvernance',
			'Équipe projet',
		]);
		expect(new Set(sections.map((section) => section.status))).toEqual(
			new Set(['todo', 'doing', 'review', 'ready']),
		);
		for (const section of sections) sectionSchema.nodeFromJSON(section.content).check();
		const preamble = sectionSchema.nodeFromJSON(sections[0]?.content).textContent;
		expect(preamble).toContain('bien avant le label');
		expect(preamble).not.toContain('En quelques lignes');
		const writers = await database.reader
			.selectFrom('document_journal')
			.select('actor_id')
			.distinct()
			.where('document_id', '=', id)
			.where('actor_id', 'is not', null)
			.execute();
		expect(writers.length).toBeGreaterThanOrEqual(4);
	});

	it.each([
		['coordonnatrice PRE Angers', 'Nathalie Gaudin-Pham'],
		['médiateur santé Lorient', 'Denis Kerbrat'],
		['cite educative normandie', 'Cité éducative de Rouen'],
	])('finds « %s »', async (q, expected) => {
		const { entries } = await find(context, anonymous, { q });
		expect(entries.map((entry) => entry.title)).toContain(expected);
	});

	it('[2] lets nobody find who objected', async () => {
		const { entries } = await find(context, anonymous, { q: 'Roland Quesnel-Ferrand' });
		expect(JSON.stringify(entries)).not.toContain('Quesnel');
	});

	async function count(table: 'seats') {
		return (await database.reader.selectFrom(table).select('id').execute()).length;
	}
});

async function rowsOf(database: Database) {
	const tables: Record<string, unknown[]> = {};
	for (const table of deterministic)
		tables[table] = (await database.reader.selectFrom(table).selectAll().execute())
			.map((row) => JSON.stringify(row))
			.toSorted();
	return tables;
}

async function textsOf(database: Database) {
	const ids = await database.reader.selectFrom('documents').select('id').orderBy('id').execute();
	const texts: string[] = [];
	for (const { id } of ids)
		texts.push(
			canonicalJson(await getDocumentJson(database.reader, await getDocumentHead(database.reader, id))),
		);
	return texts;
}
