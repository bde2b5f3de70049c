import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '#server/config.ts';
import type { Database } from '#server/database/connection.ts';
import { startDelivery } from '#server/mail/delivery.ts';
import { parseKept, type Mail } from '#server/mail/message.ts';
import { enqueue, secretPlace } from '#server/mail/outbox.ts';
import { mailTransport, type Outcome, type Transport } from '#server/mail/transport.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';

const letter = {
	recipient: 'ines@exemple.fr',
	purpose: 'test',
	key: 'one',
	subject: 'Réunion déplacée',
	body: 'Bonjour Inès,\n\nLa réunion est à 14 h 30.\n',
};

describe.each(databases)('the outbox, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;

	beforeAll(async () => {
		database = await open();
	});
	afterAll(() => database.close());
	beforeEach(async () => {
		context = testContext(database);
		await database.write((trx) => trx.deleteFrom('outbox').execute());
	});

	const put = (changes: Partial<typeof letter> = {}) =>
		database.write((trx) => enqueue(trx, context, { ...letter, ...changes }));
	const rows = () => database.reader.selectFrom('outbox').selectAll().orderBy('id').execute();

	/** Empties what is due through a transport that answers `outcome`. */
	async function deliver(
		answer: (mail: Mail) => Outcome | Promise<Outcome> = () => ({ outcome: 'sent' }),
		secrets = {},
	) {
		const mails: Mail[] = [];
		const transport: Transport = {
			async send(mail) {
				mails.push(mail);
				return await answer(mail);
			},
			close() {},
		};
		const delivery = startDelivery(context, transport, secrets);
		await delivery.flush();
		await delivery.stop();
		return mails;
	}

	it('takes the same letter once (domain rule 9)', async () => {
		expect(await put()).toBe(true);
		expect(await put()).toBe(false);
		expect(await put({ key: 'two' })).toBe(true);
		expect(await deliver()).toHaveLength(2);
		expect(await put()).toBe(false);
		expect(await deliver()).toHaveLength(0);
	});

	it('keeps a letter if and only if what it tells has happened', async () => {
		const failing = database.write(async (trx) => {
			await enqueue(trx, context, letter);
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow();
		expect(await rows()).toEqual([]);
	});

	it('refuses two recipients in one letter, and an empty one', async () => {
		for (const recipient of [
			'a@exemple.fr, b@exemple.fr',
			'a@exemple.fr\r\nBcc: b@exemple.fr',
			'<a@exemple.fr>',
			'',
		])
			await expect(put({ recipient })).rejects.toThrow(/one recipient/);
		await expect(put({ body: ' \n' })).rejects.toThrow(/empty/);
	});

	it('signs every mail with ORIGIN', async () => {
		await put();
		const [mail] = await deliver();
		expect(mail!.text).toBe(
			`${letter.body}\n-- \nMaillage, le réseau de celles et ceux qui agissent dans les quartiers\nhttp://maillage.test\n`,
		);
	});

	it('waits longer after each refusal, then gives up', async () => {
		await put();
		const waits: number[] = [];
		for (let row = (await rows())[0]!; row.state === 'waiting'; row = (await rows())[0]!) {
			const tried = new Date(row.next_attempt_at);
			context.standAt(new Date(tried.getTime() - 1));
			expect(await deliver(() => ({ outcome: 'later', reason: '421' }))).toHaveLength(0);
			context.standAt(tried);
			expect(await deliver(() => ({ outcome: 'later', reason: '421' }))).toHaveLength(1);
			waits.push((Date.parse((await rows())[0]!.next_attempt_at) - tried.getTime()) / 60_000);
		}
		expect(waits).toEqual([1, 2, 5, 15, 60, 180, 360, 720, 1440, 0]);
		expect(await rows()).toMatchObject([{ state: 'failed', attempts: 10 }]);
	});

	it('goes on with the next letter when one is refused for good', async () => {
		await put();
		await put({ recipient: 'samir@exemple.fr' });
		await deliver((mail) =>
			mail.to === 'ines@exemple.fr' ? { outcome: 'never', reason: '550' } : { outcome: 'sent' },
		);
		expect((await rows()).map(({ state }) => state)).toEqual(['failed', 'sent']);
	});

	it('has marked a letter before it leaves, and never sends again one that a crash interrupted', async () => {
		await put();
		let during: string | undefined;
		await deliver(async () => {
			during = (await rows())[0]!.state;
			return { outcome: 'sent' };
		});
		expect(during).toBe('sending');
		// The process died between the mail's departure and the mark.
		await database.write((trx) =>
			trx.updateTable('outbox').set({ state: 'sending', sent_at: null }).execute(),
		);
		expect(await deliver()).toEqual([]);
		context.standAt('2026-03-12T08:50:00.000Z');
		expect(await deliver()).toEqual([]);
		expect(await rows()).toMatchObject([{ state: 'failed' }]);
	});

	it('sends each letter once when two processes empty it', async () => {
		for (let index = 0; index < 10; index++) await put({ key: String(index) });
		const sent = (await Promise.all([deliver(), deliver()])).flat();
		await deliver().then((late) => sent.push(...late));
		expect(sent).toHaveLength(10);
		expect(new Set(sent.map((mail) => mail.id)).size).toBe(10);
	});

	it('makes a secret address as the letter leaves, or drops the letter that lost its reason', async () => {
		await put({ body: `Ici : ${secretPlace}` });
		await put({ key: 'two', body: `Ici : ${secretPlace}` });
		const secret = async ({ key }: { key: string }) => (key === 'one' ? 'http://maillage.test/secret' : null);
		const mails = await deliver(undefined, { test: secret });
		expect(mails.map((mail) => mail.text.split('\n')[0])).toEqual(['Ici : http://maillage.test/secret']);
		expect(JSON.stringify(await rows())).not.toContain('secret/');
		expect((await rows()).map(({ state }) => state)).toEqual(['sent', 'failed']);
	});
});

const mail: Mail = {
	id: 'id-1',
	to: 'ines@exemple.fr',
	subject: 'Réunion du 12 mars : « Évaluation », ordre du jour et pièces à relire avant jeudi',
	text: `Bonjour,\n\nhttp://maillage.test/connexion/${'x'.repeat(43)}\nÀ bientôt — « l’équipe »\n`,
	at: new Date('2026-03-12T08:30:00.000Z'),
};

describe('a mail kept on disk', () => {
	it('is a file that reads back as it was, its links whole', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'maillage-mail-'));
		const transport = mailTransport(readConfig({ DATA_DIR: folder }));
		expect(await transport.send(mail)).toEqual({ outcome: 'sent' });
		const [name] = readdirSync(join(folder, 'mail'));
		expect(name).toBe('2026-03-12T08-30-00-000Z-id-1.eml');
		const file = readFileSync(join(folder, 'mail', name!), 'utf8');
		expect(parseKept(file)).toEqual({
			to: mail.to,
			subject: mail.subject,
			date: mail.at.toISOString(),
			text: mail.text,
		});
		expect(file.split('\r\n\r\n')[0]).toMatch(/^[\x20-\x7e\r\n]*$/);
	});
});

