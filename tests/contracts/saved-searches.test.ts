import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import { sendAlerts } from '#server/searches/alerts.ts';
import { searchesPurpose, stopAddress } from '#server/searches/stop-links.ts';
import { savedSearchUseCases } from '#server/searches/use-cases.ts';
import { reindexSubjects } from '#server/search/reindex.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const tilleuls = seedId('organisation', 'tilleuls');
const start = new Date('2026-03-12T08:30:00.000Z');

describe.each(databases)('searches that people keep, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let searches: ReturnType<typeof savedSearchUseCases>;
	let lea: Member;
	let ines: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		searches = savedSearchUseCases(context);
		lea = await personOf(context, seedId('actor', 'angers-authority'));
		ines = await personOf(context, seedId('actor', 'angers-state'));
	}, 240_000);
	afterAll(() => database.close());
	beforeEach(async () => {
		context.standAt(start);
		await database.write(async (trx) => {
			for (const table of ['saved_searches', 'search_letters', 'outbox'] as const)
				await trx.deleteFrom(table).execute();
		});
	});

	const day = (days: number) =>
		context.standAt(new Date(start.getTime() + days * 86_400_000 + days * 60_000));
	/** Somebody new who answers to `word`. @returns their id */
	async function enter(name: string, word: string): Promise<string> {
		const email = `${crypto.randomUUID()}@exemple.fr`;
		await directoryUseCases(context).enterPerson(
			ines,
			{ organisationId: tilleuls },
			{ name, email, function: word, from: '2026-01-05', source: 'essai' },
		);
		const { id } = await database.reader
			.selectFrom('actors')
			.innerJoin('actor_fields as f', 'f.actor_id', 'actors.id')
			.select('actors.id')
			.where('f.value', '=', email)
			.executeTakeFirstOrThrow();
		await database.write(async (trx) => {
			await trx
				.updateTable('affiliations')
				.set({ visibility: 'public' })
				.where('actor_id', '=', id)
				.execute();
			await reindexSubjects(trx, '2026-03-12', 'actor', [id]);
			await trx.deleteFrom('outbox').execute();
		});
		return id;
	}
	const deliver = () => lettersThatLeave(context, { [searchesPurpose]: stopAddress(context) });
	const letters = async () => {
		await sendAlerts(context);
		return deliver();
	};
	const keep = async (address: string, alert: 'week' | 'month' = 'week') => {
		const id = await searches.save(lea, address);
		await searches.chooseAlert(lea, id, alert);
		return id;
	};

	it('are kept under their own words, once each, for who keeps them alone', async () => {
		const id = await searches.save(lea, '?q=m%C3%A9diateur&type=personne&lieu=commune-49007&page=3&pirate=1');
		expect(await searches.save(lea, '?q=m%C3%A9diateur&type=personne&lieu=commune-49007')).toBe(id);
		expect((await searches.list(lea)).searches).toEqual([
			{
				id,
				name: 'médiateur, Personnes, Angers',
				address: '/annuaire?q=m%C3%A9diateur&type=personne&lieu=commune-49007',
				alert: 'never',
			},
		]);
		expect((await searches.list(ines)).searches).toEqual([]);
		for (const refused of [
			() => searches.rename(ines, id, 'Autre'),
			() => searches.remove(ines, id),
			() => searches.chooseAlert(ines, id, 'week'),
			() => searches.chooseAlert(ines, id, 'never'),
			() => searches.putBack(ines, id),
		])
			await expect(refused()).rejects.toMatchObject({ kind: 'not-found' });
		await expect(searches.save(anonymous, '?q=a')).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(searches.list(anonymous)).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(searches.save(lea, '?tri=fraicheur')).rejects.toMatchObject({ kind: 'invalid' });
	});

	it('are renamed, taken away and put back; forgotten after a week', async () => {
		const id = await searches.save(lea, 'q=orthophoniste');
		await searches.rename(lea, id, 'Les orthophonistes');
		await searches.remove(lea, id);
		expect(await searches.list(lea, id)).toMatchObject({ searches: [], takenAway: 'Les orthophonistes' });
		await searches.putBack(lea, id);
		expect((await searches.list(lea)).searches).toMatchObject([{ id, name: 'Les orthophonistes' }]);
		await searches.remove(lea, id);
		day(8);
		await sendAlerts(context);
		await expect(searches.putBack(lea, id)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('are thirty at most, those put back counted', async () => {
		const first = await searches.save(lea, 'q=zero');
		await searches.remove(lea, first);
		for (let one = 0; one < 30; one++) await searches.save(lea, `q=mot${one}`);
		await expect(searches.save(lea, 'q=trop')).rejects.toMatchObject({ kind: 'conflict' });
		await expect(searches.putBack(lea, first)).rejects.toMatchObject({ kind: 'conflict' });
	});

	it('tell what is new in one letter a week at most, and nothing when nothing is', async () => {
		await keep('q=xylophoniste');
		await keep('q=ventriloque', 'month');
		await enter('Aude Xyla', 'Xylophoniste');
		await enter('Bruno Ventre', 'Ventriloque');
		day(6);
		expect(await letters()).toEqual([]);
		day(7);
		const [letter, ...more] = await letters();
		expect(more).toEqual([]);
		expect(letter).toMatchObject({
			to: expect.stringContaining('lea.montfort'),
			subject: expect.any(String),
		});
		expect(letter!.text).toContain('Aude Xyla');
		expect(letter!.text).not.toContain('Bruno');
		expect(letter!.text).toContain('http://maillage.test/annuaire?q=xylophoniste');
		expect(letter!.text).toContain(`${letter!.unsubscribe}`);
		// Nothing new since; and what is new within the week waits for the next one.
		await enter('Chloé Xylo', 'Xylophoniste');
		day(13);
		expect(await letters()).toEqual([]);
		day(14);
		expect((await letters()).map(({ text }) => /Chloé Xylo/.test(text) && !/Aude/.test(text))).toEqual([
			true,
		]);
		day(21);
		expect(await letters()).toEqual([]);
		day(30);
		expect((await letters()).map(({ text }) => /Bruno Ventre/.test(text))).toEqual([true]);
		expect(await letters()).toEqual([]);
	});

	it('come once when two processes look at the same instant', async () => {
		await keep('q=funambule');
		await enter('Dora Fil', 'Funambule');
		day(7);
		await Promise.all([sendAlerts(context), sendAlerts(context), sendAlerts(context)]);
		expect(await deliver()).toHaveLength(1);
	});

	it('name nobody who has objected before the letter left, and tell the rest the next time [R6]', async () => {
		await keep('q=trapeziste');
		const gone = await enter('Elsa Vol', 'Trapéziste');
		await enter('Fanny Vol', 'Trapéziste');
		day(7);
		await sendAlerts(context);
		await database.write(async (trx) => {
			await trx
				.updateTable('actors')
				.set({ objected_at: '2026-03-19T08:30:00.000Z' })
				.where('id', '=', gone)
				.execute();
			await reindexSubjects(trx, '2026-03-19', 'actor', [gone]);
		});
		expect(await deliver()).toEqual([]);
		const [next] = await letters();
		expect(next!.text).toContain('Fanny Vol');
		expect(next!.text).not.toContain('Elsa');
	});

	it('find what their owner may read when it is sent, and nothing for who may not sign in', async () => {
		await keep('q=ornithorynque');
		const of = async (group: string | null) => {
			await database.write((trx) =>
				trx.deleteFrom('groups').where('name', 'like', 'Ornithorynque%').execute(),
			);
			const id = crypto.randomUUID();
			await database.write(async (trx) => {
				await trx
					.insertInto('groups')
					.values({
						...{ id, parent_id: group, cite_id: null, kind: 'working', name: `Ornithorynque ${id}` },
						...{ presentation: '', visibility: 'members', entry: 'invitation', state: 'active' },
						created_at: start.toISOString(),
					} as never)
					.execute();
				await reindexSubjects(trx, '2026-03-12', 'group', [id]);
			});
			return id;
		};
		const closed = await of(null);
		day(7);
		expect(await letters()).toEqual([]);
		await database.write((trx) =>
			trx
				.insertInto('memberships')
				.values({
					...{ id: crypto.randomUUID(), group_id: closed, actor_id: lea.actorId, role: 'member' },
					...{ from_day: '2026-01-01', until_day: '2026-03-28' },
				})
				.execute(),
		);
		day(14);
		expect((await letters()).map(({ text }) => text.includes(closed))).toEqual([true]);
		// The membership has ended: what it let one read is news no more.
		await database.write((trx) =>
			trx.updateTable('saved_searches').set({ known: '', looked_on: '' }).execute(),
		);
		day(30);
		expect(await letters()).toEqual([]);
	});

	it('are stopped by the link of any letter, by its button only, and stay kept', async () => {
		await keep('q=jongleur');
		await enter('Gaspard Balle', 'Jongleur');
		day(7);
		const [letter] = await letters();
		const token = letter!.unsubscribe!.split('/').at(-1)!;
		expect(await searches.openStop(token)).toEqual({ alerts: 1 });
		expect((await searches.list(lea)).searches).toMatchObject([{ alert: 'week' }]);
		await searches.stopByLink(token);
		await searches.stopByLink(token);
		expect(await searches.openStop(token)).toEqual({ alerts: 0 });
		expect((await searches.list(lea)).searches).toMatchObject([{ alert: 'never' }]);
		await enter('Hugo Balle', 'Jongleur');
		day(40);
		expect(await letters()).toEqual([]);
		await expect(searches.openStop(`${token.slice(1)}A`)).rejects.toMatchObject({ kind: 'gone' });
		const stored = await database.reader.selectFrom('search_letters').selectAll().execute();
		expect(JSON.stringify(stored)).not.toContain(token);
	});
});
