import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { hasObjected } from '#server/directory/objections.ts';
import { forgetInvitations } from '#server/groups/answering.ts';
import { invitationAddress, invitationPurpose } from '#server/groups/invitation-links.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import type { Mail } from '#server/mail/message.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');
const from = { userAgent: 'test', address: '127.0.0.1' };
const day = 86_400_000;

describe.each(databases)('invitations on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	let animator: Member;
	let now = new Date('2026-11-29T10:00:00Z');

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database, { now: () => now });
		groups = groupUseCases(context);
		const { actor_id: actorId } = await database.reader
			.selectFrom('memberships')
			.innerJoin('accounts', 'accounts.actor_id', 'memberships.actor_id')
			.select('memberships.actor_id')
			.where('group_id', '=', space)
			.where('role', '=', 'animator')
			.executeTakeFirstOrThrow();
		animator = await personOf(context, actorId);
	});
	afterAll(() => database.close());

	const invite = (people: string, words = '') =>
		groups.invite(animator, space, { people, words, role: 'member' });
	const idOf = async (email: string) =>
		(await groups.invitations(animator, space)).invitations.find((one) => one.email === email)!.id;
	const stateOf = async (email: string) =>
		(await groups.invitations(animator, space)).invitations.find((one) => one.email === email)?.state;
	const members = async () => (await groups.group(animator, space)).members.map(({ name }) => name);

	/** What leaves the outbox, by recipient. */
	const deliver = () => lettersThatLeave(context, { [invitationPurpose]: invitationAddress(context) });
	const tokenIn = (mail: Mail | undefined) => /\/invitations\/([\w-]{43})/.exec(mail?.text ?? '')![1]!;
	const fresh = async (email: string) => {
		await invite(email);
		return tokenIn((await deliver()).find(({ to }) => to === email));
	};

	it('reach people with who invites, why, and a link that no table keeps [I1]', async () => {
		const report = await invite('Nadia Le Goff <nadia@exemple.fr>\nune ligne', 'Pour le diagnostic.');
		expect(report).toMatchObject({ invited: 1, members: [], waiting: [] });
		expect(report.refused.map(({ line }) => line)).toEqual([2]);
		const [mail] = await deliver();
		expect(mail).toMatchObject({ to: 'nadia@exemple.fr' });
		for (const words of ['Bonjour Nadia Le Goff', animator.name, 'Pour le diagnostic.'])
			expect(mail!.text).toContain(words);
		expect(mail!.replyTo ?? null).toBeNull();
		const token = tokenIn(mail);
		const kept = await database.reader.selectFrom('invitations').selectAll().execute();
		expect(JSON.stringify(kept)).not.toContain(token);
		const outbox = await database.reader.selectFrom('outbox').selectAll().execute();
		expect(JSON.stringify(outbox)).not.toContain(token);
	});

	it('come from a table as well as from a list, one or the other', async () => {
		const file = new TextEncoder().encode('Nom;Courriel\nLe Goff;table@exemple.fr\nSans adresse;');
		const sent = { words: '', role: 'member' as const, file };
		await expect(
			groups.invite(animator, space, { ...sent, people: 'autre@exemple.fr' }),
		).rejects.toMatchObject({
			kind: 'invalid',
		});
		const report = await groups.invite(animator, space, { ...sent, people: ' ' });
		expect(report).toMatchObject({ invited: 1, refused: [{ line: 3 }] });
		expect((await deliver()).map(({ to }) => to)).toEqual(['table@exemple.fr']);
	});

	it('are not sent twice while one waits, and each letter sent again ends the link before it', async () => {
		const first = await fresh('deux@exemple.fr');
		expect(await invite('deux@exemple.fr')).toMatchObject({ invited: 0, waiting: ['deux@exemple.fr'] });
		expect(await deliver()).toEqual([]);
		now = new Date(now.getTime() + 1000);
		await groups.resend(animator, space, await idOf('deux@exemple.fr'));
		await expect(groups.openInvitation(anonymous, first)).rejects.toMatchObject({ kind: 'gone' });
		const second = tokenIn((await deliver())[0]);
		expect(await groups.openInvitation(anonymous, second)).toMatchObject({
			email: 'd…@exemple.fr',
			isKnown: false,
		});
	});

	it('change nothing when they are looked at, and open one account for fifty clicks at once [R7]', async () => {
		const token = await fresh('rose@exemple.fr');
		for (let look = 0; look < 3; look += 1) await groups.openInvitation(anonymous, token);
		expect(await stateOf('rose@exemple.fr')).toBe('waiting');
		const answers = await Promise.allSettled(
			Array.from({ length: 50 }, () => groups.accept(anonymous, token, { name: 'Rose Kerdoncuff' }, from)),
		);
		const done = answers.filter(({ status }) => status === 'fulfilled');
		expect(done).toHaveLength(1);
		const accounts = await database.reader
			.selectFrom('accounts')
			.select('id')
			.where('email', '=', 'rose@exemple.fr')
			.execute();
		expect(accounts).toHaveLength(1);
		expect((await members()).filter((name) => name === 'Rose Kerdoncuff')).toHaveLength(1);
		expect(await stateOf('rose@exemple.fr')).toBe('accepted');
		await expect(groups.openInvitation(anonymous, token)).rejects.toMatchObject({ kind: 'gone' });
		expect(await invite('rose@exemple.fr')).toMatchObject({ invited: 0, members: ['rose@exemple.fr'] });
	});

	it('to two groups, answered at once, make one account, in both', async () => {
		const crpv = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		const other = await groups.found(crpv, {
			...{ name: 'Un autre groupe', presentation: 'Pour voir.', kind: 'working' as const },
			...{ visibility: 'members' as const, entry: 'invitation' as const },
		});
		const host = await personOf(context, crpv.actorId);
		await invite('double@exemple.fr');
		await groups.invite(host, other, { people: 'double@exemple.fr', words: '', role: 'observer' });
		const tokens = (await deliver()).filter(({ to }) => to === 'double@exemple.fr').map(tokenIn);
		expect(tokens).toHaveLength(2);
		const answers = await Promise.all(
			tokens.map((token) => groups.accept(anonymous, token, { name: 'Dominique Double' }, from)),
		);
		// The second was not expected to bring a key: the first did.
		expect(answers.filter(({ session }) => session !== null)).toHaveLength(1);
		const { actor_id: actorId } = await database.reader
			.selectFrom('accounts')
			.select('actor_id')
			.where('email', '=', 'double@exemple.fr')
			.executeTakeFirstOrThrow();
		const { roles } = await personOf(context, actorId);
		expect([roles.get(space), roles.get(other)]).toEqual(['member', 'observer']);
	});

	it('let in who has an account without signing anybody in, and nobody under another account', async () => {
		const newcomer = await personOf(context, seedId('actor', 'newcomer'));
		const { email } = await database.reader
			.selectFrom('accounts')
			.select('email')
			.where('id', '=', newcomer.accountId)
			.executeTakeFirstOrThrow();
		const token = await fresh(email);
		expect(await groups.openInvitation(animator, token)).toMatchObject({ isKnown: true, isOther: true });
		await expect(groups.accept(animator, token, { name: '' }, from)).rejects.toMatchObject({
			kind: 'forbidden',
		});
		expect(await stateOf(email)).toBe('waiting');
		expect(await groups.accept(anonymous, token, { name: '' }, from)).toEqual({
			groupId: space,
			session: null,
		});
		expect(await members()).toContain(newcomer.name);
	});

	it('end when they are declined, taken back, or thirty days old', async () => {
		const declined = await fresh('non@exemple.fr');
		await groups.decline(declined);
		expect(await stateOf('non@exemple.fr')).toBe('declined');
		// « Rien d’autre ne partira au sujet de ce groupe. »
		expect(await invite('non@exemple.fr')).toMatchObject({ invited: 0, declined: ['non@exemple.fr'] });
		expect(await deliver()).toEqual([]);
		await expect(groups.resend(animator, space, await idOf('non@exemple.fr'))).rejects.toMatchObject({
			kind: 'not-found',
		});
		const revoked = await fresh('retire@exemple.fr');
		await groups.revoke(animator, space, await idOf('retire@exemple.fr'));
		const late = await fresh('tard@exemple.fr');
		now = new Date(now.getTime() + 31 * day);
		for (const token of [declined, revoked, late]) {
			await expect(groups.accept(anonymous, token, { name: 'X' }, from)).rejects.toMatchObject({
				kind: 'gone',
			});
			await expect(groups.decline(token)).rejects.toMatchObject({ kind: 'gone' });
		}
		expect(await stateOf('tard@exemple.fr')).toBe('expired');
		expect(await members()).not.toContain('X');
		now = new Date(now.getTime() + 90 * day);
		await forgetInvitations(context);
		expect(await stateOf('tard@exemple.fr')).toBeUndefined();
	});

	it('a letter that has not left when its invitation is taken back never leaves', async () => {
		await invite('trop-tard@exemple.fr');
		await groups.revoke(animator, space, await idOf('trop-tard@exemple.fr'));
		expect(await deliver()).toEqual([]);
	});

	it('write to nobody who asked to be left alone, and tell nobody that they did [P3]', async () => {
		const key = createHash('sha256').update('email\nobjecte@exemple.fr').digest('hex');
		await database.write((trx) =>
			trx.insertInto('objections').values({ key_hash: key, at: now.toISOString() }).execute(),
		);
		expect(await hasObjected(database.reader, 'objecte@exemple.fr')).toBe(true);
		expect(await invite('objecte@exemple.fr')).toMatchObject({ invited: 1, refused: [] });
		expect(await stateOf('objecte@exemple.fr')).toBe('waiting');
		expect(await deliver()).toEqual([]);
	});

	it('refuse a list without an address or with too many, whole', async () => {
		await expect(invite('personne\nrien')).rejects.toMatchObject({ kind: 'invalid' });
		const many = Array.from({ length: 201 }, (_, at) => `p${at}@exemple.fr`).join('\n');
		await expect(invite(many)).rejects.toMatchObject({ kind: 'invalid', issues: { people: /201/ } });
		expect(await stateOf('p0@exemple.fr')).toBeUndefined();
	});

	it('of a long list half of which is wrong go to the right half, name the rest, and to nobody when there are too many', async () => {
		const waiting = async () =>
			JSON.stringify(
				await Promise.all(
					(['invitations', 'outbox', 'mail_members', 'rate_limits'] as const).map((table) =>
						database.reader.selectFrom(table).selectAll().execute(),
					),
				),
			);
		const wrong = [
			'personne',
			'pas@',
			'mal@exemple.fr%0d%0aBcc:tous@exemple.fr',
			'@exemple.fr',
			'Rose\u202E <rose@>',
		];
		const paste = (lines: number) =>
			Array.from({ length: lines }, (_, at) =>
				at % 2 === 0 ? `Pers\u202Eonne\u200B ${at} <long${at}@exemple.fr>` : wrong[at % wrong.length],
			).join('\r\n');
		const before = await waiting();
		await expect(invite(paste(1_000))).rejects.toMatchObject({
			kind: 'invalid',
			issues: { people: expect.stringMatching(/500\sadresses.*200/) },
		});
		expect(await waiting()).toBe(before);
		const report = await invite(paste(100), 'Venez\r\nBcc: tous@exemple.fr');
		expect(report).toMatchObject({ invited: 50, members: [], waiting: [], repeated: 0 });
		expect(report.refused.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, at) => 2 * at + 2));
		expect(new Set(report.refused.map(({ reason }) => reason)).size).toBeGreaterThan(1);
		const mails = await deliver();
		expect(mails).toHaveLength(50);
		for (const { to, subject, text } of mails) {
			expect(to).toMatch(/^long\d+@exemple\.fr$/);
			expect(subject).not.toMatch(/[\r\n]/);
			expect(text).not.toMatch(/[\u202E\u200B]/);
		}
		const { invitations } = await groups.invitations(animator, space);
		expect(invitations.find(({ email }) => email === 'long0@exemple.fr')).toMatchObject({
			name: 'Personne 0',
		});
		now = new Date(now.getTime() + day);
	});

	it('write to one address three times a day at most, taken back and sent again or not', async () => {
		await invite('insiste@exemple.fr');
		await groups.resend(animator, space, await idOf('insiste@exemple.fr'));
		await groups.revoke(animator, space, await idOf('insiste@exemple.fr'));
		await invite('insiste@exemple.fr');
		await expect(groups.resend(animator, space, await idOf('insiste@exemple.fr'))).rejects.toMatchObject({
			kind: 'too-many',
		});
		now = new Date(now.getTime() + day);
		await groups.resend(animator, space, await idOf('insiste@exemple.fr'));
	});

	it('go out two hundred at a time within seconds, and no more than five hundred a day', async () => {
		const list = (name: string) =>
			Array.from({ length: 200 }, (_, at) => `${name}${at}@exemple.fr`).join('\n');
		expect(await invite(list('a'))).toMatchObject({ invited: 200 });
		expect(await invite(list('b'))).toMatchObject({ invited: 200 });
		await expect(invite(list('c'))).rejects.toMatchObject({ kind: 'too-many' });
		expect(await stateOf('c0@exemple.fr')).toBeUndefined();
	});

	it('are for those who animate', async () => {
		const outsider = await personOf(context, seedId('actor', 'newcomer'));
		const member = { ...outsider, roles: new Map([[space, 'member' as const]]) };
		for (const viewer of [anonymous, member])
			await expect(
				groups.invite(viewer, space, { people: 'x@exemple.fr', words: '', role: 'member' }),
			).rejects.toMatchObject({ kind: /signed-out|forbidden|not-found/ });
		await expect(groups.invitations(member, space)).rejects.toMatchObject({ kind: 'forbidden' });
	});
});
