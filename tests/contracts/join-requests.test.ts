import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { invitationAddress, invitationPurpose } from '#server/groups/invitation-links.ts';
import {
	requestAddress,
	requestAnswerAddress,
	requestAnswerPurpose,
	requestPurpose,
} from '#server/groups/request-links.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { joinGroup } from '#server/groups/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const day = 86_400_000;

describe.each(databases)('requests to join on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	let first: Member;
	let second: Member;
	let asker: Member;
	let group: string;
	let now = new Date('2026-11-29T10:00:00Z');

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database, { now: () => now });
		groups = groupUseCases(context);
	});
	afterAll(() => database.close());

	beforeEach(async () => {
		await deliver();
		now = new Date(now.getTime() + 2 * day);
		const founder = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		group = await groups.found(founder, {
			...{ name: 'Sur demande', presentation: 'On le demande.', kind: 'thematic' as const },
			...{ visibility: 'network' as const, entry: 'request' as const },
		});
		const other = await personOf(context, seedId('actor', 'angers-authority'));
		await database.write((trx) =>
			joinGroup(trx, context, {
				...{ groupId: group, actorId: other.actorId, accountId: other.accountId, role: 'animator' },
			}),
		);
		first = await personOf(context, founder.actorId);
		second = await personOf(context, other.actorId);
		asker = await personOf(context, seedId('actor', 'newcomer'));
	});

	const deliver = () =>
		lettersThatLeave(context, {
			[requestPurpose]: requestAddress(context),
			[requestAnswerPurpose]: requestAnswerAddress(context),
			[invitationPurpose]: invitationAddress(context),
		});
	const waiting = async () =>
		(await groups.invitations(first, group)).requests.filter(({ state }) => state === 'waiting');
	const roleNow = async () => (await personOf(context, asker.actorId)).roles.get(group);
	const emailOf = async ({ accountId }: Member) =>
		(
			await database.reader
				.selectFrom('accounts')
				.select('email')
				.where('id', '=', accountId)
				.executeTakeFirstOrThrow()
		).email;

	it('reach each person who animates, once, and are seen in the group', async () => {
		expect(await groups.ask(asker, group, 'Je monte un point d’écoute.')).toBe(false);
		expect(await groups.ask(asker, group, 'Je monte un point d’écoute.')).toBe(false);
		const letters = await deliver();
		expect(letters.map(({ to }) => to).sort()).toEqual([await emailOf(first), await emailOf(second)].sort());
		for (const { text } of letters) {
			expect(text).toContain('Je monte un point d’écoute.');
			expect(text).toContain(`/groupes/${group}/invitations`);
		}
		expect(await waiting()).toMatchObject([{ name: asker.name, words: 'Je monte un point d’écoute.' }]);
		expect((await groups.group(first, group)).asking).toBe(1);
		expect(await groups.group(asker, group)).toMatchObject({ asking: 0, request: { state: 'waiting' } });
	});

	it('asked at once from many tabs are one request and one letter each', async () => {
		await Promise.all(Array.from({ length: 10 }, () => groups.ask(asker, group, 'Bonjour')));
		expect(await waiting()).toHaveLength(1);
		expect(await deliver()).toHaveLength(2);
	});

	it('are answered once, whoever answers at the same time', async () => {
		await groups.ask(asker, group, '');
		const [{ id } = { id: '' }] = await waiting();
		await deliver();
		const answers = await Promise.allSettled([
			groups.acceptRequest(first, group, id),
			groups.refuseRequest(second, group, id, 'Plus tard.'),
			groups.acceptRequest(second, group, id),
		]);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		for (const answer of answers)
			if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'conflict' });
		const letters = await deliver();
		expect(letters).toHaveLength(1);
		expect(letters[0]!.to).toBe(await emailOf(asker));
		const [{ state } = { state: 'waiting' }] = (await groups.invitations(first, group)).requests;
		expect(await roleNow()).toBe(state === 'accepted' ? 'member' : undefined);
	});

	it('are refused with a reason, which the person reads, and are not asked again within the month', async () => {
		await groups.ask(asker, group, '');
		const [{ id } = { id: '' }] = await waiting();
		await groups.refuseRequest(first, group, id, 'Le groupe est complet cette année.');
		// The letter that said somebody asks has lost its reason before it left.
		const letters = await deliver();
		expect(letters.map(({ to }) => to)).toEqual([await emailOf(asker)]);
		expect(letters[0]!.text).toContain('Le groupe est complet cette année.');
		expect((await groups.group(asker, group)).request).toMatchObject({
			...{ state: 'refused', reason: 'Le groupe est complet cette année.', mayAskAgain: false },
		});
		await expect(groups.ask(asker, group, '')).rejects.toMatchObject({ kind: 'conflict' });
		now = new Date(now.getTime() + 31 * day);
		await groups.ask(asker, group, 'Une autre fois');
		expect(await waiting()).toMatchObject([{ words: 'Une autre fois', reason: '' }]);
	});

	it('are taken back by who asked; their letter then never leaves', async () => {
		await groups.ask(asker, group, '');
		const [{ id } = { id: '' }] = await waiting();
		await groups.withdrawRequest(asker, group);
		await groups.withdrawRequest(asker, group);
		expect(await deliver()).toEqual([]);
		expect(await waiting()).toEqual([]);
		await expect(groups.acceptRequest(first, group, id)).rejects.toMatchObject({ kind: 'conflict' });
		expect(await roleNow()).toBeUndefined();
		await groups.ask(asker, group, 'Finalement oui');
		expect(await waiting()).toHaveLength(1);
	});

	it('and an invitation to the same person let them in at once, whichever comes second', async () => {
		const email = await emailOf(asker);
		await groups.ask(asker, group, '');
		expect(await groups.invite(first, group, { people: email, words: '', role: 'observer' })).toMatchObject({
			invited: 0,
			admitted: [email],
		});
		expect(await roleNow()).toBe('observer');
		expect((await deliver()).map(({ to, subject }) => `${to} ${subject}`)).toEqual([
			`${email} Vous êtes dans le groupe « Sur demande »`,
		]);
		await groups.leave(await personOf(context, asker.actorId), group);
		await groups.invite(first, group, { people: email, words: '', role: 'member' });
		expect(await groups.ask(await personOf(context, asker.actorId), group, '')).toBe(true);
		expect(await roleNow()).toBe('member');
		const { invitations, requests } = await groups.invitations(first, group);
		expect(invitations.map(({ state }) => state)).toEqual(['accepted']);
		expect(requests.map(({ state }) => state)).toEqual(['accepted']);
		// The letter of an invitation that has been answered has lost its reason.
		expect(await deliver()).toEqual([]);
	});

	it('asked and invited in the same instant end with the person inside', async () => {
		const email = await emailOf(asker);
		await Promise.all([
			groups.ask(asker, group, ''),
			groups.invite(first, group, { people: email, words: '', role: 'member' }),
		]);
		expect(await roleNow()).toBe('member');
		expect(await waiting()).toEqual([]);
	});

	it('are for who may see the group and is not in it, where one enters so', async () => {
		await expect(groups.ask(anonymous, group, '')).rejects.toMatchObject({ kind: 'not-found' });
		await expect(groups.ask(first, group, '')).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(groups.ask(asker, seedId('group', 'espace-Angers'), '')).rejects.toMatchObject({
			kind: 'forbidden',
		});
		await expect(groups.ask(asker, seedId('group', 'protocole-angers'), '')).rejects.toMatchObject({
			kind: 'not-found',
		});
		await groups.ask(asker, group, '');
		const [{ id } = { id: '' }] = await waiting();
		for (const viewer of [asker, anonymous])
			await expect(groups.acceptRequest(viewer, group, id)).rejects.toMatchObject({
				kind: /forbidden|signed-out|not-found/,
			});
		const elsewhere = seedId('group', 'protocole-angers');
		await expect(groups.acceptRequest(second, elsewhere, id)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('of people who objected since are shown to nobody and cannot be answered', async () => {
		await groups.ask(asker, group, '');
		const [{ id } = { id: '' }] = await waiting();
		const hide = (at: string | null) =>
			database.write((trx) =>
				trx.updateTable('actors').set({ objected_at: at }).where('id', '=', asker.actorId).execute(),
			);
		await hide(now.toISOString());
		expect(await waiting()).toEqual([]);
		expect((await groups.group(first, group)).asking).toBe(0);
		await expect(groups.acceptRequest(first, group, id)).rejects.toMatchObject({ kind: 'not-found' });
		await hide(null);
	});
});
