import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymous, type Member } from '#domain/access/person.ts';
import type { ContentNode } from '#domain/document/document.ts';
import type { Database } from '#server/database/connection.ts';
import { documentUseCases } from '#server/documents/use-cases.ts';
import { createDocument } from '#server/documents/writes.ts';
import { seedId } from '#server/seed/identity.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';

const space = seedId('group', 'espace-Angers');
const mediator = seedId('actor', 'mediator');
const objected = seedId('actor', 'objected');
const house = seedId('organisation', 'escale');
const nobody = '00000000-0000-4000-8000-000000000000';

const mention = (actor: string): ContentNode => ({ type: 'mention', attrs: { actor } });
const content: ContentNode = {
	type: 'doc',
	content: [
		{ type: 'paragraph', content: [mention(mediator), mention(objected), mention(nobody)] },
		{
			type: 'commitment',
			attrs: { kind: 'task', id: nobody, owner: `organisation:${house}`, due: '', done: false },
		},
	],
};

describe.each(databases)('what a document refers to, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let documents: ReturnType<typeof documentUseCases>;
	let lea: Member;
	const person = (key: string): Promise<Member> => personOf(context, seedId('actor', key));

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		lea = await person('angers-authority');
	});
	beforeEach(() => void (documents = documentUseCases(context)));
	afterAll(() => database.close());

	async function written(
		visibility: 'public' | 'members',
		title = 'Un relevé',
		contents: readonly ContentNode[] = [content],
	): Promise<string> {
		const id = crypto.randomUUID();
		await database.write((trx) =>
			createDocument(trx, context, {
				id,
				groupId: space,
				kind: 'minutes',
				title,
				visibility,
				sections: contents.map((one) => ({
					...{ id: crypto.randomUUID(), title: 'Texte', status: 'todo', party: null },
					content: one,
				})),
				createdBy: null,
				accountId: null,
				template: null,
			}),
		);
		return id;
	}
	const setObjected = (actor: string, at: string | null) =>
		database.write((trx) =>
			trx.updateTable('actors').set({ objected_at: at }).where('id', '=', actor).execute(),
		);

	it('is named beside the text, which holds identifiers only; who objected is not, nor who is unknown [rule 2]', async () => {
		const id = await written('public');
		for (const viewer of [lea, anonymous]) {
			const view = await documents.read(viewer, id);
			expect(view.names).toEqual({
				[`actor:${mediator}`]: 'Denis Kerbrat',
				[`organisation:${house}`]: expect.any(String),
			});
			expect(JSON.stringify(view.document)).not.toContain('Kerbrat');
			expect(await documents.names(viewer, id)).toEqual(view.names);
			expect((await documents.export(viewer, id)).names).toEqual(view.names);
		}
	});

	it('is named no more as soon as the person objects, and again when they take it back', async () => {
		const id = await written('public');
		await setObjected(mediator, context.now().toISOString());
		const themself = await person('mediator');
		for (const viewer of [lea, anonymous])
			expect(Object.keys((await documents.read(viewer, id)).names)).toEqual([`organisation:${house}`]);
		expect((await documents.names(themself, id))[`actor:${mediator}`]).toBe('Denis Kerbrat');
		const found = await documents.lookUp(lea, id, 'kerbrat', 'personne');
		expect(found.map(({ title }) => title)).not.toContain('Denis Kerbrat');
		await setObjected(mediator, null);
		expect((await documents.names(lea, id))[`actor:${mediator}`]).toBe('Denis Kerbrat');
	});

	it('is named whatever stands before it: a section full of strangers leaves the others their names', async () => {
		const strangers: ContentNode = {
			type: 'paragraph',
			content: Array.from({ length: 6_000 }, () => mention(crypto.randomUUID())),
		};
		const id = await written('members', 'Un annuaire', [{ type: 'doc', content: [strangers] }, content]);
		expect(Object.keys(await documents.names(lea, id)).sort()).toEqual([
			`actor:${mediator}`,
			`organisation:${house}`,
		]);
	});

	it('is looked for by those who may write only; others are told as for any document [R4]', async () => {
		const [closed, open] = [await written('members'), await written('public')];
		const stranger = await person('newcomer');
		const asked = (viewer: Member | typeof anonymous, id: string) =>
			documents.lookUp(viewer, id, 'denis', 'lien');
		await expect(asked(stranger, closed)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(asked(anonymous, closed)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(asked(anonymous, open)).rejects.toMatchObject({ kind: 'signed-out' });
		await expect(asked(stranger, open)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(documents.names(stranger, closed)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('finds people by the beginning of a name, accents folded, without a private field', async () => {
		const id = await written('members');
		const found = await documents.lookUp(lea, id, 'Dénis kerb', 'personne');
		expect(found[0]).toMatchObject({
			title: 'Denis Kerbrat',
			kindName: 'Personne',
			key: `actor:${mediator}`,
			address: `/acteurs/${mediator}`,
		});
		expect(found.every(({ key }) => key?.startsWith('actor:'))).toBe(true);
		const closed = await database.reader
			.selectFrom('actor_fields')
			.select('value')
			.where('visibility', '!=', 'public')
			.execute();
		expect(closed.length).toBeGreaterThan(0);
		for (const { value } of closed) expect(JSON.stringify(found)).not.toContain(value);
	});

	it('finds the people of its group and cité first, before anything is asked too, each once', async () => {
		const id = await written('members');
		const near = (await documents.people(lea, id)).candidates;
		const known = new Set(near.map((one) => `actor:${one.id}`));
		const asked = async (q: string) => (await documents.lookUp(lea, id, q, 'personne')).map(({ key }) => key);
		expect(await asked(' ')).toEqual(near.slice(0, 8).map((one) => `actor:${one.id}`));
		for (const q of ['a', 'm', near[0]!.name.slice(0, 3)]) {
			const keys = await asked(q);
			expect(new Set(keys).size).toBe(keys.length);
			const isNear = keys.map((key) => known.has(key!)).slice(0, 6);
			// First those who are near, then the others.
			expect(isNear).toContain(true);
			expect(isNear).toEqual(isNear.toSorted((a, b) => Number(b) - Number(a)));
		}
		expect(await documents.lookUp(lea, id, ' ', 'lien')).toEqual([]);
	});

	it('finds documents by their title, never one that this person may not read', async () => {
		await written('members', 'Relevé zinzolin fermé');
		await written('public', 'Relevé zinzolin ouvert');
		const own = await documents.create(lea, space, {
			templateId: 'note',
			title: 'Note zinzoline',
			visibility: 'members',
		});
		const titles = async (viewer: Member) =>
			(await documents.lookUp(viewer, own, 'rel zinz', 'lien'))
				.filter(({ address }) => address.startsWith('/documents/'))
				.map(({ title }) => title);
		expect(await titles(lea)).toEqual(
			expect.arrayContaining(['Relevé zinzolin fermé', 'Relevé zinzolin ouvert']),
		);
		const editor: Member = {
			...(await person('newcomer')),
			grants: new Map([[own, 'editor']]) as unknown as Member['grants'],
		};
		expect(await titles(editor)).toEqual(['Relevé zinzolin ouvert']);
	});

	it('is refused for a while to whoever asks without end', async () => {
		const id = await written('members');
		const many = Array.from({ length: 61 }, () => documents.lookUp(lea, id, '', 'lien'));
		const answers = await Promise.allSettled(many);
		expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([
			{ reason: { kind: 'too-many' } },
		]);
	});

	it('is named for a while no more to whoever asks without end, nor are those to whom sections are entrusted', async () => {
		const id = await written('public');
		const asked = async (count: number, ask: () => Promise<unknown>) =>
			(await Promise.allSettled(Array.from({ length: count }, ask))).filter(
				({ status }) => status === 'rejected',
			);
		expect(await asked(31, () => documents.names(lea, id))).toMatchObject([{ reason: { kind: 'too-many' } }]);
		expect(await asked(1, () => documents.people(lea, id))).toMatchObject([{ reason: { kind: 'too-many' } }]);
		expect(await asked(1, () => documents.lookUp(lea, id, 'denis', 'lien'))).toEqual([]);
		// Whoever reads without an account asks in the name of all who do.
		expect(await asked(31, () => documents.names(anonymous, id))).toHaveLength(1);
		context.standAt('2026-03-12T08:30:02.000Z');
		expect(await asked(1, () => documents.people(lea, id))).toEqual([]);
	});
});
