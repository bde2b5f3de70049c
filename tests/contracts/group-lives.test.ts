import type { Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { animatorsToWriteTo } from '#server/groups/animators.ts';
import { invitationAddress, invitationPurpose } from '#server/groups/invitation-links.ts';
import {
	handoverAddress,
	handoverAnswerAddress,
	handoverAnswerPurpose,
	handoverPurpose,
	lifeAddress,
	lifePurpose,
} from '#server/groups/life-links.ts';
import { askAboutQuiet } from '#server/groups/quiet.ts';
import { requestAddress, requestPurpose } from '#server/groups/request-links.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { joinGroup } from '#server/groups/writes.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const day = 86_400_000;
const from = { userAgent: 'test', address: '127.0.0.1' };

describe.each(databases)('the lives of groups on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	let documents: ReturnType<typeof documentUseCases>;
	let crpv: Member;
	let other: Member;
	let outsider: Member;
	let group: string;
	let changes: object[];
	let now = new Date('2026-11-29T10:00:00Z');

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database, { now: () => now });
		groups = groupUseCases(context);
		documents = documentUseCases(context);
		context.events.on('access-changed', (change) => changes.push(change));
	});
	afterAll(() => database.close());

	beforeEach(async () => {
		changes = [];
		await deliver();
		now = new Date(now.getTime() + 2 * day);
		const founder = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		group = await groups.found(founder, {
			...{ name: 'Jardins partagés de Maillage', presentation: 'Semer.', kind: 'thematic' as const },
			...{ visibility: 'network' as const, entry: 'request' as const },
		});
		await join('angers-authority');
		crpv = await personOf(context, founder.actorId);
		other = await personOf(context, seedId('actor', 'angers-authority'));
		outsider = await personOf(context, seedId('actor', 'newcomer'));
	});

	const again = ({ actorId }: Member) => personOf(context, actorId);
	async function join(key: string, role: 'member' | 'animator' = 'member') {
		const { actorId, accountId } = await personOf(context, seedId('actor', key));
		await database.write((trx) => joinGroup(trx, context, { groupId: group, actorId, accountId, role }));
	}
	const deliver = () =>
		lettersThatLeave(context, {
			[lifePurpose]: lifeAddress(context),
			[handoverPurpose]: handoverAddress(context),
			[handoverAnswerPurpose]: handoverAnswerAddress(context),
			[requestPurpose]: requestAddress(context),
			[invitationPurpose]: invitationAddress(context),
		});
	const invite = (people: string) => groups.invite(crpv, group, { people, words: '', role: 'member' });
	const note = () =>
		documents.create(other, group, { templateId: 'note', title: 'Semis', visibility: 'members' });

	it('asleep, they send nothing, not even what waits to leave, and say since when; a click wakes them', async () => {
		await invite('avant@exemple.fr');
		await groups.ask(outsider, group, '');
		await groups.setLife(crpv, group, 'dormant');
		expect(await deliver()).toEqual([]);
		await expect(invite('apres@exemple.fr')).rejects.toMatchObject({ kind: 'conflict' });
		expect(await groups.group(crpv, group)).toMatchObject({
			...{ state: 'dormant', since: now.toISOString().slice(0, 10) },
		});
		await note();
		await groups.setLife(crpv, group, 'active');
		expect(await invite('apres@exemple.fr')).toMatchObject({ invited: 1 });
		expect((await deliver()).map(({ to }) => to)).toEqual(['apres@exemple.fr']);
	});

	it('archived, they are read and found, and nothing of them changes', async () => {
		const document = await note();
		await invite('tard@exemple.fr');
		const [letter] = await deliver();
		const token = /\/invitations\/([\w-]{43})/.exec(letter!.text)![1]!;
		await groups.ask(outsider, group, '');
		const [{ id } = { id: '' }] = (await groups.invitations(crpv, group)).requests;
		await groups.setLife(crpv, group, 'archived');
		expect(changes).toContainEqual({ groupId: group });
		const { name } = await groups.group(outsider, group);
		expect(await groups.group(await again(other), group)).toMatchObject({
			state: 'archived',
			role: 'member',
		});
		const found = await find(context, outsider, { q: name });
		expect(found.entries.map(({ title }) => title)).toContain(name);
		expect(JSON.stringify(await documents.read(other, document))).toContain('Semis');

		await expect(note()).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(documents.rename(other, document, 'Autre')).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(groups.accept(outsider, token, { name: 'X' }, from)).rejects.toMatchObject({});
		for (const refused of [
			() => invite('x@exemple.fr'),
			() => groups.acceptRequest(crpv, group, id),
			() => groups.setRole(crpv, group, other.actorId, 'observer'),
			() => groups.proposeAnimator(crpv, group, { actorId: other.actorId, stays: true, words: '' }),
			() =>
				groups.foundUnder(crpv, group, {
					name: 'x',
					presentation: 'x',
					kind: 'working',
					visibility: 'members',
					entry: 'invitation',
				}),
			() => groups.join(outsider, group),
			() => groups.ask(outsider, group, ''),
		])
			await expect(refused()).rejects.toMatchObject({ kind: 'forbidden' });
		await groups.setLife(crpv, group, 'active');
		await groups.acceptRequest(crpv, group, id);
	});

	it('archived while somebody comes in, let nobody in', async () => {
		await groups.ask(outsider, group, '');
		const [{ id } = { id: '' }] = (await groups.invitations(crpv, group)).requests;
		const [archived, accepted] = await Promise.allSettled([
			groups.setLife(crpv, group, 'archived'),
			groups.acceptRequest(crpv, group, id),
		]);
		expect(archived.status).toBe('fulfilled');
		const { roles } = await again(outsider);
		expect(roles.has(group)).toBe(accepted.status === 'fulfilled');
	});

	it('are decided by who animates', async () => {
		for (const viewer of [other, outsider])
			for (const state of ['dormant', 'archived'] as const)
				await expect(groups.setLife(viewer, group, state)).rejects.toMatchObject({ kind: 'forbidden' });
	});

	it('quiet for a year, ask those who animate once, and do nothing by themselves', async () => {
		const ours = async () => (await deliver()).filter(({ text }) => text.includes(group));
		await askAboutQuiet(context);
		expect(await ours()).toEqual([]);
		now = new Date(now.getTime() + 300 * day);
		await invite('signe@exemple.fr');
		await deliver();
		now = new Date(now.getTime() + 300 * day);
		await askAboutQuiet(context);
		expect(await ours()).toEqual([]);
		now = new Date(now.getTime() + 70 * day);
		await Promise.all([askAboutQuiet(context), askAboutQuiet(context)]);
		const letters = await ours();
		expect(letters).toHaveLength(1);
		expect(letters[0]!.text).toContain(`/groupes/${group}/vie`);
		expect(await groups.group(crpv, group)).toMatchObject({ state: 'active', quietSince: /^\d{4}-/ });
		await askAboutQuiet(context);
		expect(await ours()).toEqual([]);
		await groups.keepAlive(crpv, group);
		expect((await groups.group(crpv, group)).quietSince).toBeNull();
		now = new Date(now.getTime() + 366 * day);
		await askAboutQuiet(context);
		await groups.setLife(crpv, group, 'dormant');
		expect(await ours()).toEqual([]);
	});

	it('pass into other hands when who is asked accepts', async () => {
		await groups.proposeAnimator(crpv, group, {
			actorId: other.actorId,
			stays: false,
			words: 'Deux ans déjà.',
		});
		const [letter] = await deliver();
		expect(letter!.text).toContain('Deux ans déjà.');
		await expect(groups.acceptAnimation(outsider, group)).rejects.toMatchObject({ kind: 'forbidden' });
		const answers = await Promise.allSettled([
			groups.acceptAnimation(other, group),
			groups.acceptAnimation(other, group),
		]);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await again(other)).roles.get(group)).toBe('animator');
		expect((await again(crpv)).roles.get(group)).toBe('member');
		expect((await deliver()).map(({ subject }) => subject)).toEqual([
			`« Jardins partagés de Maillage » : ${other.name} accepte d’animer`,
		]);
	});

	it('stay as they are when who is asked declines, or is asked no more', async () => {
		const ask = () => groups.proposeAnimator(crpv, group, { actorId: other.actorId, stays: true, words: '' });
		await ask();
		await groups.withdrawAnimator(crpv, group);
		expect(await deliver()).toEqual([]);
		await expect(groups.acceptAnimation(other, group)).rejects.toMatchObject({ kind: 'conflict' });
		await ask();
		expect((await groups.group(other, group)).handover).toMatchObject({ by: crpv.name });
		expect((await groups.group(crpv, group)).handover).toBeNull();
		await groups.declineAnimation(other, group);
		expect((await again(other)).roles.get(group)).toBe('member');
		await expect(
			groups.proposeAnimator(crpv, group, { actorId: outsider.actorId, stays: true, words: '' }),
		).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('whom nobody animates say so, and are taken over by one member, whoever tries at once', async () => {
		await join('health-angers');
		await expect(groups.takeOver(other, group)).rejects.toMatchObject({ kind: 'conflict' });
		await groups.leave(crpv, group, true);
		expect(await animatorsToWriteTo(database.reader, group, now.toISOString().slice(0, 10))).toEqual([]);
		expect(await groups.group(other, group)).toMatchObject({
			...{ isVacant: true, lack: 'Personne n’anime ce groupe en ce moment.' },
		});
		expect((await groups.group(outsider, group)).isVacant).toBe(false);
		await expect(groups.takeOver(outsider, group)).rejects.toMatchObject({ kind: 'forbidden' });
		const third = await personOf(context, seedId('actor', 'health-angers'));
		const tries = await Promise.allSettled([groups.takeOver(other, group), groups.takeOver(third, group)]);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect((await groups.group(outsider, group)).animators).toHaveLength(1);
	});
});
