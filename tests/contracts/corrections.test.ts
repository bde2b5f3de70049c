import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const mediator = seedId('actor', 'mediator');
const escale = seedId('organisation', 'escale');

describe.each(databases)('records that stay right, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let self: Member;
	let other: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		directory = directoryUseCases(context);
		self = await personOf(context, mediator);
		other = await personOf(context, seedId('actor', 'newcomer'));
	});
	beforeEach(() => database.write((trx) => trx.deleteFrom('outbox').execute()));
	afterAll(() => database.close());

	const letters = () => database.reader.selectFrom('outbox').selectAll().orderBy('id').execute();
	const suggest = async (kind: 'actor' | 'organisation', id: string, field: string, value: string) => {
		await directory.suggestCorrection(other, kind, id, { field, value, reason: 'Je l’ai appelé' });
		const { waiting } = await directory.corrections(self, kind, id);
		return waiting.at(-1)?.id ?? '';
	};

	it('say that nobody confirmed them for a year, until one click of who is in charge', async () => {
		context.standAt('2028-03-12T08:30:00.000Z');
		for (const read of [
			() => directory.actor(anonymous, mediator),
			() => directory.organisation(anonymous, escale),
		])
			expect((await read()).isStale).toBe(true);
		await expect(directory.confirmActor(other, mediator)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(directory.confirmOrganisation(other, escale)).rejects.toMatchObject({ kind: 'forbidden' });
		await directory.confirmActor(self, mediator);
		await directory.confirmOrganisation(self, escale);
		expect(await directory.actor(anonymous, mediator)).toMatchObject({
			isStale: false,
			confirmedOn: '2028-03-12',
		});
		expect((await directory.organisation(anonymous, escale)).isStale).toBe(false);
		context.standAt('2029-03-12T08:30:00.000Z');
		expect((await directory.actor(anonymous, mediator)).isStale).toBe(false);
		context.standAt('2029-03-13T08:30:00.000Z');
		expect((await directory.actor(anonymous, mediator)).isStale).toBe(true);
		context.standAt('2026-03-12T08:30:00.000Z');
	});

	it('a suggestion changes nothing, and is told by mail to who is in charge', async () => {
		await expect(
			directory.suggestCorrection(anonymous, 'actor', mediator, { field: 'name', value: 'X', reason: '' }),
		).rejects.toMatchObject({ kind: 'signed-out' });
		await suggest('actor', mediator, 'name', 'Denys Kerbrat');
		expect((await directory.actor(anonymous, mediator)).name).toBe('Denis Kerbrat');
		const [letter, ...others] = await letters();
		expect(others).toEqual([]);
		expect(letter).toMatchObject({ recipient: 'denis.kerbrat@example.org', purpose: 'correction' });
		expect(letter?.body).toContain('Denys Kerbrat');
		await expect(directory.corrections(other, 'actor', mediator)).rejects.toMatchObject({
			kind: 'forbidden',
		});
	});

	it('accepted, it is written in its place, and the other is told; declined, told only', async () => {
		const phone = await suggest('organisation', escale, 'phone', '02 97 00 00 00');
		await directory.decideCorrection(self, 'organisation', escale, phone, 'accepted');
		expect((await directory.organisation(anonymous, escale)).phone).toBe('02 97 00 00 00');
		const name = await suggest('organisation', escale, 'name', 'Une farce');
		await directory.decideCorrection(self, 'organisation', escale, name, 'declined');
		expect((await directory.organisation(anonymous, escale)).name).not.toBe('Une farce');
		const told = (await letters()).filter(({ purpose }) => purpose === 'correction-decided');
		expect(told.map(({ recipient, subject }) => [recipient, /acceptée|déclinée/.exec(subject)?.[0]])).toEqual(
			[
				['victor.annequin@example.org', 'acceptée'],
				['victor.annequin@example.org', 'déclinée'],
			],
		);
	});

	it('is decided once under many attempts [R7], by who is in charge', async () => {
		const id = await suggest('actor', mediator, 'presentation', 'Médiateur à Lorient.');
		await expect(directory.decideCorrection(other, 'actor', mediator, id, 'accepted')).rejects.toMatchObject({
			kind: 'forbidden',
		});
		const answers = await Promise.allSettled(
			Array.from({ length: 10 }, () => directory.decideCorrection(self, 'actor', mediator, id, 'accepted')),
		);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	it('an address that is none cannot be accepted, and waits still', async () => {
		const id = await suggest('actor', mediator, 'email', 'pas une adresse');
		await expect(directory.decideCorrection(self, 'actor', mediator, id, 'accepted')).rejects.toMatchObject({
			kind: 'conflict',
		});
		expect((await directory.corrections(self, 'actor', mediator)).waiting.map((one) => one.id)).toContain(id);
	});

	it('what is accepted is what the form of the record would take', async () => {
		const site = await suggest('organisation', escale, 'website', 'www.exemple.fr');
		await directory.decideCorrection(self, 'organisation', escale, site, 'accepted');
		const name = await suggest('organisation', escale, 'name', 'Escale\nsanté');
		await directory.decideCorrection(self, 'organisation', escale, name, 'accepted');
		const there = await directory.organisation(anonymous, escale);
		expect([there.website, there.name]).toEqual(['https://www.exemple.fr/', 'Escale santé']);
		const long = await suggest('organisation', escale, 'acronym', 'A'.repeat(31));
		await expect(
			directory.decideCorrection(self, 'organisation', escale, long, 'accepted'),
		).rejects.toMatchObject({ kind: 'conflict' });
		await directory.decideCorrection(self, 'organisation', escale, long, 'declined');
	});

	it('a function one says of oneself gives no right over the organisation', async () => {
		await directory.addFunction(
			other,
			other.actorId,
			{ organisationId: escale },
			{ function: 'Président', from: '2026-01-01', until: null, visibility: 'public' },
		);
		await expect(directory.confirmOrganisation(other, escale)).rejects.toMatchObject({ kind: 'forbidden' });
		await directory.addFunction(
			other,
			other.actorId,
			{ collective: 'Les voisins du quai' },
			{ function: 'Voisin', from: '2026-01-01', until: null, visibility: 'public' },
		);
		const { functions } = await directory.functions(other, other.actorId, '');
		const own = functions.find(({ organisation }) => organisation === 'Les voisins du quai');
		await directory.confirmOrganisation(other, own?.organisationId ?? '');
	});
});
