import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const newGroup = {
	...{
		name: 'Petits-déjeuners du quartier',
		presentation: 'Qui les prépare, et comment.',
		kind: 'thematic' as const,
	},
	...{ visibility: 'network' as const, entry: 'invitation' as const },
};

describe.each(databases)('groups that people open, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	let crpv: Member;
	let newcomer: Member;
	let id: string;
	const again = ({ actorId }: Member) => personOf(context, actorId);

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		groups = groupUseCases(context);
		crpv = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		newcomer = await personOf(context, seedId('actor', 'newcomer'));
	});
	afterAll(() => database.close());

	it('are opened by a resource centre, which animates them, and found by the network', async () => {
		for (const viewer of [anonymous, newcomer])
			await expect(groups.found(viewer, newGroup)).rejects.toMatchObject({ kind: /signed-out|forbidden/ });
		id = await groups.found(crpv, newGroup);
		crpv = await again(crpv);
		expect(await groups.group(crpv, id)).toMatchObject({
			role: 'animator',
			lack: 'Il manque une seconde personne pour animer, d’une autre structure.',
		});
		const titles = async (viewer: typeof anonymous | Member) =>
			(await find(context, viewer, { q: 'Petits-déjeuners du quartier' })).entries.map(({ title }) => title);
		expect(await titles(newcomer)).toContain(newGroup.name);
		expect(await titles(anonymous)).not.toContain(newGroup.name);
	});

	it('have sub-groups, which a parent’s animator reads and its members do not, and which have none', async () => {
		const under = await groups.foundUnder(crpv, id, {
			...newGroup,
			name: 'Les achats',
			visibility: 'members',
		});
		await expect(groups.foundUnder(await again(crpv), under, newGroup)).rejects.toMatchObject({
			kind: 'conflict',
		});
		await expect(groups.foundUnder(newcomer, id, newGroup)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(groups.group(newcomer, under)).rejects.toMatchObject({ kind: 'not-found' });
		expect((await groups.group(await again(crpv), id)).children.map(({ name }) => name)).toEqual([
			'Les achats',
		]);
	});

	it('hand over their animation, and never lose their last animator', async () => {
		crpv = await again(crpv);
		await expect(groups.setRole(crpv, id, crpv.actorId, 'member')).rejects.toMatchObject({
			kind: 'conflict',
		});
		await expect(groups.removeMember(crpv, id, crpv.actorId)).rejects.toMatchObject({ kind: 'conflict' });
		await expect(groups.setRole(crpv, id, newcomer.actorId, 'animator')).rejects.toMatchObject({
			kind: 'not-found',
		});
		const { joinGroup } = await import('#server/groups/writes.ts');
		await database.write((trx) =>
			joinGroup(trx, context, { groupId: id, actorId: newcomer.actorId, accountId: newcomer.accountId }),
		);
		await groups.setRole(crpv, id, newcomer.actorId, 'animator');
		newcomer = await again(newcomer);
		expect(newcomer.roles.get(id)).toBe('animator');
		await groups.setRole(newcomer, id, crpv.actorId, 'observer');
		expect((await again(crpv)).roles.get(id)).toBe('observer');
		await groups.removeMember(newcomer, id, crpv.actorId);
		expect((await again(crpv)).roles.has(id)).toBe(false);
	});

	it('tell of who comes, and not of who takes another role; the journal says whom', async () => {
		const space = seedId('group', 'espace-Angers');
		const lea = await personOf(context, seedId('actor', 'angers-authority'));
		const arrivals = async () =>
			(await groups.group(lea, space)).news.filter(({ kind }) => kind === 'joined');
		const before = await arrivals();
		const { id: actorId } = (await groups.group(lea, space)).members.find(
			(one) => one.role === 'member' && one.since < '2026-01-01',
		)!;
		await groups.setRole(lea, space, actorId, 'observer');
		expect(await arrivals()).toEqual(before);
		const trace = await database.reader
			.selectFrom('audit')
			.select(['action', 'detail'])
			.where('subject_id', '=', space)
			.where('account_id', '=', lea.accountId)
			.execute();
		expect(trace.map(({ action }) => action)).toEqual(['left-group', 'joined-group']);
		for (const { detail } of trace) expect(detail).toContain(actorId);
	});

	it('two who step down at once leave one of them', async () => {
		const other = await groups.found(await again(crpv), { ...newGroup, name: 'À deux' });
		const { joinGroup } = await import('#server/groups/writes.ts');
		await database.write((trx) =>
			joinGroup(trx, context, {
				...{ groupId: other, actorId: newcomer.actorId, accountId: newcomer.accountId, role: 'animator' },
			}),
		);
		const [one, two] = [await again(crpv), await again(newcomer)];
		const answers = await Promise.allSettled([
			groups.setRole(one, other, one.actorId, 'member'),
			groups.setRole(two, other, two.actorId, 'member'),
		]);
		expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
});
