import { anonymous, type Member } from '#domain/access/person.ts';
import { createApp, type App } from '#server/app.ts';
import type { Database } from '#server/database/connection.ts';
import { everything } from '#server/resources/reads.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');
const club = seedId('group', 'club-ouest');

describe.each(databases)('resources of a group on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let app: App;
	let animator: Member;
	let member: Member;
	let stranger: Member;
	/** Another member, who animates nothing here. */
	let third: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		app = createApp(context);
		animator = await personOf(context, seedId('actor', 'angers-authority'));
		member = await personOf(context, seedId('actor', 'angers-state'));
		stranger = await personOf(context, seedId('actor', 'mediator'));
		const actor_id = seedId('actor', 'facilitator-normanvilles');
		await database.write((trx) =>
			trx
				.insertInto('memberships')
				.values({
					...{ id: crypto.randomUUID(), group_id: space, actor_id, role: 'member' },
					...{ from_day: '2026-01-01', until_day: null },
				})
				.execute(),
		);
		third = await personOf(context, actor_id);
	});
	afterAll(() => database.close());
	beforeEach(() => context.standAt('2026-11-29T10:00:00Z'));

	const form = (over: object = {}) => ({
		...{ id: crypto.randomUUID(), title: 'Un guide', note: '', theme: '', language: 'francais' },
		...{ address: `https://exemple.org/${crypto.randomUUID()}`, easy: false, collection: '' },
		...{ publishedOn: null, expiresOn: null },
		...over,
	});
	const add = async (over: object = {}, person = member, groupId = space) => {
		const sent = form(over);
		return { sent, answer: await app.resources.addResource(person, groupId, sent) };
	};
	const list = (over: object = {}, person: Member = member) =>
		app.resources.list(person, space, { ...everything, ...over }, 1);
	const ids = async (over: object = {}) => (await list(over)).resources.map(({ id }) => id);
	const one = (id: string, person: Member = member) => app.resources.resource(person, space, id);
	const write = async (id: string, over: object, person = member) => {
		const { resource, kept } = await one(id, person);
		const { title, note, address, revision, easy, publishedOn, expiresOn, collectionId } = resource;
		return app.resources.writeResource(person, space, {
			...{ id, title, note, address, revision, easy, publishedOn, expiresOn, ...kept },
			collection: collectionId ?? '',
			...over,
		});
	};

	it('are kept once when their form is sent twice, and each address once in a group, however many add it at once', async () => {
		const sent = form({ address: 'https://www.exemple.org/une-fois/?utm_source=x' });
		await app.resources.addResource(member, space, sent);
		expect(await app.resources.addResource(member, space, sent)).toBeNull();
		const { answer } = await add({ address: 'http://exemple.org/une-fois#bas' }, animator);
		expect(answer).toEqual({ twin: { id: sent.id, title: 'Un guide' } });
		expect((await ids()).filter((id) => id === sent.id)).toHaveLength(1);

		const results = await Promise.all(
			Array.from({ length: 12 }, () => add({ address: 'https://exemple.org/en-meme-temps' })),
		);
		expect(results.filter(({ answer }) => answer === null)).toHaveLength(1);
		// Another group keeps it too.
		const facilitator = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		expect((await add({ address: 'https://exemple.org/une-fois' }, facilitator, club)).answer).toBeNull();
	});

	it('refuse what is no page of the web, a title with what nobody sees, and days that cannot be', async () => {
		for (const [over, field] of [
			[{ address: 'javascript:alert(1)' }, 'address'],
			[{ address: 'https://moi:secret@exemple.org/' }, 'address'],
			[{ title: 'Un\u202Eediug' }, 'title'],
			[{ theme: 'constructor' }, 'theme'],
			[{ language: 'klingon' }, 'language'],
			[{ collection: crypto.randomUUID() }, 'collection'],
			[{ publishedOn: '2026-12-02', expiresOn: '2026-12-01' }, 'expiresOn'],
			[{ expiresOn: '2026-11-28' }, 'expiresOn'],
		] as const)
			await expect(add(over)).rejects.toMatchObject({
				kind: 'invalid',
				issues: { [field]: expect.any(String) },
			});
	});

	it('are found by their words, without accents, and by what they are; what would be a pattern is words', async () => {
		const { sent } = await add({
			...{ title: 'Médiation à l’école', note: '100 % utile', theme: 'sante', language: 'turc', easy: true },
		});
		for (const over of [
			{ q: 'mediation ECOLE' },
			{ q: '100 %' },
			{ theme: 'sante' },
			{ language: 'turc' },
			{ easy: true },
		])
			expect(await ids(over)).toContain(sent.id);
		for (const over of [{ q: '200 %' }, { q: '_édiation' }, { theme: 'parentalite' }, { language: 'arabe' }])
			expect(await ids(over)).not.toContain(sent.id);
		const { tally } = await list();
		expect(tally.themes.get('sante')).toBe(1);
	});

	it('past their day are shown apart and last, never hidden', async () => {
		const { sent } = await add({ title: 'Bientôt passée', expiresOn: '2026-12-01' });
		const { sent: after } = await add({ title: 'Plus ancienne, valable' });
		await database.write((trx) =>
			trx
				.updateTable('resources')
				.set({ added_at: '2020-01-01T08:00:00.000Z' })
				.where('id', '=', after.id)
				.execute(),
		);
		expect((await one(sent.id)).resource.isOutOfDate).toBe(false);
		context.standAt('2026-12-02T10:00:00Z');
		expect((await one(sent.id)).resource.isOutOfDate).toBe(true);
		const order = await ids();
		expect(order.indexOf(sent.id)).toBeGreaterThan(order.indexOf(after.id));
		expect((await app.resources.latest(member, space)).resources.map(({ id }) => id)).not.toContain(sent.id);
	});

	it('are written anew by who added them and by who animates, and never over what another wrote meanwhile', async () => {
		const { sent } = await add();
		const { revision } = (await one(sent.id)).resource;
		await write(sent.id, { title: 'Un meilleur guide' }, animator);
		await expect(write(sent.id, { title: 'Le mien', revision })).rejects.toMatchObject({ kind: 'conflict' });
		expect((await one(sent.id)).resource.title).toBe('Un meilleur guide');
		await expect(write(sent.id, { title: 'À moi' }, third)).rejects.toMatchObject({ kind: 'forbidden' });
		const { sent: other } = await add();
		expect(await write(other.id, { address: sent.address })).toEqual({
			twin: { id: sent.id, title: 'Un meilleur guide' },
		});
	});

	it('are taken out and put back as they were, unless their address came back meanwhile', async () => {
		const { sent } = await add({ title: 'Retirée puis remise' });
		await app.resources.withdrawResource(member, space, sent.id);
		expect(await ids()).not.toContain(sent.id);
		expect((await one(sent.id)).resource.withdrawnAt).not.toBeNull();
		// To anybody else it is as one that never was.
		await expect(one(sent.id, third)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(app.resources.restoreResource(third, space, sent.id)).rejects.toMatchObject({
			kind: 'not-found',
		});
		await app.resources.restoreResource(member, space, sent.id);
		expect(await ids()).toContain(sent.id);
		await app.resources.withdrawResource(animator, space, sent.id);
		expect((await add({ address: sent.address, title: 'Revenue' })).answer).toBeNull();
		await expect(app.resources.restoreResource(member, space, sent.id)).rejects.toMatchObject({
			kind: 'conflict',
		});
	});

	it('are arranged in collections, which go without them', async () => {
		await app.resources.makeCollection(animator, space, 'Pour les nouveaux');
		await expect(app.resources.makeCollection(animator, space, 'pour LES nouveaux')).rejects.toMatchObject({
			kind: 'conflict',
		});
		await expect(app.resources.makeCollection(member, space, 'À moi')).rejects.toMatchObject({
			kind: 'forbidden',
		});
		const { collections } = await app.resources.collections(animator, space);
		const collection = collections.find(({ name }) => name === 'Pour les nouveaux')!.id;
		const { sent } = await add({ collection });
		expect(await ids({ collectionId: collection })).toEqual([sent.id]);
		await app.resources.nameCollection(animator, space, collection, 'Qui arrive');
		expect((await one(sent.id)).resource.collection).toBe('Qui arrive');
		// Of another group, it is not there.
		await expect(
			add({ collection: seedId('resource-collection', 'club-ouest/Textes officiels') }),
		).rejects.toMatchObject({ kind: 'invalid' });
		await app.resources.undoCollection(animator, space, collection);
		expect((await one(sent.id)).resource.collection).toBeNull();
	});

	it('name nobody to visitors, nor who objected, nor anybody in their file, where nothing is a formula [C4]', async () => {
		const { sent } = await add({ title: '=HYPERLINK("https://exemple.org")', note: 'Deux\nlignes' });
		expect((await one(sent.id)).resource.addedBy).toBe(member.name);
		const { body } = await app.resources.file(member, space);
		const words = new TextDecoder().decode(body);
		expect(words).toContain(`"'=HYPERLINK(""https://exemple.org"")"`);
		expect(words).not.toContain(member.name);
		const listed = await app.resources.list(anonymous, club, everything, 1);
		expect(listed.resources.length).toBeGreaterThan(0);
		expect(listed.resources.every(({ addedBy }) => addedBy === null)).toBe(true);
		await database.write((trx) =>
			trx
				.updateTable('actors')
				.set({ objected_at: '2026-11-01T08:00:00.000Z' })
				.where('id', '=', member.actorId)
				.execute(),
		);
		expect((await one(sent.id, animator)).resource.addedBy).toBeNull();
		await database.write((trx) =>
			trx.updateTable('actors').set({ objected_at: null }).where('id', '=', member.actorId).execute(),
		);
	});

	it('of a closed group are found by nobody else, whatever is asked of them', async () => {
		const { sent } = await add();
		const closed = seedId('group', 'protocole-angers');
		await expect(app.resources.list(stranger, closed, everything, 1)).rejects.toMatchObject({
			kind: 'not-found',
		});
		await expect(app.resources.latest(stranger, closed)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(app.resources.file(stranger, closed)).rejects.toMatchObject({ kind: 'not-found' });
		// Under the address of another group, it is not there.
		await expect(app.resources.resource(member, club, sent.id)).rejects.toMatchObject({ kind: 'not-found' });
	});
});
