import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { groupUseCases, lastAnimatorWarning } from '#server/groups/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

const group = (key: string) => seedId('group', key);
const unknown = '00000000-0000-4000-8000-000000000000';

describe.each(databases)('groups on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	const person = (key: string): Promise<Member> => personOf(context, seedId('actor', key));

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		groups = groupUseCases(context);
	});
	afterAll(() => database.close());

	it('shows a visitor the public groups only, without counting anyone', async () => {
		const view = await groups.list(anonymous);
		expect(view.mine).toEqual([]);
		expect(view.groups.map((one) => one.name)).toContain('Club de l’Ouest');
		expect(new Set(view.groups.map((one) => one.visibility))).toEqual(new Set(['public']));
		expect(view.groups.every((one) => one.members === null)).toBe(true);
		expect(view.groups.flatMap((one) => one.children)).toEqual([]);
	});

	it('puts one’s own groups first and sub-groups under their parent', async () => {
		const view = await groups.list(await person('angers-authority'));
		expect(view.mine.map((one) => one.name)).toContain('Cité éducative d’Angers');
		const club = view.groups.find((one) => one.name === 'Club de l’Ouest');
		expect(club?.children.map((child) => child.name)).toEqual(['Gouvernance', 'Évaluation']);
		expect(club?.members).toBeGreaterThan(30);
		expect(view.groups.some((one) => one.name === 'Gouvernance')).toBe(false);
	});

	it('cuts the list in pages that never overlap', async () => {
		const viewer = await person('newcomer');
		const first = await groups.list(viewer);
		const rest = first.pages > 1 ? (await groups.list(viewer, 2)).groups : [];
		const ids = [...first.groups, ...rest].map((one) => one.id);
		expect(new Set(ids).size).toBe(first.total);
	});

	it('[R4] answers the same for a members-only group and for one that does not exist', async () => {
		const outsider = await person('newcomer');
		const answers = await Promise.all(
			[group('animation-club'), group('protocole-angers'), unknown, 'pas-un-identifiant', ''].flatMap((id) =>
				[outsider, anonymous].map((viewer) => groups.group(viewer, id).catch((error: unknown) => error)),
			),
		);
		for (const answer of answers) expect(answer).toEqual(answers[0]);
		expect(answers[0]).toMatchObject({ name: 'Problem', kind: 'not-found' });
		expect(
			(await groups.list(outsider)).groups.flatMap((one) => [one, ...one.children]).map((one) => one.id),
		).not.toContain(group('animation-club'));
	});

	it('lets a parent’s animator read its sub-groups, not its members', async () => {
		const animator = await person('facilitator-normanvilles');
		expect((await groups.group(animator, group('club-ouest'))).children.map((child) => child.id)).toContain(
			group('animation-club'),
		);
		const member = await person('brest-state');
		expect((await groups.group(member, group('club-ouest'))).children.map((child) => child.id)).not.toContain(
			group('animation-club'),
		);
	});

	it('lays the club out by cité and party, and says which seats nobody holds', async () => {
		const view = await groups.group(await person('angers-state'), group('club-ouest'));
		expect(view.roster.map((part) => part.region)).toEqual([
			'Bretagne',
			'Centre-Val de Loire',
			'Normandie',
			'Pays de la Loire',
		]);
		const rows = view.roster.flatMap((part) => part.rows);
		expect(rows).toHaveLength(13);
		const row = (name: string) => rows.find((one) => one.cite.name === name);
		expect(row('Angers')?.state.people.map((one) => one.function)).toEqual(['Déléguée du préfet']);
		expect(row('Angers')?.others.people.map((one) => one.name)).toContain('Nathalie Gaudin-Pham');
		expect(row('Saint-Nazaire')?.authority).toEqual({ people: [], vacant: true });
		expect(row('Rouen')?.academy.vacant).toBe(false);
		expect(view.seats.map((seat) => [seat.cite, seat.successor])).toEqual([
			['Nantes / Saint-Herblain', null],
			['Blois', 'Coordonnatrice de la cité éducative'],
		]);
	});

	it('shows a visitor no person at all', async () => {
		const view = await groups.group(anonymous, group('club-ouest'));
		expect(view.members).toEqual([]);
		expect(view.animators).toEqual([]);
		expect(view.news.every((one) => one.kind === 'document')).toBe(true);
		expect(view.documents.map((one) => one.title)).toEqual(['Garder la mémoire quand une équipe change']);
		expect(JSON.stringify(view.roster)).not.toContain('Kervadec');
	});

	it('keeps who objected out of members and counts', async () => {
		const objected = seedId('actor', 'objected');
		await database.write((trx) =>
			trx
				.insertInto('memberships')
				.values({
					id: unknown,
					group_id: group('sante'),
					actor_id: objected,
					role: 'member',
					from_day: '2026-01-01',
					until_day: null,
				})
				.execute(),
		);
		const viewer = await person('asv');
		const view = await groups.group(viewer, group('sante'));
		expect(view.members.map((one) => one.id)).not.toContain(objected);
		expect((await groups.list(viewer)).mine.find((one) => one.id === group('sante'))?.members).toBe(
			view.members.length,
		);
		expect(
			view.news.some((one) => one.kind === 'joined' && one.people.some((who) => who.id === objected)),
		).toBe(false);
	});

	it('keeps who objected out of the news of seats: not even by what they are to do', async () => {
		const viewer = await person('asv');
		const club = group('club-ouest');
		const told = (await groups.group(viewer, club)).seats.find((one) => one.successor !== null);
		expect(told).toBeDefined();
		const next = await database.reader
			.selectFrom('seat_tenures')
			.select('actor_id')
			.where('function', '=', told!.successor!)
			.orderBy('from_day', 'desc')
			.executeTakeFirstOrThrow();
		const object = (at: string | null) =>
			database.write((trx) =>
				trx.updateTable('actors').set({ objected_at: at }).where('id', '=', next.actor_id).execute(),
			);
		await object('2026-03-01T00:00:00.000Z');
		const { seats } = await groups.group(viewer, club);
		await object(null);
		expect(seats.find((one) => one.cite === told!.cite && one.party === told!.party)?.successor).toBeNull();
	});

	it.each([1e300, Infinity, 2 ** 53, -1, 0.5, Number.NaN])('takes page %s for a page', async (page) => {
		expect((await groups.list(anonymous, page)).page).toBeGreaterThanOrEqual(1);
	});

	it('[12] says that a group lacks a second animator', async () => {
		expect((await groups.group(await person('families-rouvray'), group('accueil-parents'))).lack).toBe(
			'Il manque une seconde personne pour animer, d’une autre structure.',
		);
		expect((await groups.group(await person('asv'), group('sante'))).lack).toBeNull();
	});

	it('opens a free group to whoever joins it, tells the sockets, and counts once', async () => {
		const told: unknown[] = [];
		context.events.on('access-changed', (change) => told.push(change));
		const newcomer = await person('newcomer');
		await Promise.all([
			groups.join(newcomer, group('reussite-educative')),
			groups.join(newcomer, group('reussite-educative')),
		]);
		const after = await person('newcomer');
		expect(after.roles.get(group('reussite-educative'))).toBe('member');
		const view = await groups.group(after, group('reussite-educative'));
		expect(view.members.filter((one) => one.id === after.actorId)).toHaveLength(1);
		expect(view.abilities['document.create']).toBe(true);
		expect(told).toContainEqual({ accountId: after.accountId });
	});

	it('ends a membership at once, and a new one may begin the same day', async () => {
		const member = await person('newcomer');
		await groups.leave(member, group('reussite-educative'));
		const gone = await person('newcomer');
		expect(gone.roles.has(group('reussite-educative'))).toBe(false);
		await groups.join(gone, group('reussite-educative'));
		expect((await person('newcomer')).roles.has(group('reussite-educative'))).toBe(true);
	});

	it.each([
		['club-ouest', 'On entre dans ce groupe en le demandant aux personnes qui l’animent.'],
		['espace-Angers', 'On entre dans ce groupe sur invitation des personnes qui l’animent.'],
	])('refuses to join %s and says how one enters', async (key, message) => {
		await expect(groups.join(await person('newcomer'), group(key))).rejects.toMatchObject({
			kind: 'forbidden',
			message,
		});
	});

	it('does not let anyone join an archived group, nor a visitor any', async () => {
		await expect(groups.join(await person('newcomer'), group('rentree'))).rejects.toMatchObject({
			kind: 'forbidden',
		});
		await expect(groups.join(anonymous, group('sante'))).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(groups.join(await person('newcomer'), group('animation-club'))).rejects.toMatchObject({
			kind: 'not-found',
		});
	});

	it('warns the last animator before leaving the group to nobody', async () => {
		const animator = await person('families-rouvray');
		const id = group('accueil-parents');
		expect((await groups.group(animator, id)).leavingLeavesNobody).toBe(true);
		await expect(groups.leave(animator, id)).rejects.toMatchObject({
			kind: 'conflict',
			message: lastAnimatorWarning,
		});
		expect((await person('families-rouvray')).roles.get(id)).toBe('animator');
		await groups.leave(animator, id, true);
		expect((await person('families-rouvray')).roles.has(id)).toBe(false);
		expect((await groups.group(await person('mothers-dreux'), id)).lack).toBe(
			'Personne n’anime ce groupe en ce moment.',
		);
	});

	it('keeps a trace of who came and went', async () => {
		const trace = await database.reader
			.selectFrom('audit')
			.select(['action'])
			.where('subject_type', '=', 'group')
			.execute();
		expect(new Set(trace.map((row) => row.action))).toEqual(new Set(['joined-group', 'left-group']));
	});
});
