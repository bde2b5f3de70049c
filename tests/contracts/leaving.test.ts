import { anonymous, type Member } from '#domain/access/person.ts';
import { accountUseCases } from '#server/accounts/use-cases.ts';
import type { Database } from '#server/database/connection.ts';
import { keyOf, objectToListing } from '#server/directory/objections.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const mediator = seedId('actor', 'mediator');

describe.each(databases)('leaving the directory with one’s account kept, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let denis: Member;
	let lea: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		directory = directoryUseCases(context);
		denis = await personOf(context, mediator);
		lea = await personOf(context, seedId('actor', 'angers-authority'));
	}, 240_000);
	afterAll(() => database.close());

	const found = async (viewer: Member | typeof anonymous) =>
		(await find(context, viewer, { q: 'Kerbrat' })).entries.map(({ title }) => title);
	const emailOf = async () =>
		(
			await database.reader
				.selectFrom('accounts')
				.select('email')
				.where('actor_id', '=', mediator)
				.executeTakeFirstOrThrow()
		).email;
	/** Whether a sign-in link would be sent to their address. */
	const mayEnter = async () => {
		await database.write((trx) => trx.deleteFrom('outbox').execute());
		await accountUseCases(context).requestSignInLink({ email: await emailOf() }, '127.0.0.1');
		return (await database.reader.selectFrom('outbox').selectAll().execute()).length === 1;
	};

	it('is for oneself alone', async () => {
		for (const leave of [directory.leaveDirectory, directory.returnToDirectory, directory.leaving]) {
			await expect(leave(lea, mediator)).rejects.toMatchObject({ kind: 'forbidden' });
			await expect(leave({ ...lea, administrator: true }, mediator)).rejects.toMatchObject({
				kind: 'forbidden',
			});
			await expect(leave(anonymous, mediator)).rejects.toMatchObject({ kind: 'signed-out' });
		}
		expect(await found(anonymous)).toContain('Denis Kerbrat');
	});

	it('hides the record everywhere at once, lets its owner in, and is undone whole', async () => {
		const before = await directory.actor(lea, mediator);
		const rights: unknown[] = [];
		context.events.on('access-changed', (change) => rights.push(change));
		await directory.leaveDirectory(denis, mediator);
		await directory.leaveDirectory(denis, mediator);
		for (const viewer of [anonymous, lea]) {
			expect(await found(viewer)).toEqual([]);
			await expect(directory.actor(viewer, mediator)).rejects.toMatchObject({ kind: 'not-found' });
			await expect(directory.leaving(viewer, mediator)).rejects.toMatchObject({ kind: 'not-found' });
		}
		expect(rights).toContainEqual({ accountId: denis.accountId });
		expect(await directory.actor(denis, mediator)).toMatchObject({ hasLeft: true, name: 'Denis Kerbrat' });
		expect(await mayEnter()).toBe(true);
		// Nobody enters them anew meanwhile.
		await directory.enterPerson(
			lea,
			{ organisationId: seedId('organisation', 'tilleuls') },
			{ name: 'Denis K.', email: await emailOf(), function: 'Ami', from: '2026-01-05', source: 'essai' },
		);
		expect((await find(context, lea, { q: 'Denis K.' })).entries.map(({ title }) => title)).not.toContain(
			'Denis K.',
		);

		await directory.returnToDirectory(denis, mediator);
		expect(await found(anonymous)).toContain('Denis Kerbrat');
		expect(await directory.actor(lea, mediator)).toEqual(before);
	});

	it('does not keep anybody from objecting, which erases and does not let in', async () => {
		await directory.leaveDirectory(denis, mediator);
		const email = await emailOf();
		await database.write((trx) => objectToListing(trx, context, mediator, keyOf(email)));
		expect(await mayEnter()).toBe(false);
		await directory.returnToDirectory(denis, mediator);
		expect(await found(anonymous)).toEqual([]);
		const lines = await database.reader
			.selectFrom('actor_fields')
			.selectAll()
			.where('actor_id', '=', mediator)
			.execute();
		expect(lines).toEqual([]);
	});
});
