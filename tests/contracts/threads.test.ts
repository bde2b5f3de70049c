import { anonymous, type Member } from '#domain/access/person.ts';
import type { Database } from '#server/database/connection.ts';
import { seedId } from '#server/seed/identity.ts';
import type { Narrowing } from '#server/threads/reads.ts';
import { threadUseCases } from '#server/threads/use-cases.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const space = seedId('group', 'espace-Angers');
const closed = seedId('group', 'protocole-angers');
const protocol = seedId('document', 'protocole-angers');
const all: Narrowing = { q: '', kind: null, state: null, documentId: null, placeId: null };
const none = new Map<string, string>();

describe.each(databases)('threads on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let threads: ReturnType<typeof threadUseCases>;
	let animator: Member;
	let member: Member;
	let observer: Member;
	let stranger: Member;

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		threads = threadUseCases(context);
		const person = (key: string) => personOf(context, seedId('actor', key));
		animator = await person('angers-authority');
		member = await person('association');
		observer = await person('citizen');
		stranger = await person('newcomer');
	});
	afterAll(() => database.close());

	const ask = async (
		viewer: Member,
		title = 'Qui a déjà fait entrer la CAF à la table ?',
		body = 'Nous cherchons un exemple.',
	) => {
		const made = await threads.open(
			viewer,
			{ groupId: space },
			{ kind: 'question', title, body, chosen: none },
		);
		if (!('id' in made)) throw new Error('a name was ambiguous');
		return made.id;
	};
	const answer = async (viewer: Member, id: string, body: string) => {
		const made = await threads.answer(viewer, id, { body, chosen: none });
		if (!('postId' in made)) throw new Error('a name was ambiguous');
		return made.postId;
	};
	const list = async (viewer: Member, narrowing: Partial<Narrowing> = {}) =>
		(await threads.list(viewer, space, { ...all, ...narrowing })).threads.map(({ id }) => id);

	it('wait in a queue that the group sees, until an answer is kept', async () => {
		const id = await ask(member, 'Une question qui attend');
		const queue = async () =>
			(await threads.list(observer, space, all)).queue.waiting.find((one) => one.id === id);
		expect(await queue()).toMatchObject({
			hasOwner: false,
			delay: { words: 'Posée aujourd’hui', isLate: false },
		});
		await threads.takeCharge(animator, id, { ownerId: animator.actorId, day: '2026-03-15' });
		expect((await queue())?.delay).toMatchObject({ words: 'Encore 3\u00a0jours' });
		context.standAt('2026-03-17T08:00:00Z');
		expect(await queue()).toMatchObject({
			owner: animator.name,
			delay: { words: '2\u00a0jours de retard', isLate: true },
		});
		context.standAt('2026-03-12T08:30:00Z');
		const post = await answer(animator, id, 'Oui, à Lorient.');
		// An answer alone is no end: who asked says which one is.
		expect(await queue()).toMatchObject({ answers: 1 });
		await expect(threads.keepAnswer(observer, id, post)).rejects.toMatchObject({ kind: 'forbidden' });
		await threads.keepAnswer(member, id, post);
		expect(await queue()).toBeUndefined();
		const { head, posts } = await threads.thread(observer, id);
		expect(head.keptPostId).toBe(post);
		expect(posts.map(({ author }) => author)).toEqual([member.name, animator.name]);
		await threads.releaseAnswer(member, id);
		expect(await queue()).toBeDefined();
	});

	it('are written by members, read by who reads the object, and unknown to anyone else [R4]', async () => {
		const made = await threads.open(
			animator,
			{ groupId: closed },
			{ kind: 'information', title: 'Entre nous', body: 'Réservé.', chosen: none },
		);
		if (!('id' in made)) throw new Error();
		for (const viewer of [anonymous, stranger])
			await expect(threads.thread(viewer, made.id)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(threads.thread(animator, crypto.randomUUID())).rejects.toMatchObject({ kind: 'not-found' });
		const id = await ask(member);
		await expect(answer(observer, id, 'Non')).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(ask(observer)).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(threads.list(anonymous, space, all)).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('of a document are listed within the rights on the document', async () => {
		const made = await threads.open(
			animator,
			{ groupId: space, documentId: protocol },
			{ kind: 'signal', title: 'Une coquille à l’article 2', body: 'Voir la date.', chosen: none },
		);
		if (!('id' in made)) throw new Error();
		expect((await threads.onDocument(animator, protocol)).threads.map(({ id }) => id)).toContain(made.id);
		// Not under one part of it, where nobody asked that.
		const elsewhere = await threads.onDocument(animator, protocol, crypto.randomUUID());
		expect(elsewhere.threads).toEqual([]);
		await expect(threads.onDocument(stranger, protocol)).rejects.toMatchObject({ kind: 'not-found' });
		await expect(
			threads.open(
				animator,
				{ groupId: closed, documentId: protocol },
				{ kind: 'signal', title: 'x', body: 'x', chosen: none },
			),
		).rejects.toMatchObject({ kind: 'not-found' });
		await expect(
			threads.openingForm(animator, { groupId: space, documentId: protocol, section: 'nulle-part' }),
		).rejects.toMatchObject({ kind: 'not-found' });
	});

	it('keep how words were, and give them back to nobody once they are taken back', async () => {
		const id = await ask(member, 'Titre premier', 'Premiers mots.');
		const [first] = (await threads.thread(member, id)).posts;
		await threads.editPost(member, id, first!.id, {
			title: 'Titre second',
			body: 'Seconds mots.',
			chosen: none,
		});
		const seen = await threads.post(observer, id, first!.id);
		expect(seen.head.title).toBe('Titre second');
		expect(seen.versions).toMatchObject([{ title: 'Titre premier' }]);
		await expect(
			threads.editPost(animator, id, first!.id, { title: '', body: 'Pas les miens', chosen: none }),
		).rejects.toMatchObject({ kind: 'forbidden' });
		const post = await answer(member, id, 'À retirer.');
		await threads.withdrawPost(member, id, post);
		expect(await threads.post(animator, id, post)).toMatchObject({
			versions: [],
			post: { isWithdrawn: true, paragraphs: [] },
		});
		expect(JSON.stringify(await database.reader.selectFrom('posts').selectAll().execute())).not.toContain(
			'À retirer.',
		);
		expect((await threads.thread(member, id)).posts).toHaveLength(2);
	});

	it('are closed and opened again, pinned, and read-only in an archived group', async () => {
		const id = await ask(member);
		await threads.closeThread(member, id, true);
		await expect(answer(animator, id, 'Trop tard')).rejects.toMatchObject({ kind: 'forbidden' });
		expect(await list(member, { state: 'open' })).not.toContain(id);
		await threads.closeThread(animator, id, false);
		await expect(threads.pin(member, id, true)).rejects.toMatchObject({ kind: 'forbidden' });
		await ask(member, 'Une plus récente');
		await threads.pin(animator, id, true);
		expect((await list(member))[0]).toBe(id);
		const archive = (state: 'archived' | 'active') =>
			database.write((trx) => trx.updateTable('groups').set({ state }).where('id', '=', space).execute());
		await archive('archived');
		await expect(answer(member, id, 'Non')).rejects.toMatchObject({ kind: 'forbidden' });
		await expect(threads.closeThread(animator, id, true)).rejects.toMatchObject({ kind: 'forbidden' });
		expect((await threads.thread(observer, id)).head.title).toContain('CAF');
		await archive('active');
	});

	it('are found by their words, folded, and by nothing that was hidden', async () => {
		const id = await ask(member, 'Goûter des familles', 'Comment payer le « chocolat » 100% équitable ?');
		expect(await list(observer, { q: 'GOUTER chocolat' })).toEqual([id]);
		expect(await list(observer, { q: '100%' })).toEqual([id]);
		expect(await list(observer, { q: '1_0%' })).toEqual([]);
		const post = await answer(member, id, 'Avec la fanfare municipale.');
		expect(await list(observer, { q: 'fanfare' })).toEqual([id]);
		await threads.hidePost(animator, id, post, 'Hors sujet.');
		expect(await list(observer, { q: 'fanfare' })).toEqual([]);
	});

	it('name people by who they are, ask which one, and leave alone what nobody answers to', async () => {
		const typed = `Merci @${animator.name}. Et @Zzyzx Inconnu ? Adresse : a@exemple.fr`;
		const id = await ask(member, 'Avec des noms', typed);
		const { posts, names } = await threads.thread(observer, id);
		expect(names[animator.actorId]).toBe(animator.name);
		expect(posts[0]!.paragraphs[0]![0]).toContainEqual({ kind: 'person', id: animator.actorId });
		expect(JSON.stringify(posts[0]!.paragraphs)).toContain('@Zzyzx Inconnu');
		const [first = ''] = animator.name.split(' ');
		await database.write((trx) =>
			trx
				.updateTable('actors')
				.set({ name: `${first} Autrement` })
				.where('id', '=', seedId('actor', 'angers-state'))
				.execute(),
		);
		const made = await threads.answer(member, id, { body: `Et @${first} ?`, chosen: none });
		expect(made).toMatchObject({ ambiguous: [{ name: first }] });
		const chosen = new Map([[first, animator.actorId]]);
		expect(await threads.answer(member, id, { body: `Et @${first} ?`, chosen })).toHaveProperty('postId');
	});

	it('refuse what nobody sees in a title, and take it out of words', async () => {
		await expect(ask(member, 'Inno\u202Ecent')).rejects.toMatchObject({
			kind: 'invalid',
			issues: { title: /invisibles/ },
		});
		await expect(ask(member, 'Vide', '\u200B \u2060')).rejects.toMatchObject({ kind: 'invalid' });
		const id = await ask(
			member,
			'Propre',
			'Des\u200B mots\u202E. {personne:00000000-0000-4000-8000-000000000000}',
		);
		const [post] = (await threads.thread(member, id)).posts;
		expect(post!.paragraphs).toEqual([[[{ kind: 'text', text: 'Des mots.' }]]]);
	});

	it('name nobody who objects, and nobody to visitors', async () => {
		const id = await ask(member, 'Public ?');
		await database.write((trx) =>
			trx.updateTable('groups').set({ visibility: 'public' }).where('id', '=', space).execute(),
		);
		const seen = await threads.thread(anonymous, id);
		expect(seen.posts[0]?.author).toBeNull();
		expect(JSON.stringify((await threads.list(anonymous, space, all)).threads)).not.toContain(member.name);
		await database.write((trx) =>
			trx
				.updateTable('actors')
				.set({ objected_at: '2026-03-01T00:00:00.000Z' })
				.where('id', '=', member.actorId)
				.execute(),
		);
		expect((await threads.thread(observer, id)).posts[0]?.author).toBeNull();
		expect(JSON.stringify(await threads.list(observer, space, all))).not.toContain(member.name);
	});
});
