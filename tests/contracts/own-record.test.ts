import { anonymous, type Member } from '#domain/access/person.ts';
import { fieldVisibilities, type FieldVisibility } from '#domain/directory/policy.ts';
import { can } from '#domain/access/can.ts';
import type { Database } from '#server/database/connection.ts';
import { directoryUseCases } from '#server/directory/use-cases.ts';
import type { RecordInput } from '#server/directory/record.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { seedDemonstration } from '#server/seed/seed.ts';
import { territoryUseCases } from '#server/territories/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { loadFewDivisions } from '#tests/support/divisions.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const mediator = seedId('actor', 'mediator');
const line = (value: string, visibility: FieldVisibility = 'me') => ({ value, visibility });
const nothing: RecordInput['lines'] = {
	presentation: line(''),
	offers: line(''),
	seeks: line(''),
	languages: line(''),
	email: line(''),
	phone: line(''),
	availability: line(''),
};

describe.each(databases)('one’s own record on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let directory: ReturnType<typeof directoryUseCases>;
	let self: Member;
	/** Shares a group with the mediator; shares none. */
	let near: Member;
	let far: Member;

	beforeAll(async () => {
		database = await open();
		context = testContext(database);
		await seedDemonstration(context, loadFewDivisions);
		directory = directoryUseCases(context);
		self = await personOf(context, mediator);
		near = await personOf(context, seedId('actor', 'asv'));
		far = await personOf(context, seedId('actor', 'newcomer'));
	});
	afterAll(() => database.close());

	const save = async (input: Partial<RecordInput>) =>
		directory.saveRecord(self, mediator, {
			seen: (await directory.record(self, mediator)).seen,
			name: 'Denis Kerbrat',
			lines: nothing,
			themes: [],
			themesVisibility: 'me',
			writers: 'network',
			...input,
		});
	const everyone = () => [anonymous, far, near, self] as const;
	const found = async (q: string) => (await find(context, anonymous, { q })).entries.map((one) => one.title);

	it('is edited by its person alone', async () => {
		await expect(directory.record(anonymous, mediator)).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(directory.record(near, mediator)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(directory.record(self, seedId('actor', 'objected'))).rejects.toMatchObject({
			kind: 'not-found',
		});
		await expect(directory.saveRecord(near, mediator, {} as RecordInput)).rejects.toMatchObject({
			kind: 'forbidden',
		});
	});

	it('keeps what was changed meanwhile, elsewhere, from being written over unseen', async () => {
		const { seen } = await directory.record(self, mediator);
		context.standAt('2026-03-12T08:31:00.000Z');
		await save({ lines: { ...nothing, offers: line('Écrit ailleurs', 'me') } });
		await expect(
			save({ seen, lines: { ...nothing, offers: line('Écrit ici', 'me') } }),
		).rejects.toMatchObject({
			kind: 'conflict',
		});
		const { lines } = await directory.record(self, mediator);
		expect(lines.offers.value).toBe('Écrit ailleurs');
	});

	it('shows each line to those its visibility names, at once, as the preview says [P2]', async () => {
		for (const [place, visibility] of fieldVisibilities.entries()) {
			await save({ lines: { ...nothing, offers: line('Ateliers de rue', visibility) } });
			const seen = await Promise.all(
				everyone().map(async (viewer) =>
					JSON.stringify(await directory.actor(viewer, mediator)).includes('Ateliers de rue'),
				),
			);
			expect(seen, visibility).toEqual([place >= 3, place >= 2, place >= 1, true]);
			const previews = await Promise.all(
				(['public', 'network', 'groups', 'me'] as const).map(async (eyes) =>
					JSON.stringify((await directory.actor(self, mediator, eyes)).about).includes('Ateliers de rue'),
				),
			);
			expect(previews, visibility).toEqual(seen);
		}
	});

	it('is found by its public lines only, and no more once they are not [R6]', async () => {
		await save({ lines: { ...nothing, offers: line('Calligraphie', 'public') } });
		expect(await found('calligraphie')).toContain('Denis Kerbrat');
		await save({ lines: { ...nothing, offers: line('Calligraphie', 'network') } });
		expect(await found('calligraphie')).not.toContain('Denis Kerbrat');
	});

	it('keeps themes of the vocabulary, and words that were there before', async () => {
		await database.write((trx) =>
			trx
				.insertInto('actor_fields')
				.values({ actor_id: mediator, field: 'themes', value: 'Sommeil, santé', visibility: 'public' })
				.execute(),
		);
		const { themes } = await directory.record(self, mediator);
		expect(themes).toEqual({ keys: ['sante'], others: ['Sommeil'] });
		await save({ themes: ['sante', 'parentalite', 'Sommeil', 'inventé'], themesVisibility: 'network' });
		expect((await directory.record(self, mediator)).lines.themes).toEqual(
			line('Parentalité, Santé, Sommeil', 'network'),
		);
	});

	it('confirms the record, and says so in the journal without its words', async () => {
		context.standAt('2026-05-04T08:00:00.000Z');
		await save({ name: 'Denis Kerbrat' });
		expect((await directory.actor(anonymous, mediator)).confirmedOn).toBe('2026-05-04');
		const trace = await database.reader
			.selectFrom('audit')
			.selectAll()
			.where('action', '=', 'changed-record')
			.orderBy('at', 'desc')
			.executeTakeFirstOrThrow();
		expect(trace).toMatchObject({ subject_id: mediator, account_id: self.accountId });
		expect(trace.detail).toBe('{"part":"words"}');
	});

	describe('its functions', () => {
		const tilleuls = seedId('organisation', 'tilleuls');
		const dated = { from: '2026-02-01', until: null };
		const listed = async (viewer: Parameters<typeof directory.organisation>[0]) =>
			(await directory.organisation(viewer, tilleuls)).people.some(({ id }) => id === mediator);

		it('are several, dated, and in each list for those who may see them', async () => {
			for (const [place, visibility] of fieldVisibilities.entries()) {
				await directory.addFunction(
					self,
					mediator,
					{ organisationId: tilleuls },
					{ function: 'Bénévole au jardin', visibility, ...dated },
				);
				const seen = [];
				for (const viewer of everyone()) {
					const page = JSON.stringify(await directory.actor(viewer, mediator));
					const isListed = await listed(viewer);
					expect(page.includes('Bénévole au jardin'), visibility).toBe(isListed);
					seen.push(isListed);
				}
				expect(seen, visibility).toEqual([place >= 3, place >= 2, place >= 1, true]);
				expect((await found('bénévole jardin')).includes('Denis Kerbrat'), visibility).toBe(place >= 3);
				const { functions } = await directory.functions(self, mediator, '');
				const one = functions.find((row) => row.function === 'Bénévole au jardin');
				await directory.removeFunction(self, mediator, one?.id ?? '');
			}
		});

		it('may be in a collective that is not in the directory yet', async () => {
			await directory.addFunction(
				self,
				mediator,
				{ collective: 'Les mardis du square' },
				{ function: 'Fondateur', visibility: 'public', ...dated },
			);
			const { found: offered } = await directory.functions(self, mediator, 'mardis square');
			expect(offered[0]?.name).toBe('Les mardis du square');
			expect(await found('mardis du square')).toContain('Les mardis du square');
		});

		it('belong to their person: another’s is unknown', async () => {
			const other = await database.reader
				.selectFrom('affiliations')
				.select('id')
				.where('actor_id', '=', near.actorId)
				.executeTakeFirstOrThrow();
			const input = { function: 'X', visibility: 'me' as const, ...dated };
			for (const id of [other.id, 'x'])
				await expect(directory.changeFunction(self, mediator, id, input)).rejects.toMatchObject({
					kind: 'not-found',
				});
			await expect(
				directory.addFunction(self, mediator, { organisationId: crypto.randomUUID() }, input),
			).rejects.toMatchObject({ kind: 'invalid' });
		});
	});

	describe('its territories', () => {
		it('are found by name, and in each place for those who may see them', async () => {
			const places = await directory.places(self, mediator, 'anger');
			expect(places.found[0]).toMatchObject({ id: 'commune-49007', context: 'Commune, Maine-et-Loire' });
			const territories = territoryUseCases(context);
			for (const [place, visibility] of fieldVisibilities.entries()) {
				await directory.addPlace(self, mediator, 'commune-49007', visibility);
				const seen = [];
				for (const viewer of everyone()) {
					const there = await territories.territory(viewer, 'commune', '49007');
					const own = await directory.actor(viewer, mediator);
					const isThere = JSON.stringify(there.actors).includes(mediator);
					expect(own.territories.some(({ id }) => id === 'commune-49007')).toBe(isThere);
					seen.push(isThere);
				}
				expect(seen, visibility).toEqual([place >= 3, place >= 2, place >= 1, true]);
			}
			const others = (await directory.places(self, mediator, '')).places.map(({ id }) => id);
			await directory.savePlaces(self, mediator, new Map([['commune-56121', 'public']]), []);
			expect((await directory.places(self, mediator, '')).places.map(({ id }) => id)).toEqual(others);
			const gone = others.filter((id) => id !== 'commune-56121');
			await directory.savePlaces(self, mediator, new Map([['commune-56121', 'public']]), gone);
			expect((await directory.places(self, mediator, '')).places.map(({ id }) => id)).toEqual([
				'commune-56121',
			]);
			await expect(directory.addPlace(self, mediator, 'commune-00000', 'me')).rejects.toMatchObject({
				kind: 'invalid',
			});
		});
	});

	it('shows a group’s readers the functions they may see', async () => {
		const groups = groupUseCases(context);
		const sante = seedId('group', 'sante');
		await database.write((trx) =>
			trx
				.updateTable('affiliations')
				.set({ visibility: 'groups' })
				.where('actor_id', '=', mediator)
				.execute(),
		);
		const functionFor = async (viewer: Member) =>
			(await groups.group(viewer, sante)).members.find(({ id }) => id === mediator)?.function;
		expect(can(far, 'actor.read', { type: 'actor', id: mediator, objected: false })).toBe(true);
		expect(await functionFor(far)).toBe('');
		expect(await functionFor(near)).not.toBe('');
	});
});
