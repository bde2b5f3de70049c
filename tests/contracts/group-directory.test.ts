import { anonymous, type Member } from '#domain/access/person.ts';
import { createApp, type App } from '#server/app.ts';
import type { Database } from '#server/database/connection.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');
const club = seedId('group', 'club-ouest');
const council = seedId('group', 'deux-rives');

describe.each(databases)('who is in a group, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: App['groups'];
	let animator: Member;
	let facilitator: Member;
	let stranger: Member;
	let citizen: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		await database.write((trx) => trx.deleteFrom('group_colleges').execute());
		context = testContext(database);
		groups = createApp(context).groups;
		const person = (key: string) => personOf(context, seedId('actor', key));
		animator = await person('angers-authority');
		facilitator = await person('facilitator-resovilles');
		stranger = await person('mediator');
		citizen = await person('citizen');
	});
	afterAll(() => database.close());

	const words = async (viewer: Member, id: string) =>
		new TextDecoder().decode((await groups.memberFile(viewer, id)).body);

	it('is arranged by cité, by party, by organisation and by role, each member under a title at least', async () => {
		for (const order of ['cite', 'partie', 'structure', 'role'] as const) {
			const { parts, total, order: chosen } = await groups.directory(facilitator, club, order, '', 1);
			expect(chosen).toBe(order);
			const ids = parts.flatMap(({ members }) => members.map(({ id }) => id));
			expect(new Set(ids).size).toBe(total);
			// Only a cité or two may have the same person.
			if (order !== 'cite') expect(ids).toHaveLength(total);
		}
		const byCite = await groups.directory(facilitator, club, 'cite', '', 1);
		const angers = byCite.parts.find(({ title }) => title === 'Angers')!;
		expect(angers.members.map(({ id }) => id)).toContain(animator.actorId);
		expect(byCite.parts.at(-1)!.title).toBe('Pour aucune cité en particulier');
	});

	it('a seat says the side somebody speaks from', async () => {
		const { parts } = await groups.directory(animator, space, 'partie', '', 1);
		const state = parts.find(({ party }) => party === 'state')!;
		expect(state.members.map(({ id }) => id)).toContain(seedId('actor', 'angers-state'));
	});

	it('is searched without accents, and shows in pages that count everybody', async () => {
		const { found, parts } = await groups.directory(animator, space, null, 'LEA montfort', 1);
		expect(found).toBe(1);
		expect(parts.flatMap(({ members }) => members)[0]!.id).toBe(animator.actorId);
		expect((await groups.directory(animator, space, null, 'zzzz', 1)).parts).toEqual([]);
	});

	it('as a table holds what one may read and no formula; nobody who objected, no address [R6, C4]', async () => {
		const hidden = (name: string) =>
			database.write((trx) =>
				trx.updateTable('actors').set({ name }).where('id', '=', animator.actorId).execute(),
			);
		await hidden('=1+1');
		expect(await words(animator, space)).toContain("'=1+1");
		await hidden(animator.name);
		const everyone = await words(animator, space);
		expect(everyone).toContain(animator.name);
		expect(everyone).not.toContain('@');

		// A function that its owner keeps for themself is in nobody’s table.
		const line = await database.reader
			.selectFrom('affiliations')
			.select(['id', 'function', 'visibility'])
			.where('actor_id', '=', seedId('actor', 'angers-state'))
			.executeTakeFirstOrThrow();
		const keep = (visibility: typeof line.visibility) =>
			database.write((trx) =>
				trx.updateTable('affiliations').set({ visibility }).where('id', '=', line.id).execute(),
			);
		expect(everyone).toContain(line.function);
		await keep('me');
		const kept = await words(animator, space);
		const listed = await groups.directory(animator, space, null, line.function, 1);
		await keep(line.visibility);
		expect(kept).not.toContain(line.function);
		expect(listed.found).toBe(0);

		const objected = (at: string | null) =>
			database.write((trx) =>
				trx
					.updateTable('actors')
					.set({ objected_at: at })
					.where('id', '=', seedId('actor', 'angers-state'))
					.execute(),
			);
		await objected('2026-11-01T08:00:00.000Z');
		expect(await words(animator, space)).not.toContain('Inès Delaunay');
		await objected(null);
	});

	it('is read by who may read the members, and by no visitor', async () => {
		await expect(groups.directory(anonymous, club, null, '', 1)).rejects.toMatchObject({
			kind: 'signed-out',
		});
		await expect(groups.memberFile(anonymous, club)).rejects.toMatchObject({ kind: 'signed-out' });
		const closed = seedId('group', 'protocole-angers');
		await expect(groups.directory(stranger, closed, null, '', 1)).rejects.toMatchObject({
			kind: 'not-found',
		});
		expect((await groups.directory(stranger, club, null, '', 1)).total).toBeGreaterThan(10);
	});

	it('of a conseil citoyen sits in two colleges, said by who animates it, whatever becomes of the roles', async () => {
		const member = seedId('actor', 'health-angers');
		await groups.setCollege(citizen, council, citizen.actorId, 'inhabitants');
		await groups.setCollege(citizen, council, member, 'inhabitants');
		await groups.setCollege(citizen, council, member, 'actors');
		await groups.setRole(citizen, council, member, 'observer');
		const { parts, orders } = await groups.directory(citizen, council, 'college', '', 1);
		expect(orders).toContain('college');
		expect(parts.map(({ title }) => title)).toEqual(['Habitants', 'Acteurs locaux', 'Collège à préciser']);
		expect(parts[1]!.members.map(({ id }) => id)).toEqual([member]);
		expect(await words(citizen, council)).toContain('Acteurs locaux');
		await groups.setCollege(citizen, council, member, null);
		const after = await groups.directory(citizen, council, 'college', '', 1);
		expect(after.parts.map(({ title }) => title)).toEqual(['Habitants', 'Collège à préciser']);

		await expect(groups.setCollege(animator, space, animator.actorId, 'actors')).rejects.toMatchObject({
			kind: 'conflict',
		});
		await expect(groups.setCollege(stranger, council, member, 'actors')).rejects.toMatchObject({
			kind: /forbidden|not-found/,
		});
		await expect(groups.setCollege(citizen, council, stranger.actorId, 'actors')).rejects.toMatchObject({
			kind: 'not-found',
		});
	});

	it('sees the group as others do, decided by the same rules, when they animate it', async () => {
		const closed = seedId('group', 'protocole-angers');
		expect(await groups.eyes(animator, space)).toEqual([
			{ as: 'member', sees: true },
			{ as: 'network', sees: expect.any(Boolean) },
			{ as: 'visitor', sees: expect.any(Boolean) },
		]);
		expect((await groups.eyes(animator, closed)).map(({ sees }) => sees)).toEqual([true, false, false]);
		await expect(groups.lookAs(animator, closed, 'visitor')).rejects.toMatchObject({ kind: 'not-found' });
		const { looker, as } = await groups.lookAs(animator, space, 'member');
		expect(as).toBe('member');
		const seen = await groups.group(looker, space);
		expect(seen).toMatchObject({
			role: 'member',
			abilities: { 'group.animate': false, 'document.create': true },
		});
		expect(seen.children.map(({ id }) => id)).not.toContain(closed);
		// Who does not animate looks with their own eyes.
		expect(await groups.lookAs(stranger, club, 'member')).toEqual({ looker: stranger, as: null });
		expect(await groups.eyes(stranger, club)).toEqual([]);
		const visitor = await groups.lookAs(facilitator, club, 'visitor');
		expect((await groups.group(visitor.looker, club)).members).toEqual([]);
	});
});
