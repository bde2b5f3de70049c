import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { find, findFirst } from '#server/search/find.ts';
import { listFile } from '#server/search/list-file.ts';
import { findOnMap } from '#server/search/map.ts';
import { reindexSubjects } from '#server/search/reindex.ts';
import { sendAlerts } from '#server/searches/alerts.ts';
import { searchesPurpose, stopAddress } from '#server/searches/stop-links.ts';
import { savedSearchUseCases } from '#server/searches/use-cases.ts';
import { seedId } from '#server/seed/identity.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const start = new Date('2026-03-12T08:30:00.000Z');
const target = seedId('actor', 'mediator');

/** Whoever looks for what somebody keeps closed, by every way that answers a question. */
describe.each(databases)('closed lines that a stranger looks for on $name [R6]', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let imports: ReturnType<typeof importUseCases>;
	let searches: ReturnType<typeof savedSearchUseCases>;
	let stranger: Member;
	let keeper: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		context.standAt(start);
		imports = importUseCases(context);
		searches = savedSearchUseCases(context);
		stranger = await personOf(context, (await anAccount(database)).actorId);
		keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
	}, 240_000);
	afterAll(async () => {
		await imports.stop();
		await database.close();
	});

	/** Every line of somebody says words that nobody else says, seen by those of `visibility`. */
	const say = (visibility: 'me' | 'groups' | 'network' | 'public', isSaid = true) =>
		database.write(async (trx) => {
			await trx.deleteFrom('actor_fields').where('actor_id', '=', target).execute();
			for (const [field, value] of [
				['presentation', 'Ornithorynque'],
				['offers', 'Calligraphie'],
				['seeks', 'Funambules'],
				['languages', 'Wolof'],
				['email', 'denis@exemple.fr'],
				['phone', '02 97 00 00 00'],
				['availability', 'Ornithorynque'],
				['themes', 'sport'],
			] as const)
				if (isSaid)
					await trx
						.insertInto('actor_fields')
						.values({ actor_id: target, field, value, visibility })
						.execute();
			await trx
				.updateTable('affiliations')
				.set({ function: 'Haruspice', visibility })
				.where('actor_id', '=', target)
				.execute();
			await trx.updateTable('actor_territories').set({ visibility }).where('actor_id', '=', target).execute();
			await reindexSubjects(trx, '2026-03-12', 'actor', [target]);
		});
	const questions = [
		'ornit',
		'ornithorynque',
		'calligr',
		'haruspice',
		'funambules',
		'wolof',
		'denis@exemple',
	];
	/** All that the ways to ask tell of each question. */
	const told = async (viewer: Person) => {
		const answers = [];
		for (const q of questions) {
			const input = { q, territory: 'everywhere' };
			const { map, found } = await findOnMap(context, viewer, input);
			const file = new TextDecoder().decode((await listFile(context, viewer, input)).body);
			answers.push([
				...(await findFirst(context, viewer, { ...input, isTyping: true })).map(({ title }) => title),
				...(await find(context, viewer, { ...input, isTyping: true })).entries.map(({ title }) => title),
				...(await find(context, viewer, { ...input, sorting: 'freshness' })).entries.map(
					({ title }) => title,
				),
				...map.places.map(({ name, entries }) => `${name} ${entries}`),
				...[found.total, file.split('\r\n').length - 2].filter((count) => count > 0),
			]);
		}
		return answers;
	};

	it('are in no suggestion, list by day, map or file, until they are public', async () => {
		// As if they said nothing: near words of others answer, and the name.
		await say('me', false);
		const others = [anonymous, stranger, keeper];
		const nothing = await Promise.all(others.map(told));
		for (const visibility of ['me', 'groups', 'network'] as const) {
			await say(visibility);
			expect(await Promise.all(others.map(told)), visibility).toEqual(nothing);
		}
		await say('public');
		// The test asks what is found when it may be; nobody is found by how they are reached.
		for (const [index, answers] of (await told(anonymous)).entries())
			if (questions[index]?.includes('@')) expect(answers).not.toContain('denis@exemple.fr');
			else {
				expect(answers, questions[index]).toContain('Denis Kerbrat');
				expect(nothing[0]?.[index], questions[index]).not.toContain('Denis Kerbrat');
			}
	});

	it('make no letter leave about a search that is kept', async () => {
		await say('me');
		for (const q of questions) {
			const id = await searches.save(stranger, `q=${encodeURIComponent(q)}&lieu=partout`);
			await searches.chooseAlert(stranger, id, 'week');
		}
		await say('network');
		const letters = async (days: number) => {
			context.standAt(new Date(start.getTime() + days * 86_400_000 + 60_000));
			await sendAlerts(context);
			return lettersThatLeave(context, { [searchesPurpose]: stopAddress(context) });
		};
		expect(await letters(8)).toEqual([]);
		await say('public');
		expect((await letters(16)).map(({ text }) => text.includes('Denis Kerbrat'))).toEqual([true]);
		context.standAt(start);
	});

	it('tell nobody that two people are one, and the list of those is for who animates', async () => {
		const twin = crypto.randomUUID();
		await say('me');
		await database.write(async (trx) => {
			const stamps = { created_at: start.toISOString(), updated_at: start.toISOString() };
			await trx
				.insertInto('actors')
				.values({
					...{
						id: twin,
						name: 'Kerbrat Denis',
						source: 'test',
						entered_by: keeper.actorId,
						objected_at: null,
					},
					...{ confirmed_on: null, ...stamps },
				})
				.execute();
			const { organisation_id } = await trx
				.selectFrom('affiliations')
				.select('organisation_id')
				.where('actor_id', '=', target)
				.executeTakeFirstOrThrow();
			await trx
				.insertInto('affiliations')
				.values({
					...{
						id: crypto.randomUUID(),
						actor_id: twin,
						organisation_id,
						function: 'Vestale',
						self_declared: 1,
					},
					...{ from_day: '2025-01-01', until_day: null, visibility: 'me' },
				})
				.execute();
		});
		await imports.lookForNamesakes(keeper);
		const pair = async () =>
			(await imports.namesakes(keeper)).pairs.find((one) => [one.oneId, one.otherId].includes(twin));
		const closed = await pair();
		expect(closed?.reasons).toEqual(['même nom']);
		expect(JSON.stringify(closed)).not.toMatch(/haruspice|vestale|escale/i);
		for (const [viewer, kind] of [
			[anonymous, 'signed-out'],
			[stranger, 'forbidden'],
		] as const)
			for (const ask of [
				() => imports.namesakes(viewer),
				() => imports.duplicates(viewer),
				() => imports.lookForNamesakes(viewer),
				() => imports.lookForDuplicates(viewer),
				() => imports.setPeopleApart(viewer, closed!.oneId, closed!.otherId),
				() => imports.setApart(viewer, closed!.oneId, closed!.otherId),
			])
				await expect(ask()).rejects.toMatchObject({ kind });
		// Who objects is in no pair at once, looked for again or not.
		await database.write((trx) =>
			trx.updateTable('actors').set({ objected_at: start.toISOString() }).where('id', '=', twin).execute(),
		);
		expect(await pair()).toBeUndefined();
	});
});
