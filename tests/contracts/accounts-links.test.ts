import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInAddress, signInPurpose } from '#server/accounts/sign-in-links.ts';
import { accountUseCases } from '#server/accounts/use-cases.ts';
import type { Database } from '#server/database/connection.ts';
import { startDelivery } from '#server/mail/delivery.ts';
import type { Mail } from '#server/mail/message.ts';
import { anAccount, type TestAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';

const somewhere = '192.0.2.7';

describe.each(databases)('a sign-in link, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let accounts: ReturnType<typeof accountUseCases>;
	let person: TestAccount;
	const mails: Mail[] = [];

	beforeAll(async () => {
		database = await open();
	});
	afterAll(() => database.close());
	beforeEach(async () => {
		context = testContext(database);
		accounts = accountUseCases(context);
		person = await anAccount(database);
		mails.length = 0;
		await database.write((trx) => trx.deleteFrom('rate_limits').execute());
	});

	/** Asks for a link and reads the mail that carries it. */
	async function aLink(returnTo?: string): Promise<string> {
		await accounts.requestSignInLink({ email: person.email, returnTo }, somewhere);
		await deliver();
		return linkIn(mails.at(-1)!);
	}

	async function deliver() {
		const transport = {
			send: async (mail: Mail) => {
				mails.push(mail);
				return { outcome: 'sent' as const };
			},
			close() {},
		};
		const delivery = startDelivery(context, transport, { [signInPurpose]: signInAddress(context) });
		await delivery.flush();
		await delivery.stop();
	}

	function linkIn(mail: Mail): string {
		const [, token] = /^http:\/\/maillage\.test\/connexion\/([\w-]{43})$/m.exec(mail.text) ?? [];
		return token!;
	}

	it('arrives by mail, from ORIGIN, and opens a session', async () => {
		const token = await aLink('/documents/abc?x=1');
		expect(mails).toHaveLength(1);
		expect(mails[0]!.to).toBe(person.email);
		expect(await accounts.openSignInLink(token)).toEqual({ email: 'p…@exemple.fr' });
		const opened = await accounts.consumeSignInLink(token, 'Firefox', somewhere);
		expect(opened.returnTo).toBe('/documents/abc?x=1');
		expect((await accounts.readSession(opened.token)).person).toMatchObject({
			kind: 'member',
			name: person.name,
		});
	});

	it('leaves nothing usable in the database, before its mail leaves or after [I1]', async () => {
		await accounts.requestSignInLink({ email: person.email }, somewhere);
		const waiting = await database.reader
			.selectFrom('outbox')
			.select('body')
			.where('recipient', '=', person.email)
			.executeTakeFirstOrThrow();
		expect(waiting.body).not.toMatch(/connexion\//);
		await deliver();
		const token = linkIn(mails[0]!);
		const { token: session } = await accounts.consumeSignInLink(token, '', somewhere);
		for (const table of ['sign_in_links', 'outbox', 'sessions', 'audit', 'rate_limits'] as const) {
			const rows = JSON.stringify(await database.reader.selectFrom(table).selectAll().execute());
			expect(rows).not.toContain(token);
			expect(rows).not.toContain(session);
		}
	});

	it('is consumed once under fifty parallel attempts [R7]', async () => {
		const token = await aLink();
		const attempts = await Promise.allSettled(
			Array.from({ length: 50 }, (_, index) => accounts.consumeSignInLink(token, '', `192.0.2.${index}`)),
		);
		expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const attempt of attempts)
			if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ kind: 'gone', status: 410 });
		const sessions = await database.reader
			.selectFrom('sessions')
			.select('id_hash')
			.where('account_id', '=', person.accountId)
			.execute();
		expect(sessions).toHaveLength(1);
	});

	it('is not consumed by being looked at [I1]', async () => {
		const token = await aLink();
		await accounts.openSignInLink(token);
		await accounts.openSignInLink(token);
		await expect(accounts.consumeSignInLink(token, '', somewhere)).resolves.toBeDefined();
	});

	it('works for ten minutes after its mail has left, and not a second more [I1]', async () => {
		const token = await aLink();
		context.standAt('2026-03-12T08:40:00.000Z');
		await expect(accounts.openSignInLink(token)).rejects.toMatchObject({ kind: 'gone' });
		await expect(accounts.consumeSignInLink(token, '', somewhere)).rejects.toMatchObject({ kind: 'gone' });
		context.standAt('2026-03-12T08:39:59.000Z');
		await expect(accounts.consumeSignInLink(token, '', somewhere)).resolves.toBeDefined();
	});

	it('says the same of a used, an expired and an invented link', async () => {
		const used = await aLink();
		await accounts.consumeSignInLink(used, '', somewhere);
		const sentences = await Promise.all(
			[used, 'A'.repeat(43), '', '../..', 'é'.repeat(2_000)].map((token) =>
				accounts.openSignInLink(token).catch((problem: Error) => problem.message),
			),
		);
		expect(new Set(sentences).size).toBe(1);
	});

	it('is answered the same for an unknown address, a suspended account and someone who objected [I2]', async () => {
		const suspended = await anAccount(database, { suspended_at: '2026-02-01T00:00:00.000Z' });
		const objected = await anAccount(database, { objected: true });
		for (const email of ['personne@ailleurs.fr', suspended.email, objected.email])
			expect(await accounts.requestSignInLink({ email }, somewhere)).toBeUndefined();
		await deliver();
		expect(mails).toEqual([]);
	});

	it('is not mailed once its request is half an hour old', async () => {
		await accounts.requestSignInLink({ email: person.email }, somewhere);
		context.standAt('2026-03-12T09:05:00.000Z');
		await deliver();
		expect(mails).toEqual([]);
	});

	it('sends no one to another site [I3]', async () => {
		for (const returnTo of ['https://mauvais.fr/', '//mauvais.fr', '/\\mauvais.fr', 'javascript:alert(1)']) {
			const { returnTo: kept } = await accounts.consumeSignInLink(await aLink(returnTo), '', somewhere);
			expect(kept).toBe('/');
			await database.write((trx) => trx.deleteFrom('rate_limits').execute());
		}
	});

	it('is refused after five requests an hour for one account, wherever they come from [I4]', async () => {
		const ask = (address: string) => accounts.requestSignInLink({ email: person.email }, address);
		for (let index = 0; index < 5; index++) await ask(`192.0.2.${index}`);
		await expect(ask('192.0.2.99')).rejects.toMatchObject({ kind: 'too-many', status: 429 });
		context.standAt('2026-03-12T09:30:00.000Z');
		await expect(ask('192.0.2.99')).resolves.toBeUndefined();
	});

	it('is refused after sixty requests an hour from one address, for whomever, known or not [I4 I2]', async () => {
		for (let index = 0; index < 60; index++)
			await accounts.requestSignInLink({ email: `inconnu.${index}@ailleurs.fr` }, somewhere);
		await expect(accounts.requestSignInLink({ email: person.email }, somewhere)).rejects.toMatchObject({
			kind: 'too-many',
		});
		await expect(accounts.requestSignInLink({ email: person.email }, '192.0.2.8')).resolves.toBeUndefined();
	});

	it('keeps no list of the addresses that were tried', async () => {
		await accounts.requestSignInLink({ email: 'curieux@ailleurs.fr' }, somewhere);
		for (const table of ['rate_limits', 'audit'] as const) {
			const rows = JSON.stringify(await database.reader.selectFrom(table).selectAll().execute());
			expect(rows).not.toMatch(/curieux|192\.0\.2/);
		}
	});
});
