import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { anonymous } from '#domain/access/person.ts';
import { newPasswordField } from '#domain/account/password.ts';
import { hashPassword } from '#server/accounts/passwords.ts';
import { openSession } from '#server/accounts/sessions.ts';
import { accountUseCases } from '#server/accounts/use-cases.ts';
import type { Database } from '#server/database/connection.ts';
import { anAccount, type TestAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';

const password = 'un tramway nommé dix-sept';
const somewhere = '192.0.2.7';

describe.each(databases)('a password, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let accounts: ReturnType<typeof accountUseCases>;
	let person: TestAccount;

	beforeAll(async () => {
		database = await open();
	});
	afterAll(() => database.close());
	beforeEach(async () => {
		context = testContext(database);
		accounts = accountUseCases(context);
		person = await anAccount(database, { password_hash: await hashPassword(password) });
		await database.write((trx) => trx.deleteFrom('rate_limits').execute());
	});

	const enter = (email: string, secret: string) =>
		accounts.signInWithPassword({ email, password: secret }, somewhere, 'Firefox');

	async function aViewer() {
		const opened = await database.write((trx) => openSession(trx, person.accountId, ''));
		const { person: viewer } = await accounts.readSession(opened.token);
		return { viewer, ...opened };
	}

	it('opens a session, and is kept as argon2id', async () => {
		const { token } = await enter(person.email, password);
		expect((await accounts.readSession(token)).person).toMatchObject({ name: person.name });
		const row = await database.reader
			.selectFrom('accounts')
			.select('password_hash')
			.where('id', '=', person.accountId)
			.executeTakeFirstOrThrow();
		expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it('is refused with one sentence, whether it is wrong, absent, or the address is unknown [I2]', async () => {
		const without = await anAccount(database);
		const suspended = await anAccount(database, {
			password_hash: await hashPassword(password),
			suspended_at: '2026-01-01',
		});
		const answers = await Promise.all(
			[
				enter(person.email, 'pas le bon mot de passe'),
				enter(without.email, password),
				enter(suspended.email, password),
				enter('inconnu@ailleurs.fr', password),
			].map((attempt) =>
				attempt.catch(({ kind, message }: { kind: string; message: string }) => `${kind} ${message}`),
			),
		);
		expect(new Set(answers).size).toBe(1);
		expect(answers[0]).toMatch(/^invalid /);
	});

	it('is refused after ten tries in a quarter of an hour, even the right one [I4]', async () => {
		for (let index = 0; index < 10; index++) await enter(person.email, 'non').catch(() => {});
		await expect(enter(person.email, password)).rejects.toMatchObject({ kind: 'too-many' });
		context.standAt('2026-03-12T08:46:00.000Z');
		await expect(enter(person.email, password)).resolves.toBeDefined();
	});

	it('ends every other session when it is set, and keeps this one', async () => {
		const elsewhere = await aViewer();
		const here = await aViewer();
		const changes: unknown[] = [];
		context.events.on('access-changed', (change) => changes.push(change));
		await accounts.setPassword(
			here.viewer,
			{ current: password, password: 'la rivière passe sous le pont' },
			here.sessionId,
		);
		expect((await accounts.readSession(elsewhere.token)).person).toEqual(anonymous);
		expect((await accounts.readSession(here.token)).person.kind).toBe('member');
		expect(changes).toHaveLength(1);
		await expect(enter(person.email, password)).rejects.toMatchObject({ kind: 'invalid' });
		await expect(enter(person.email, 'la rivière passe sous le pont')).resolves.toBeDefined();
	});

	it('is not changed nor removed without the present one', async () => {
		const { viewer, sessionId } = await aViewer();
		for (const current of [undefined, '', 'autre chose'])
			await expect(
				accounts.setPassword(viewer, { current, password: 'un autre assez long' }, sessionId),
			).rejects.toMatchObject({
				kind: 'invalid',
				issues: { current: expect.any(String) },
			});
		await expect(accounts.removePassword(viewer, { current: 'non' }, sessionId)).rejects.toMatchObject({
			kind: 'invalid',
		});
		await expect(enter(person.email, password)).resolves.toBeDefined();
	});

	it('can be done without', async () => {
		const { viewer, sessionId } = await aViewer();
		await accounts.removePassword(viewer, { current: password }, sessionId);
		expect(await accounts.account(viewer, sessionId)).toMatchObject({
			hasPassword: false,
			email: person.email,
		});
		await expect(enter(person.email, password)).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('is offered to try only where accounts are for demonstration', async () => {
		const offered = await anAccount(database, { demonstration: 1 });
		const demonstration = accountUseCases({ ...context, demonstration: true });
		expect(await accounts.demonstrationAccounts()).toEqual([]);
		await expect(accounts.signInAsDemonstration(offered.accountId, '')).rejects.toMatchObject({
			kind: 'not-found',
		});
		expect((await demonstration.demonstrationAccounts()).map(({ id }) => id)).toEqual([offered.accountId]);
		await expect(demonstration.signInAsDemonstration(person.accountId, '')).rejects.toMatchObject({
			kind: 'not-found',
		});
		await expect(demonstration.signInAsDemonstration(offered.accountId, '')).resolves.toBeDefined();
		await database.write((trx) => trx.updateTable('accounts').set({ demonstration: 0 }).execute());
	});
});

it('a new password is long, not strange', () => {
	const issue = (text: string) => v.safeParse(newPasswordField, text).issues?.[0].message;
	expect(issue('onze signes!')).toBeUndefined();
	expect(issue('trop court')).toMatch(/12 caractères/);
	expect(issue('aaaaaaaaaaaaaaaa')).toMatch(/répète/);
	expect(issue('é'.repeat(3) + 'abcdefghi')).toBeUndefined();
	expect(issue('a1b2c3'.repeat(50))).toMatch(/200/);
});
