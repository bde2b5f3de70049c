import { anonymous, type Member } from '#domain/access/person.ts';
import { visibilities } from '#domain/access/visibility.ts';
import { entries } from '#domain/group/group.ts';
import { openingSentence } from '#domain/group/new-group.ts';
import type { Database } from '#server/database/connection.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import { find } from '#server/search/find.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const club = seedId('group', 'club-ouest');
const words = {
	...{ presentation: 'Treize cités se retrouvent.', charter: 'On se tutoie.\nRien ne sort d’ici.' },
	...{ entry: 'request' as const, themes: ['sante', 'parentalite', 'sante', 'constructor'], revision: 0 },
};

describe('who sees a group and how one comes in', () => {
	it('are one sentence, a different one for each of the nine', () => {
		const sentences = visibilities.flatMap((visibility) =>
			entries.map((entry) => openingSentence(visibility, entry)),
		);
		expect(new Set(sentences).size).toBe(9);
		for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^.]+\.$/u);
	});
});

describe.each(databases)('what a group says of itself on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let groups: ReturnType<typeof groupUseCases>;
	let animator: Member;
	let member: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		// A group that has said nothing of itself yet.
		await database.write(async (trx) => {
			for (const table of ['group_pages', 'group_themes', 'group_territories'] as const)
				await trx.deleteFrom(table).execute();
		});
		context = testContext(database);
		groups = groupUseCases(context);
		animator = await personOf(context, seedId('actor', 'facilitator-resovilles'));
		member = await personOf(context, seedId('actor', 'angers-authority'));
	});
	afterAll(() => database.close());

	it('is written by who animates it, read by who reads it, and never over what another wrote meanwhile', async () => {
		expect(await groups.presentation(anonymous, club)).toMatchObject({
			charter: '',
			revision: 0,
			themes: [],
		});
		await expect(groups.present(member, club, words)).rejects.toMatchObject({ kind: 'forbidden' });
		const both = await Promise.allSettled(
			['De l’un.', 'De l’autre.'].map((charter) => groups.present(animator, club, { ...words, charter })),
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(groups.present(animator, club, words)).rejects.toMatchObject({ kind: 'conflict' });
		await groups.present(animator, club, { ...words, revision: 1 });
		expect(await groups.presentation(anonymous, club)).toMatchObject({
			...{ presentation: words.presentation, charter: words.charter, entry: 'request', mayWrite: false },
			themes: [{ name: 'Parentalité' }, { name: 'Santé' }],
		});
		expect(await groups.group(member, club)).toMatchObject({ entry: 'request', visibility: 'public' });
	});

	it('has territories, by which it is found', async () => {
		const place = 'commune-56121';
		const at = async () =>
			(await find(context, anonymous, { q: 'Lorient', kinds: ['group'] })).entries.map(({ title }) => title);
		expect(await at()).not.toContain('Club de l’Ouest');
		await groups.addTerritory(animator, club, place);
		await groups.addTerritory(animator, club, place);
		expect((await groups.presentation(anonymous, club)).territories.map(({ name }) => name)).toEqual([
			'Lorient',
		]);
		expect(await at()).toContain('Club de l’Ouest');
		for (const strange of ['commune-99999', '', 'constructor', 'région-52'])
			await expect(groups.addTerritory(animator, club, strange)).rejects.toMatchObject({ kind: 'invalid' });
		await expect(groups.addTerritory(member, club, place)).rejects.toMatchObject({ kind: 'forbidden' });
		await groups.removeTerritory(animator, club, place);
		await groups.removeTerritory(animator, club, place);
		expect(await at()).not.toContain('Club de l’Ouest');
	});

	it('of a closed group is read by nobody else', async () => {
		const closed = seedId('group', 'protocole-angers');
		const stranger = await personOf(context, seedId('actor', 'mediator'));
		await expect(groups.presentation(stranger, closed)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(groups.presentationForm(stranger, closed, '')).rejects.toMatchObject({ kind: 'not-found' });
	});
});
