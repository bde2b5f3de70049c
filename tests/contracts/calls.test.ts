import { anonymous, type Member } from '#domain/access/person.ts';
import { createApp, type App } from '#server/app.ts';
import { reminderAddress, reminderPurpose } from '#server/calls/reminder-links.ts';
import type { Database } from '#server/database/connection.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');

describe.each(databases)('calls for contributions on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let app: App;
	let animator: Member;
	let member: Member;
	let own: string;
	let other: string;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		app = createApp(context);
		animator = await personOf(context, seedId('actor', 'angers-authority'));
		member = await personOf(context, seedId('actor', 'angers-state'));
		const place = async (person: Member) =>
			(
				await database.reader
					.selectFrom('affiliations')
					.select('organisation_id as id')
					.where('actor_id', '=', person.actorId)
					.executeTakeFirstOrThrow()
			).id;
		own = await place(member);
		other = await place(animator);
	});
	afterAll(() => database.close());

	const openOne = (over: object = {}) =>
		app.calls.openCall(animator, space, {
			...{ id: crypto.randomUUID(), title: 'Bilan de l’année', presentation: 'Ce qui a marché.' },
			...{ closesOn: '2026-03-20', organisations: [own, other] },
			...over,
		});
	const page = (id: string, person = animator) => app.calls.call(person, id, '');
	const slotOf = async (id: string, organisation = own) =>
		(await page(id)).slots.find(({ organisationId }) => organisationId === organisation)!;
	const write = async (id: string, words: string, person = member, organisationId = own) =>
		app.calls.contribute(person, id, { organisationId, words, revision: (await slotOf(id)).revision });
	const deliver = () => lettersThatLeave(context, { [reminderPurpose]: reminderAddress(context) });

	it('open once when their form is sent twice, one slot an organisation, and ask others of the directory', async () => {
		await expect(openOne({ title: 'Bilan\u200B' })).rejects.toMatchObject({
			issues: { title: expect.any(String) },
		});
		const id = crypto.randomUUID();
		await Promise.all([1, 2].map(() => openOne({ id, organisations: [own, own, crypto.randomUUID(), 'x'] })));
		expect((await page(id)).slots.map(({ organisationId }) => organisationId)).toEqual([own]);
		const school = seedId('organisation', 'escale');
		await app.calls.askOrganisation(animator, id, school);
		await app.calls.askOrganisation(animator, id, school);
		expect((await page(id)).slots).toHaveLength(2);
		const { found } = await app.calls.call(animator, id, 'centre social');
		expect(found.length).toBeGreaterThan(0);
	});

	it('are answered for one’s own organisation until the day, and what was written meanwhile is not written over', async () => {
		const id = await openOne();
		await write(id, 'Première version.');
		const { revision } = await slotOf(id);
		expect(await slotOf(id)).toMatchObject({ words: 'Première version.', writtenBy: member.name });
		const both = await Promise.allSettled(
			['De l’un.', 'De l’autre.'].map((words) =>
				app.calls.contribute(member, id, { organisationId: own, words, revision }),
			),
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict' } });
		await expect(write(id, 'Pour une autre.', member, other)).rejects.toMatchObject({ kind: 'forbidden' });
		// Who animates writes for an organisation what it sent.
		await app.calls.contribute(animator, id, {
			...{ organisationId: own, words: 'Reçu par courriel.' },
			revision: (await slotOf(id)).revision,
		});
		expect(await page(id)).toMatchObject({ answered: 1, isOpen: true });
		context.standAt('2026-03-21T08:00:00Z');
		await expect(write(id, 'Trop tard.')).rejects.toMatchObject({ kind: 'gone' });
		expect((await page(id)).isOpen).toBe(false);
		context.standAt('2026-03-12T08:30:00Z');
	});

	it('give no slot to a function that one says of oneself', async () => {
		const id = await openOne();
		await database.write((trx) =>
			trx
				.updateTable('affiliations')
				.set({ self_declared: 1 })
				.where('actor_id', '=', member.actorId)
				.execute(),
		);
		await expect(write(id, 'À mon propre titre.')).rejects.toMatchObject({ kind: 'forbidden' });
		await database.write((trx) =>
			trx
				.updateTable('affiliations')
				.set({ self_declared: 0 })
				.where('actor_id', '=', member.actorId)
				.execute(),
		);
	});

	it('remind the late ones only, once a day, and nobody whose organisation answered meanwhile [rule 9]', async () => {
		const id = await openOne({ title: 'À relancer' });
		const { email } = await database.reader
			.selectFrom('accounts')
			.select('email')
			.where('id', '=', member.accountId)
			.executeTakeFirstOrThrow();
		await app.calls.contribute(animator, id, { organisationId: other, words: 'Fait.', revision: 0 });
		const counts = await Promise.all([1, 2, 3].map(() => app.calls.remindLate(animator, id)));
		const letters = (await deliver()).filter(({ subject }) => subject.includes('À relancer'));
		expect(counts.reduce((sum, one) => sum + one, 0)).toBe(letters.length);
		expect(letters.map(({ to }) => to)).toContain(email);
		expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length);
		expect(letters[0]!.text).toContain(`/appels/${id}`);
		expect(await app.calls.remindLate(animator, id)).toBe(0);
		context.standAt('2026-03-13T08:30:00Z');
		expect(await app.calls.remindLate(animator, id)).toBe(letters.length);
		await write(id, 'Répondu juste à temps.');
		expect(await deliver()).toEqual([]);
		expect(await app.calls.remindLate(animator, id)).toBe(0);
		context.standAt('2026-03-12T08:30:00Z');
	});

	it('send nothing from a dormant group, and change nothing in an archived one', async () => {
		const id = await openOne();
		const set = (state: 'active' | 'dormant' | 'archived') =>
			database.write((trx) => trx.updateTable('groups').set({ state }).where('id', '=', space).execute());
		await set('dormant');
		await expect(app.calls.remindLate(animator, id)).rejects.toMatchObject({ kind: 'conflict' });
		await set('archived');
		await expect(app.calls.remindLate(animator, id)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(write(id, 'Trop tard.')).rejects.toMatchObject({ kind: 'forbidden' });
		expect((await page(id)).slots).toHaveLength(2);
		await set('active');
	});

	it('become one document of the group, an article an organisation, however often it is asked', async () => {
		const id = await openOne({ title: 'Bilan compilé' });
		await write(id, 'Premier alinéa.\nSecond alinéa.');
		await expect(app.calls.compile(animator, id)).rejects.toMatchObject({ kind: 'conflict' });
		await app.calls.closeCall(animator, id);
		const ids = await Promise.all([1, 2, 3].map(() => app.calls.compile(animator, id)));
		expect(new Set(ids).size).toBe(1);
		const { document, head } = await app.documents.read(member, ids[0]!);
		expect(head).toMatchObject({ kind: 'synthesis', title: 'Bilan compilé', visibility: 'members' });
		const { organisation } = await slotOf(id);
		expect(document.sections.map(({ title }) => title)).toEqual([organisation]);
		expect(JSON.stringify(document.sections[0]!.content)).toContain('Second alinéa.');
		expect((await page(id)).documentId).toBe(ids[0]);
		await expect(app.documents.read(anonymous, ids[0]!)).rejects.toMatchObject({ kind: 'not-found' });
		const empty = await openOne();
		await app.calls.closeCall(animator, empty);
		await expect(app.calls.compile(animator, empty)).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('are read in the group alone, and kept by who animates it [R1] [R4]', async () => {
		const id = await openOne();
		const stranger = await personOf(context, seedId('actor', 'newcomer'));
		for (const person of [anonymous, stranger]) {
			await expect(app.calls.call(person, id, '')).rejects.toMatchObject({ kind: 'not-found' });
			await expect(app.calls.compile(person, id)).rejects.toMatchObject({ kind: 'not-found' });
			expect(await app.calls.openIn(person, space)).toEqual([]);
		}
		await expect(app.calls.closeCall(member, id)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(app.calls.remindLate(member, id)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(app.calls.askOrganisation(member, id, other)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(app.calls.beginCall(member, space)).rejects.toMatchObject({ kind: 'forbidden' });
		for (const closesOn of ['2026-03-11', '2030-01-01'])
			await expect(openOne({ closesOn })).rejects.toMatchObject({ issues: { closesOn: expect.any(String) } });
	});
});
