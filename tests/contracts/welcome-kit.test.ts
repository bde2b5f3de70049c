import type { Member } from '#domain/access/person.ts';
import { findTemplate } from '#domain/document/templates.ts';
import { foundedKinds } from '#domain/group/new-group.ts';
import { kitField, welcomeKits } from '#domain/group/welcome-kit.ts';
import { threadLimits } from '#domain/thread/thread.ts';
import { createApp, type App } from '#server/app.ts';
import type { Database } from '#server/database/connection.ts';
import type { NewGroup } from '#server/groups/founding.ts';
import { seedId } from '#server/seed/identity.ts';
import { tickedIn } from '#lib/forms/new-group.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const newGroup: NewGroup = {
	...{ name: 'Santé des jeunes', kind: 'thematic', presentation: 'Deux phrases.' },
	...{ visibility: 'network', entry: 'request' },
};
const all = { q: '', kind: null, state: null, documentId: null, placeId: null };

describe.each(databases)('what a group begins with, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let app: App;
	let founder: Member;
	const again = () => personOf(context, seedId('actor', 'facilitator-resovilles'));
	const begun = async (id: string) => {
		const { documents } = await app.groups.group(founder, id);
		const { threads } = await app.threads.list(founder, id, all);
		return { documents, threads };
	};
	const count = async (table: 'groups' | 'threads' | 'documents' | 'outbox') =>
		(await database.reader.selectFrom(table).select('id').execute()).length;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		app = createApp(context);
		founder = await again();
	});
	afterAll(() => database.close());

	it('is what was ticked, of the kind that was chosen, and no letter', async () => {
		const letters = await count('outbox');
		const id = await app.groups.found(founder, newGroup, new Set(['document', 'doing', 'missing', 'stuck']));
		founder = await again();
		const { documents, threads } = await begun(id);
		expect(documents).toMatchObject([{ title: welcomeKits.thematic.document.title, kind: 'synthesis' }]);
		const titles = welcomeKits.thematic.questions.map(({ title }) => title);
		expect(threads.map(({ title }) => title).sort()).toEqual([titles[0]!, titles[2]!].sort());
		const { posts } = await app.threads.thread(founder, threads[0]!.id);
		expect(posts).toMatchObject([{ author: founder.name }]);
		// A first text is between members, however visible the group.
		const stranger = await personOf(context, seedId('actor', 'newcomer'));
		await expect(app.documents.read(stranger, documents[0]!.id)).rejects.toMatchObject({ kind: 'not-found' });
		expect((await app.documents.read(founder, documents[0]!.id)).document.sections.length).toBeGreaterThan(1);
		expect(await count('outbox')).toBe(letters);
	});

	it('is nothing when nothing is ticked, and in a sub-group as in a group', async () => {
		const id = await app.groups.found(founder, { ...newGroup, name: 'Vide' });
		founder = await again();
		expect(await begun(id)).toEqual({ documents: [], threads: [] });
		const working: NewGroup = { ...newGroup, name: 'Dessous', kind: 'working' };
		const under = await app.groups.foundUnder(founder, id, working, new Set(['document', 'delivery']));
		founder = await again();
		expect(await begun(under)).toMatchObject({
			documents: [{ title: welcomeKits.working.document.title, kind: 'minutes' }],
			threads: [{ title: welcomeKits.working.questions[0]!.title }],
		});
	});

	it('comes with the group or not at all', async () => {
		const before = [await count('groups'), await count('threads'), await count('documents')];
		const broken = createApp({
			...context,
			database: {
				...database,
				reader: database.reader,
				write: (work) =>
					database.write(async (trx) => {
						await work(trx);
						throw new Error('the disk is full');
					}),
			},
		});
		await expect(broken.groups.found(founder, newGroup, new Set(['document', 'doing']))).rejects.toThrow();
		expect([await count('groups'), await count('threads'), await count('documents')]).toEqual(before);
	});
});

describe('the kit of each kind', () => {
	it.each(foundedKinds.group)(
		'%s: a template that there is, three questions at most, within the limits',
		(kind) => {
			const { document, questions } = welcomeKits[kind];
			expect(findTemplate(document.template)).toMatchObject({ scope: 'group' });
			expect(document.title.length).toBeLessThanOrEqual(200);
			expect(questions.length).toBeLessThanOrEqual(3);
			expect(new Set(['document', ...questions.map(({ id }) => id)]).size).toBe(questions.length + 1);
			for (const { title, body } of questions) {
				expect(title.length).toBeLessThanOrEqual(threadLimits.title);
				expect(body).not.toBe('');
			}
		},
	);

	it('reads of a form what was ticked of its own kind alone', () => {
		const data = new FormData();
		data.set(kitField('club', 'document'), 'oui');
		data.set(kitField('club', 'stuck'), 'oui');
		data.set(kitField('thematic', 'doing'), 'oui');
		data.set('kit-club-constructor', 'oui');
		expect([...tickedIn(data, 'club')]).toEqual(['document', 'stuck']);
		expect([...tickedIn(data, 'thematic')]).toEqual(['doing']);
		expect([...tickedIn(data, 'committee')]).toEqual([]);
	});
});
