import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '#domain/access/person.ts';
import { anonymous } from '#domain/access/person.ts';
import { forgetExpired } from '#server/accounts/expiry.ts';
import { openSession } from '#server/accounts/sessions.ts';
import { accountUseCases } from '#server/accounts/use-cases.ts';
import { readConfig } from '#server/config.ts';
import type { Database } from '#server/database/connection.ts';
import { anAccount, type TestAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';

const day = 86_400_000;

describe.each(databases)('a session, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let accounts: ReturnType<typeof accountUseCases>;
	let person: TestAccount;
	let changes: unknown[];

	beforeAll(async () => {
		database = await open();
	});
	afterAll(() => database.close());
	beforeEach(async () => {
		context = testContext(database);
		accounts = accountUseCases(context);
		person = await anAccount(database);
		changes = [];
		context.events.on('access-changed', (change) => changes.push(change));
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	const enter = (userAgent = 'Firefox') =>
		database.write((trx) => openSession(trx, person.accountId, userAgent));
	const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

	/** Stands somewhere in time; Lucia reads the clock of the machine. */
	function standAt(milliseconds: number) {
		vi.useFakeTimers({ toFake: ['Date'], now: milliseconds });
	}

	it('is kept as the SHA-256 of a token of 256 bits [I1]', async () => {
		const { token } = await enter();
		expect(Buffer.from(token, 'base64url')).toHaveLength(32);
		const rows = await database.reader
			.selectFrom('sessions')
			.selectAll()
			.where('account_id', '=', person.accountId)
			.execute();
		expect(rows.map((row) => row.id_hash)).toEqual([sha256(token)]);
		expect(JSON.stringify(rows)).not.toContain(token);
		expect((await accounts.readSession(token)).sessionHash).toBe(sha256(token));
	});

	it('is nobody for a missing, invented, hashed or endless token', async () => {
		const { token } = await enter();
		for (const other of [undefined, '', 'x', sha256(token), token.slice(0, -1), 'a'.repeat(10_000)])
			expect(await accounts.readSession(other)).toMatchObject({ person: anonymous, sessionId: null });
	});

	it('ends thirty days after the last visit', async () => {
		const start = Date.now();
		const { token } = await enter();
		standAt(start + 30 * day - 1000);
		expect((await accounts.readSession(token)).renewedUntil).toEqual(new Date(start + 60 * day - 1000));
		standAt(start + 60 * day);
		expect((await accounts.readSession(token)).person).toEqual(anonymous);
	});

	it('slides: the cookie is prolonged in the second half of its life only', async () => {
		const start = Date.now();
		const { token } = await enter();
		standAt(start + 14 * day);
		expect((await accounts.readSession(token)).renewedUntil).toBeNull();
		standAt(start + 16 * day);
		expect((await accounts.readSession(token)).renewedUntil).not.toBeNull();
		expect((await accounts.readSession(token)).renewedUntil).toBeNull();
	});

	it('is nobody once the account is suspended or the actor objected, from the next request on', async () => {
		const { token } = await enter();
		await database.write((trx) =>
			trx
				.updateTable('accounts')
				.set({ suspended_at: '2026-03-01T00:00:00.000Z' })
				.where('id', '=', person.accountId)
				.execute(),
		);
		expect(await accounts.readSession(token)).toMatchObject({ person: anonymous, sessionId: null });
		const objected = await anAccount(database, { objected: true });
		const session = await database.write((trx) => openSession(trx, objected.accountId, ''));
		expect((await accounts.readSession(session.token)).person).toEqual(anonymous);
	});

	it('ends when its person signs out, and its sockets are told [R3]', async () => {
		const { token } = await enter();
		await accounts.signOut(token);
		expect((await accounts.readSession(token)).person).toEqual(anonymous);
		expect(changes).toEqual([{ sessionHash: sha256(token) }]);
		await accounts.signOut(token);
		expect(changes).toHaveLength(1);
	});

	it('is listed to its own person, the present one first', async () => {
		const phone = await enter('Mozilla/5.0 (iPhone) Safari/605');
		const { token } = await enter('Mozilla/5.0 (Windows NT 10.0) Firefox/140.0');
		const { person: viewer, sessionId } = await accounts.readSession(token);
		const sessions = await accounts.listSessions(viewer, sessionId);
		expect(sessions.map(({ id, current }) => ({ id, current }))).toEqual([
			{ id: sessionId, current: true },
			{ id: phone.sessionId, current: false },
		]);
		expect(JSON.stringify(sessions)).not.toContain(phone.token);
	});

	it('can be ended from another one, but not by another person', async () => {
		const phone = await enter();
		const { token } = await enter();
		const { person: viewer } = await accounts.readSession(token);
		const other = await anAccount(database);
		const theirs = await database.write((trx) => openSession(trx, other.accountId, ''));
		await expect(accounts.endSession(viewer, theirs.sessionId)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(accounts.endSession(viewer, 'nothing')).rejects.toMatchObject({ kind: 'not-found' });
		await accounts.endSession(viewer, phone.sessionId);
		expect((await accounts.readSession(phone.token)).person).toEqual(anonymous);
		expect((await accounts.readSession(theirs.token)).person.kind).toBe('member');
		expect(changes).toEqual([{ sessionHash: sha256(phone.token) }]);
	});

	it('stays when all the others are ended', async () => {
		const others = [await enter(), await enter()];
		const { token, sessionId } = await enter();
		const { person: viewer } = await accounts.readSession(token);
		await accounts.endOtherSessions(viewer, sessionId);
		for (const other of others) expect((await accounts.readSession(other.token)).person).toEqual(anonymous);
		expect((await accounts.readSession(token)).person.kind).toBe('member');
		expect(changes).toHaveLength(2);
	});

	it('is needed for the account page', async () => {
		const nobody: Person = anonymous;
		await expect(accounts.account(nobody, null)).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(accounts.listSessions(nobody, null)).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(accounts.endSession(nobody, 'x')).rejects.toMatchObject({ kind: 'signed-out' });
	});

	it('leaves a trace when it opens and when it ends, without any token', async () => {
		const demonstration = accountUseCases({ ...context, demonstration: true });
		const offered = await anAccount(database, { demonstration: 1 });
		const { token } = await demonstration.signInAsDemonstration(offered.accountId, '');
		await accounts.signOut(token);
		const rows = await database.reader
			.selectFrom('audit')
			.selectAll()
			.where('account_id', '=', offered.accountId)
			.orderBy('id')
			.execute();
		expect(rows.map((row) => row.action)).toEqual(['signed-in', 'signed-out']);
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	it('is forgotten once it is over, with old links and old counts', async () => {
		await enter();
		context.standAt('2099-01-01T00:00:00.000Z');
		await forgetExpired(context);
		expect(await database.reader.selectFrom('sessions').selectAll().execute()).toEqual([]);
	});

	it('has a cookie that only a TLS page of this very host can set, when ORIGIN is https', () => {
		const secure = testContext(database, { config: readConfig({ ORIGIN: 'https://maillage.fr' }) });
		expect(accountUseCases(secure).sessionCookie).toBe('__Host-maillage');
		expect(accounts.sessionCookie).toBe('maillage');
	});
});
