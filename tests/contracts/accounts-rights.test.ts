import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '#domain/access/person.ts';
import { openSession } from '#server/accounts/sessions.ts';
import { accountUseCases } from '#server/accounts/use-cases.ts';
import type { Database, Transaction } from '#server/database/connection.ts';
import { aCite, aDocument, aGroup, anAccount, type TestAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';

const yesterday = '2026-03-11';
const today = '2026-03-12';
const tomorrow = '2026-03-13';
const always = { from_day: '2020-01-01', until_day: null };

describe.each(databases)('what rights come from, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let person: TestAccount;
	let token: string;

	beforeAll(async () => {
		database = await open();
	});
	afterAll(() => database.close());
	beforeEach(async () => {
		context = testContext(database);
		person = await anAccount(database);
		({ token } = await database.write((trx) => openSession(trx, person.accountId, '')));
	});

	async function facts(): Promise<Member> {
		const { person: viewer } = await accountUseCases(context).readSession(token);
		if (viewer.kind !== 'member') throw new Error('signed out');
		return viewer;
	}

	async function aMembership(
		groupId: string,
		role: 'animator' | 'member' | 'observer',
		days: { from_day?: string; until_day?: string } = {},
	) {
		await database.write((trx) =>
			trx
				.insertInto('memberships')
				.values({ id: v7(), group_id: groupId, actor_id: person.actorId, role, ...always, ...days })
				.execute(),
		);
	}

	async function grant(
		trx: Transaction,
		to: { actor_id: string } | { group_id: string },
		documentId: string,
		level: 'reader' | 'editor',
		until: string | null = null,
	) {
		await trx
			.insertInto('document_grants')
			.values({
				document_id: documentId,
				actor_id: null,
				group_id: null,
				...to,
				grant: level,
				until_day: until,
			})
			.execute();
	}

	it('is who they are, and nothing more for a newcomer', async () => {
		expect(await facts()).toMatchObject({ ...personFacts(), administrator: false });
		const { roles, seats, facilitates, grants } = await facts();
		expect([roles.size, seats.size, facilitates.size, grants.size]).toEqual([0, 0, 0, 0]);
	});

	const personFacts = () => ({ accountId: person.accountId, actorId: person.actorId, name: person.name });

	it('holds the roles of today: from the first day to the last, both included', async () => {
		const [starts, ends, over, later] = await database.write((trx) =>
			Promise.all([aGroup(trx), aGroup(trx), aGroup(trx), aGroup(trx)]),
		);
		await aMembership(starts!, 'animator', { from_day: today });
		await aMembership(ends!, 'member', { until_day: today });
		await aMembership(over!, 'member', { until_day: yesterday });
		await aMembership(later!, 'member', { from_day: tomorrow });
		expect(Object.fromEntries((await facts()).roles)).toEqual({ [starts!]: 'animator', [ends!]: 'member' });
	});

	it('counts days in Paris: a role that ends tonight is over at midnight there', async () => {
		const group = await database.write((trx) => aGroup(trx));
		await aMembership(group, 'member', { until_day: today });
		context.standAt('2026-03-12T22:59:59.000Z');
		expect((await facts()).roles.has(group)).toBe(true);
		context.standAt('2026-03-12T23:00:00.000Z');
		expect((await facts()).roles.has(group)).toBe(false);
	});

	it('keeps the strongest of two roles in one group', async () => {
		const group = await database.write((trx) => aGroup(trx));
		await aMembership(group, 'observer');
		await aMembership(group, 'animator');
		await aMembership(group, 'member');
		expect((await facts()).roles.get(group)).toBe('animator');
	});

	it('loses a seat with the last day of its tenure (domain rule 1)', async () => {
		const { citeId } = await database.write(async (trx) => {
			const cite = await aCite(trx);
			await trx
				.insertInto('seat_tenures')
				.values({
					...{
						id: v7(),
						seat_id: cite.seatId,
						actor_id: person.actorId,
						role: 'holder',
						function: 'Préfète',
					},
					...{ from_day: '2024-09-01', until_day: today },
				})
				.execute();
			return cite;
		});
		expect((await facts()).seats.get(citeId)).toBe('state');
		context.standAt(`${tomorrow}T08:00:00.000Z`);
		expect((await facts()).seats.size).toBe(0);
	});

	it('facilitates cités and groups, while it lasts', async () => {
		const { citeId, groupId, past } = await database.write(async (trx) => {
			const organisation = crypto.randomUUID();
			await trx
				.insertInto('organisations')
				.values({
					...{
						id: organisation,
						name: 'Centre',
						kind: 'facilitator',
						acronym: null,
						presentation: '',
						parent_id: null,
					},
					...{ siret: null, territory_id: null, website: null, email: null, phone: null, source: 'test' },
					...{ source_key: null, confirmed_on: null, created_at: '', updated_at: '' },
				})
				.execute();
			const { citeId } = await aCite(trx);
			const [groupId, past] = [await aGroup(trx), await aGroup(trx)];
			const one = {
				organisation_id: organisation,
				actor_id: person.actorId,
				cite_id: null,
				group_id: null,
				...always,
			};
			await trx
				.insertInto('facilitations')
				.values([
					{ ...one, id: v7(), cite_id: citeId },
					{ ...one, id: v7(), group_id: groupId },
					{ ...one, id: v7(), group_id: past, until_day: yesterday },
				])
				.execute();
			return { citeId, groupId, past };
		});
		const { facilitates } = await facts();
		expect([...facilitates].sort()).toEqual([citeId, groupId].sort());
		expect(facilitates.has(past)).toBe(false);
	});

	it('has what was granted on documents, to the person or to a group of theirs, the strongest', async () => {
		const { own, both, past } = await database.write(async (trx) => {
			const group = await aGroup(trx);
			const [own, both, past] = [
				await aDocument(trx, group),
				await aDocument(trx, group),
				await aDocument(trx, group),
			];
			await trx
				.insertInto('memberships')
				.values({ id: v7(), group_id: group, actor_id: person.actorId, role: 'member', ...always })
				.execute();
			await grant(trx, { actor_id: person.actorId }, own, 'reader', today);
			await grant(trx, { actor_id: person.actorId }, both, 'reader');
			await grant(trx, { group_id: group }, both, 'editor');
			await grant(trx, { actor_id: person.actorId }, past, 'editor', yesterday);
			return { own, both, past };
		});
		const { grants } = await facts();
		expect(Object.fromEntries(grants)).toEqual({ [own]: 'reader', [both]: 'editor' });
		expect(grants.has(past)).toBe(false);
	});

	it('lets those who only observe a group read what the group may edit', async () => {
		const document = await database.write(async (trx) => {
			const group = await aGroup(trx);
			await trx
				.insertInto('memberships')
				.values({ id: v7(), group_id: group, actor_id: person.actorId, role: 'observer', ...always })
				.execute();
			const id = await aDocument(trx, group);
			await grant(trx, { group_id: group }, id, 'editor');
			return id;
		});
		expect((await facts()).grants.get(document)).toBe('reader');
	});

	it('is the same whatever another person holds', async () => {
		const other = person;
		const group = await database.write((trx) => aGroup(trx));
		await aMembership(group, 'animator');
		person = await anAccount(database);
		({ token } = await database.write((trx) => openSession(trx, person.accountId, '')));
		expect(other.actorId).not.toBe(person.actorId);
		expect((await facts()).roles.size).toBe(0);
	});
});
