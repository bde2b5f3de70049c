import type { Member } from '#domain/access/person.ts';
import { readConfig } from '#server/config.ts';
import type { Database } from '#server/database/connection.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { startDelivery } from '#server/mail/delivery.ts';
import { mailTransport } from '#server/mail/transport.ts';
import { seedId } from '#server/seed/identity.ts';
import { replyAddress } from '#server/threads/reply-address.ts';
import { threadPurpose } from '#server/threads/telling.ts';
import { threadUseCases } from '#server/threads/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Received {
	readonly to: readonly string[];
	readonly head: string;
	readonly text: string;
}

/** What a mail server really gets, whatever people put in names, titles and words. */
describe.each(databases)('letters of threads at a mail server, from $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let server: SMTPServer;
	let port = 0;
	const received: Received[] = [];

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		server = new SMTPServer({
			...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false },
			onData(stream, session, done) {
				const chunks: Buffer[] = [];
				stream.on('data', (chunk: Buffer) => chunks.push(chunk));
				stream.on('end', () => {
					const raw = Buffer.concat(chunks).toString();
					const end = raw.indexOf('\r\n\r\n');
					const to = session.envelope.rcptTo.map(({ address }) => address);
					received.push({ to, head: raw.slice(0, end), text: textOf(raw.slice(0, end), raw.slice(end + 4)) });
					done();
				});
			},
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		port = (server.server.address() as { port: number }).port;
	});
	afterAll(async () => {
		await new Promise<void>((resolve) => server.close(resolve));
		await database.close();
	});

	it('one recipient each, two links, no header that somebody wrote', async () => {
		const groups = groupUseCases(context);
		const threads = threadUseCases(context);
		const founder = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		const group = await groups.found(founder, {
			...{ name: 'Par courriel', presentation: '', kind: 'thematic' as const },
			...{ visibility: 'members' as const, entry: 'invitation' as const },
		});
		const crpv: Member = await personOf(context, founder.actorId);
		const people = 'Rose\u202E\tbcc:tous <rose@exemple.fr>\nx@exemple.fr%0D%0ABcc:tous@exemple.fr';
		await groups.invite(crpv, group, { people, words: '', role: 'member', byMail: true });
		await database.write((trx) => trx.deleteFrom('outbox').execute());
		await threads.open(
			crpv,
			{ groupId: group },
			{
				...{ kind: 'information', title: 'Un\r\nBcc: tous@exemple.fr\r\n\r\ndeux {adresse}' },
				...{ body: '.\r\n.\r\nQUIT\r\n{adresse} https://exemple.fr/{adresse}', chosen: new Map() },
			},
		);
		const config = readConfig({
			...{ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Maillage <bonjour@maillage.test>' },
		});
		const delivery = startDelivery(context, mailTransport(config), {
			[threadPurpose]: replyAddress(context),
		});
		await delivery.flush();
		await delivery.stop();

		expect(received.map(({ to }) => to)).toEqual([['rose@exemple.fr']]);
		const [{ head, text }] = received as [Received];
		expect(head).not.toMatch(/^(Bcc|Cc):/im);
		expect(head.match(/^To:/gim)).toHaveLength(1);
		const token = /\/fils\/repondre\/([\w-]{43})/.exec(text)![1]!;
		// Words that imitate the place of the link do not get it.
		expect(text.split(token)).toHaveLength(2);
		expect(head.replace(/\r\n\s+/g, ' ')).toMatch(
			new RegExp(`^List-Unsubscribe: <\\S+/par-courriel/${token}>$`, 'm'),
		);
		expect(await groups.openMailMembership(token)).toMatchObject({ hasLeft: false });
	});
});

/** The words of a mail, whatever way it carries them. */
function textOf(head: string, body: string): string {
	if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
	if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
	const bytes = body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString();
}
