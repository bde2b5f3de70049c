import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { invitationAddress, invitationPurpose } from '#server/groups/invitation-links.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const day = 86_400_000;
const network = { userAgent: 'test', address: '127.0.0.1' };

describe.each(databases)('links to join on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	let crpv: Member;
	let newcomer: Member;
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
			...{ name: 'Rencontre', presentation: 'Une journée.', kind: 'thematic' as const },
			...{ visibility: 'members' as const, entry: 'invitation' as const },
		});
		crpv = await personOf(context, founder.actorId);
		newcomer = await personOf(context, seedId('actor', 'newcomer'));
	});

	const deliver = () => lettersThatLeave(context, { [invitationPurpose]: invitationAddress(context) });
	const make = async (places: number, days = 3) => {
		const until = new Date(now.getTime() + days * day).toISOString().slice(0, 10);
		const link = { label: 'Plénière du 26 mars', role: 'member' as const, places, until };
		return (await groups.makeLink(crpv, group, link)).split('/').at(-1)!;
	};
	const lettered = async (token: string, email: string) => {
		await groups.askByLink(token, { email, name: '' }, '127.0.0.1');
		const letter = (await deliver()).find(({ to }) => to === email);
		return /\/invitations\/([\w-]{43})/.exec(letter?.text ?? '')?.[1];
	};
	const only = async () => (await groups.links(crpv, group)).links[0]!;

	it('say which group, why and who made them, change nothing when looked at, and are kept nowhere [I1]', async () => {
		const token = await make(5);
		for (let look = 0; look < 3; look += 1)
			expect(await groups.openJoinLink(anonymous, token)).toMatchObject({
				...{ group: 'Rencontre', label: 'Plénière du 26 mars', by: crpv.name, isSignedIn: false },
			});
		expect(await only()).toMatchObject({ taken: 0, state: 'open', by: crpv.name });
		expect(
			JSON.stringify(await database.reader.selectFrom('join_links').selectAll().execute()),
		).not.toContain(token);
	});

	it('let in who is signed in, once, and whoever proves an address', async () => {
		const token = await make(5);
		await groups.joinByLink(newcomer, token);
		await groups.joinByLink(newcomer, token);
		expect((await personOf(context, newcomer.actorId)).roles.get(group)).toBe('member');
		expect(await only()).toMatchObject({ taken: 1 });
		const letter = await lettered(token, 'presente@exemple.fr');
		expect(await only()).toMatchObject({ taken: 1 });
		await groups.accept(anonymous, letter!, { name: 'Prune Sente' }, network);
		expect(await only()).toMatchObject({ taken: 2 });
		await expect(groups.joinByLink(anonymous, token)).rejects.toMatchObject({ kind: 'signed-out' });
	});

	it('have as many places as they say, under fifty who come at once [R7]', async () => {
		const token = await make(7);
		const { rows } = {
			rows: await database.reader
				.selectFrom('accounts')
				.select('actor_id')
				.where('actor_id', '<>', crpv.actorId)
				.limit(50)
				.execute(),
		};
		const people: Member[] = [];
		for (const { actor_id: actorId } of rows) people.push(await personOf(context, actorId));
		// Each several times: who is in already takes no place.
		const tries = Array.from({ length: 50 }, (_, at) => people[at % people.length]!);
		const answers = await Promise.allSettled(tries.map((one) => groups.joinByLink(one, token)));
		for (const answer of answers)
			if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ kind: 'gone' });
		expect(people.length).toBeGreaterThan(7);
		expect(await only()).toMatchObject({ taken: 7, state: 'full' });
		expect((await groups.group(crpv, group)).members).toHaveLength(8);
		await expect(groups.openJoinLink(anonymous, token)).rejects.toMatchObject({ kind: 'gone' });
	});

	it('end with their day, or when they are closed, letters that wait included', async () => {
		const token = await make(5, 1);
		const letter = await lettered(token, 'attend@exemple.fr');
		await groups.closeLink(crpv, group, (await only()).id);
		await expect(groups.joinByLink(newcomer, token)).rejects.toMatchObject({ kind: 'gone' });
		await expect(groups.accept(anonymous, letter!, { name: 'X' }, network)).rejects.toMatchObject({
			kind: 'gone',
		});
		const other = await make(5, 1);
		now = new Date(now.getTime() + 2 * day);
		await expect(groups.openJoinLink(newcomer, other)).rejects.toMatchObject({ kind: 'gone' });
		await expect(groups.closeLink(crpv, group, crypto.randomUUID())).rejects.toMatchObject({
			kind: 'not-found',
		});
	});

	it('write to nobody who is in the group, said no, or was invited in person, and answer all alike [I2]', async () => {
		const token = await make(9);
		const { email } = await database.reader
			.selectFrom('accounts')
			.select('email')
			.where('id', '=', crpv.accountId)
			.executeTakeFirstOrThrow();
		expect(await lettered(token, email)).toBeUndefined();
		await groups.invite(crpv, group, { people: 'nommee@exemple.fr', words: '', role: 'observer' });
		await deliver();
		expect(await lettered(token, 'nommee@exemple.fr')).toBeUndefined();
		const declined = await lettered(token, 'non-merci@exemple.fr');
		await groups.decline(declined!);
		expect(await lettered(token, 'non-merci@exemple.fr')).toBeUndefined();
	});

	it('are for those who animate, and send nothing for a group that sleeps', async () => {
		const link = { label: 'x', role: 'member' as const, places: 2, until: '2030-01-01' };
		await expect(groups.makeLink(newcomer, group, link)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(groups.makeLink(crpv, group, link)).rejects.toMatchObject({ kind: 'invalid' });
		const token = await make(3);
		await groups.setLife(crpv, group, 'dormant');
		await expect(lettered(token, 'dort@exemple.fr')).rejects.toMatchObject({ kind: 'conflict' });
		await groups.setLife(crpv, group, 'archived');
		await expect(groups.joinByLink(newcomer, token)).rejects.toMatchObject({ kind: 'gone' });
	});
});
