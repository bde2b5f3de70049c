import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { compose } from '#server/mail/message.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const mediator = seedId('actor', 'mediator');
const health = seedId('actor', 'health-angers');

describe.each(databases)('writing to people whose address stays hidden, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let lea: Member;
	let victor: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		directory = directoryUseCases(context);
		lea = await personOf(context, seedId('actor', 'angers-authority'));
		victor = await personOf(context, seedId('actor', 'newcomer'));
	});
	beforeEach(async () => {
		await database.write(async (trx) => {
			for (const table of ['outbox', 'rate_limits'] as const) await trx.deleteFrom(table).execute();
		});
	});
	afterAll(() => database.close());

	const letters = () => database.reader.selectFrom('outbox').selectAll().orderBy('id').execute();

	it('reaches the person by mail, who may answer to who wrote; the form shows no address but one’s own', async () => {
		const form = await directory.messageForm(lea, mediator);
		expect(JSON.stringify(form)).not.toContain('denis.kerbrat@');
		await directory.sendMessage(lea, mediator, 'Bonjour, parlons de sommeil.');
		const [letter] = await letters();
		expect(letter).toMatchObject({
			recipient: 'denis.kerbrat@example.org',
			reply_to: 'lea.montfort@example.org',
		});
		expect(letter?.body).toContain('parlons de sommeil');
		expect(letter?.body).not.toMatch(/@example\.org/);
		const file = compose(
			{ id: '1', to: 'a@b.fr', subject: 's', text: 't', at: context.now(), replyTo: 'lea@b.fr' },
			'Maillage <m@b.fr>',
		);
		expect(file).toContain('\r\nReply-To: lea@b.fr\r\n');
	});

	it('says how a mail program stops letters, in one click by HTTPS only', () => {
		const letter = (unsubscribe: string | null) =>
			compose(
				{ id: '1', to: 'a@b.fr', subject: 's', text: 't', at: context.now(), unsubscribe },
				'Maillage <m@b.fr>',
			);
		expect(letter('https://b.fr/annuaire/arret/x')).toContain(
			'\r\nList-Unsubscribe: <https://b.fr/annuaire/arret/x>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
		);
		expect(letter('http://b.fr/annuaire/arret/x')).toContain('\r\nList-Unsubscribe: <http:');
		expect(letter('http://b.fr/annuaire/arret/x')).not.toContain('List-Unsubscribe-Post');
		expect(letter(null)).not.toContain('List-Unsubscribe');
	});

	it('leaves once when it is sent twice, and tells who has no account how to be listed no more', async () => {
		await directory.sendMessage(lea, health, 'Bonjour');
		await directory.sendMessage(lea, health, 'Bonjour');
		const sent = await letters();
		expect(sent).toHaveLength(1);
		expect(sent[0]?.body).toContain('http://maillage.test/objection\n');
		// An answer quotes the letter: no secret address is in it, nor where words of people would have one.
		expect(sent[0]?.body).not.toContain('{adresse}');
		await directory.sendMessage(lea, mediator, 'Voici {adresse}');
		expect((await letters()).at(-1)?.body).not.toContain('{adresse}');
	});

	it('is for signed-in people whom the person lets write', async () => {
		await expect(directory.sendMessage(anonymous, mediator, 'x')).rejects.toMatchObject({
			kind: 'signed-out',
		});
		await expect(directory.sendMessage(lea, lea.actorId, 'x')).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(directory.sendMessage(lea, seedId('actor', 'objected'), 'x')).rejects.toMatchObject({
			kind: 'not-found',
		});
		await database.write((trx) =>
			trx
				.insertInto('actor_fields')
				.values({ actor_id: mediator, field: 'messages', value: '', visibility: 'me' })
				.execute(),
		);
		await expect(directory.sendMessage(lea, mediator, 'x')).rejects.toMatchObject({ kind: 'forbidden' });
		expect((await directory.actor(lea, mediator)).abilities['actor.write-to']).toBe(false);
		await database.write((trx) => trx.deleteFrom('actor_fields').where('field', '=', 'messages').execute());
		expect((await directory.actor(lea, mediator)).abilities['actor.write-to']).toBe(true);
		expect(await letters()).toEqual([]);
	});

	it('has limits, for who writes and for who is written to', async () => {
		for (let time = 0; time < 20; time += 1) await directory.sendMessage(lea, mediator, `Message ${time}`);
		await expect(directory.sendMessage(lea, health, 'Encore')).rejects.toMatchObject({ kind: 'too-many' });
		await expect(directory.sendMessage(victor, mediator, 'Moi')).rejects.toMatchObject({ kind: 'too-many' });
		await directory.sendMessage(victor, health, 'Moi');
		expect(await letters()).toHaveLength(21);
	});

	it('tells of who writes what its reader may know, and is not for those one has entered oneself', async () => {
		const functionsAre = (visibility: 'groups' | 'network') =>
			database.write((trx) =>
				trx.updateTable('affiliations').set({ visibility }).where('actor_id', '=', lea.actorId).execute(),
			);
		const [own] = (await directory.actor(lea, lea.actorId)).functions;
		for (const [visibility, isTold] of [
			['groups', false],
			['network', true],
		] as const) {
			await functionsAre(visibility);
			await directory.sendMessage(lea, mediator, `Visible : ${visibility}`);
			expect((await letters()).at(-1)?.body.includes(own?.function ?? '—')).toBe(isTold);
		}
		await directory.sendMessage(lea, health, 'Sans compte');
		expect((await letters()).at(-1)?.body).not.toContain(own?.function);
		await database.write((trx) =>
			trx.updateTable('actors').set({ entered_by: lea.actorId }).where('id', '=', health).execute(),
		);
		await expect(directory.sendMessage(lea, health, 'x')).rejects.toMatchObject({ kind: 'forbidden' });
		await directory.sendMessage(victor, health, 'x');
		await database.write((trx) =>
			trx.updateTable('actors').set({ entered_by: null }).where('id', '=', health).execute(),
		);
	});

	it('presents two people to each other, without an address of either', async () => {
		const { found } = await directory.introductionForm(lea, mediator, 'Awa Coulibaly');
		expect(found[0]).toMatchObject({ id: health });
		await directory.introduce(lea, mediator, health, 'Vous parlez toutes deux de sommeil.');
		const sent = await letters();
		expect(sent.map(({ recipient }) => recipient).sort()).toEqual([
			'awa.coulibaly@example.org',
			'denis.kerbrat@example.org',
		]);
		for (const { body, subject, reply_to: replyTo } of sent) {
			expect(subject).toMatch(/Léa Montfort vous présente (Awa Coulibaly|Denis Kerbrat)/);
			expect(body).not.toMatch(/@example\.org/);
			expect(replyTo).toBe('lea.montfort@example.org');
		}
		await expect(directory.introduce(lea, mediator, crypto.randomUUID(), 'x')).rejects.toMatchObject({
			kind: 'invalid',
		});
	});
});