describe('a mail by SMTP', () => {
	let server: SMTPServer;
	let received: { from: string; to: string[]; raw: string }[];
	let refusal: { code: number; at: 'rcpt' | 'data' } | undefined;
	let port: number;

	beforeAll(async () => {
		server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onRcptTo: (_address, _session, done) => done(refusal?.at === 'rcpt' ? refuse(refusal.code) : undefined),
			onData(stream, session, done) {
				const chunks: Buffer[] = [];
				stream.on('data', (chunk: Buffer) => chunks.push(chunk));
				stream.on('end', () => {
					if (refusal?.at === 'data') return done(refuse(refusal.code));
					const { mailFrom, rcptTo } = session.envelope;
					received.push({
						from: mailFrom ? mailFrom.address : '',
						to: rcptTo.map(({ address }) => address),
						raw: Buffer.concat(chunks).toString(),
					});
					done();
				});
			},
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		port = (server.server.address() as { port: number }).port;
	});
	afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
	beforeEach(() => {
		received = [];
		refusal = undefined;
	});
	afterEach(() => transport?.close());

	let transport: Transport;
	function send(url = `smtp://127.0.0.1:${port}`, changes: Partial<Mail> = {}) {
		transport = mailTransport(readConfig({ SMTP_URL: url, MAIL_FROM: 'Maillage <bonjour@maillage.test>' }));
		return transport.send({ ...mail, ...changes });
	}
	const refuse = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

	it('arrives with one recipient, our sender and a Message-ID that is always its own', async () => {
		expect(await send()).toEqual({ outcome: 'sent' });
		expect(received).toMatchObject([{ from: 'bonjour@maillage.test', to: ['ines@exemple.fr'] }]);
		expect(received[0]!.raw).toMatch(/^Message-ID: <id-1@maillage\.test>\r$/m);
		expect(received[0]!.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
		expect(received[0]!.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
	});

	it('is tried later when the server says not now, or is not there', async () => {
		refusal = { code: 451, at: 'rcpt' };
		expect(await send()).toMatchObject({ outcome: 'later' });
		refusal = { code: 452, at: 'data' };
		expect(await send()).toMatchObject({ outcome: 'later' });
		expect(await send('smtp://127.0.0.1:1')).toMatchObject({ outcome: 'later' });
	});

	it('is given up when the server will never take it', async () => {
		refusal = { code: 550, at: 'rcpt' };
		expect(await send()).toMatchObject({ outcome: 'never' });
	});

	it('cannot be given another recipient or header by what it carries', async () => {
		await send(undefined, { subject: 'Un\r\nBcc: autre@exemple.fr\r\n\r\ndeux' });
		expect(received[0]!.to).toEqual(['ines@exemple.fr']);
		expect(received[0]!.raw).not.toMatch(/^Bcc:/m);
	});
});
