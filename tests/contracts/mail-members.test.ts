import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { forgetInvitations } from '#server/groups/answering.ts';
import { invitationAddress, invitationPurpose } from '#server/groups/invitation-links.ts';
import { leavingAddress, listRecipients } from '#server/groups/recipients.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import type { Mail } from '#server/mail/message.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const day = 86_400_000;
const from = { userAgent: 'test', address: '127.0.0.1' };

describe.each(databases)('members by e-mail on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	let crpv: Member;
	let group: string;
	let now = new Date('2026-11-29T10:00:00Z');

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database, { now: () => now });
		groups = groupUseCases(context);
	});
	afterAll(() => database.close());

	beforeEach(async () => {
		now = new Date(now.getTime() + 2 * day);
		const founder = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		group = await groups.found(founder, {
			...{ name: 'Par courriel', presentation: 'Sans compte.', kind: 'thematic' as const },
			...{ visibility: 'members' as const, entry: 'invitation' as const },
		});
		crpv = await personOf(context, founder.actorId);
	});

	const add = (people: string, words = '') =>
		groups.invite(crpv, group, { people, words, role: 'member', byMail: true });
	const deliver = () => lettersThatLeave(context, { [invitationPurpose]: invitationAddress(context) });
	const tokenIn = (mail: Mail | undefined) => /\/par-courriel\/([\w-]{43})/.exec(mail?.text ?? '')![1]!;
	const byMail = async () => (await groups.members(crpv, group)).byMail.map(({ email }) => email);
	const recipients = async () => listRecipients(database.reader, group, now.toISOString().slice(0, 10));
	const writtenTo = async () =>
		(await recipients()).filter(({ kind }) => kind === 'mail').map(({ email }) => email);

	it('are in the group at once, told by one letter that says how to leave, and written to', async () => {
		expect(await add('Rose Kerdoncuff <rose.courriel@exemple.fr>', 'Pour les goûters.')).toMatchObject({
			invited: 1,
		});
		const [letter, ...others] = await deliver();
		expect(others).toEqual([]);
		expect(letter!.text).toContain('Pour les goûters.');
		expect(letter!.unsubscribe).toContain(`/par-courriel/${tokenIn(letter)}`);
		expect(await byMail()).toEqual(['rose.courriel@exemple.fr']);
		expect(await writtenTo()).toEqual(['rose.courriel@exemple.fr']);
		expect((await groups.group(crpv, group)).byMail).toBe(1);
		expect(await add('rose.courriel@exemple.fr')).toMatchObject({ invited: 0 });
		const kept = await database.reader.selectFrom('mail_member_links').selectAll().execute();
		expect(JSON.stringify(kept)).not.toContain(tokenIn(letter));
	});

	it('leave by any letter, also an old one; looking changes nothing', async () => {
		await add('adieu@exemple.fr');
		const token = tokenIn((await deliver())[0]);
		const [member] = (await groups.members(crpv, group)).byMail;
		const later = await leavingAddress(context, member!.id);
		now = new Date(now.getTime() + 200 * day);
		for (let look = 0; look < 3; look += 1)
			expect(await groups.openMailMembership(token)).toMatchObject({ hasLeft: false, mayEnter: false });
		await Promise.all([groups.leaveByMail(token), groups.leaveByMail(token)]);
		expect(await groups.openMailMembership(token)).toMatchObject({ hasLeft: true });
		expect(await groups.openMailMembership(later!.split('/').at(-1)!)).toMatchObject({ hasLeft: true });
		expect(await byMail()).toEqual([]);
		expect(await writtenTo()).toEqual([]);
		expect(await leavingAddress(context, member!.id)).toBeNull();
		expect(await add('adieu@exemple.fr')).toMatchObject({ invited: 0, declined: ['adieu@exemple.fr'] });
		now = new Date(now.getTime() + 91 * day);
		await forgetInvitations(context);
		await expect(groups.openMailMembership(token)).rejects.toMatchObject({ kind: 'gone' });
	});

	it('become members like others by accepting', async () => {
		await add('compte@exemple.fr');
		const token = tokenIn((await deliver())[0]);
		expect(await groups.openMailMembership(token)).toMatchObject({ mayEnter: true });
		await groups.accept(anonymous, token, { name: 'Camille Compte' }, from);
		expect(await byMail()).toEqual([]);
		expect((await recipients()).map(({ kind, email }) => `${kind} ${email}`)).toContain(
			'account compte@exemple.fr',
		);
		expect(await writtenTo()).toEqual([]);
	});

	it('are taken out by who animates, by their row or with their invitation', async () => {
		await add('dehors@exemple.fr\nretire@exemple.fr');
		const token = tokenIn((await deliver()).find(({ to }) => to === 'dehors@exemple.fr'));
		const [first] = (await groups.members(crpv, group)).byMail;
		await groups.removeMailMember(crpv, group, first!.id);
		await expect(groups.removeMailMember(crpv, group, first!.id)).rejects.toMatchObject({
			kind: 'not-found',
		});
		await expect(groups.openInvitation(anonymous, token)).rejects.toMatchObject({ kind: 'gone' });
		const waiting = (await groups.invitations(crpv, group)).invitations.find(
			({ email }) => email === 'retire@exemple.fr',
		);
		await groups.revoke(crpv, group, waiting!.id);
		expect(await byMail()).toEqual([]);
		const outsider = await personOf(context, seedId('actor', 'newcomer'));
		await expect(groups.removeMailMember(outsider, group, first!.id)).rejects.toMatchObject({
			kind: 'not-found',
		});
	});

	it('are not written to when they objected, which nobody learns, nor when the group sleeps', async () => {
		const key = createHash('sha256').update('email\nobjecte-courriel@exemple.fr').digest('hex');
		await database.write((trx) =>
			trx
				.insertInto('objections')
				.values({ key_hash: key, at: now.toISOString() })
				.onConflict((on) => on.doNothing())
				.execute(),
		);
		expect(await add('objecte-courriel@exemple.fr\nveille@exemple.fr')).toMatchObject({ invited: 2 });
		expect((await deliver()).map(({ to }) => to)).toEqual(['veille@exemple.fr']);
		expect(await byMail()).toEqual(['objecte-courriel@exemple.fr', 'veille@exemple.fr']);
		expect(await writtenTo()).toEqual(['veille@exemple.fr']);
		await groups.setLife(crpv, group, 'dormant');
		expect(await recipients()).toEqual([]);
		const [member] = (await groups.members(crpv, group)).byMail;
		expect(await leavingAddress(context, member!.id)).toBeNull();
	});
});
