import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import { visibilities, type Visibility } from '#domain/access/visibility.ts';
import { entries } from '#domain/group/group.ts';
import { createApp, type App } from '#server/app.ts';
import type { Database } from '#server/database/connection.ts';
import { everything } from '#server/resources/reads.ts';
import { seedId } from '#server/seed/identity.ts';
import type { Narrowing } from '#server/threads/reads.ts';
import { replyAddress } from '#server/threads/reply-address.ts';
import { threadPurpose } from '#server/threads/telling.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { databases, testContext, type TestContext } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { personOf } from '#tests/support/people.ts';
import { chosen, openingForm } from '#tests/support/polls.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const above = seedId('group', 'club-ouest');
const group = seedId('group', 'gouvernance');
const all: Narrowing = { q: '', kind: null, state: null, documentId: null, placeId: null };
const none = new Map<string, string>();

/** What opens with the group, to whom it is visible; the rest of what is read is for who is inside. */
const withTheGroup = ['page', 'members', 'member file', 'threads', 'thread', 'resources', 'resource file'];

/** A sub-group in which everything was written, by people of whom one was taken out since: visibility × way in × who × object. */
describe.each(databases)('who is not, or no more, in a sub-group, on $name', ({ open }) => {
	let database: Database;
	let context: TestContext;
	let app: App;
	let animator: Member;
	let member: Member;
	let removed: Member;
	let token: string;
	let outsiders: [string, Member][];
	let reads: Record<string, (person: Person) => Promise<unknown>>;
	let writes: Record<string, (person: Member) => Promise<unknown>>;

	const deliver = () => lettersThatLeave(context, { [threadPurpose]: replyAddress(context) });
	const person = (key: string) => personOf(context, seedId('actor', key));
	async function join(actor_id: string, group_id: string) {
		await database.write((trx) =>
			trx
				.insertInto('memberships')
				.values({
					...{ id: crypto.randomUUID(), group_id, actor_id, role: 'member' },
					...{ from_day: '2026-01-01', until_day: null },
				})
				.execute(),
		);
		return personOf(context, actor_id);
	}
	const resource = () => ({
		...{ id: crypto.randomUUID(), title: 'Un guide', note: '', theme: '', language: 'francais' },
		...{ address: `https://exemple.org/${crypto.randomUUID()}`, easy: false, collection: '' },
		...{ publishedOn: null, expiresOn: null },
	});
	const set = (visibility: Visibility, entry: (typeof entries)[number]) =>
		database.write((trx) =>
			trx.updateTable('groups').set({ visibility, entry }).where('id', '=', group).execute(),
		);
	/** `read`, or the kind of refusal. */
	const outcome = (asked: Promise<unknown>) =>
		asked.then(
			() => 'read',
			(error: { kind?: string }) => {
				if (error.kind === undefined) throw error;
				return error.kind;
			},
		);

	beforeAll(async () => {
		database = await open(demonstration);
		context = testContext(database);
		context.standAt('2026-11-29T10:00:00Z');
		app = createApp(context);
		animator = await person('angers-authority');
		member = await person('angers-state');
		const gone = await join((await anAccount(database)).actorId, group);

		const thread = await app.threads.open(
			gone,
			{ groupId: group },
			{ kind: 'question', title: 'Qui préside ?', body: 'Chez vous ?', chosen: none },
		);
		if (!('id' in thread)) throw new Error('a name was ambiguous');
		const threadId = thread.id;
		context.standAt('2026-11-29T10:05:00Z');
		await app.threads.answer(animator, threadId, { body: 'Chacun son tour.', chosen: none });
		const [letter] = await deliver();
		token = /\/fils\/repondre\/([\w-]{43})/.exec(letter!.text)![1]!;
		const own = resource();
		await app.resources.addResource(gone, group, own);
		const poll = await app.polls.openPoll(animator, group, openingForm({}));
		const [choice] = (await app.polls.poll(gone, poll, null)).options;
		await app.polls.vote(gone, poll, chosen(choice!.id), '');
		const survey = { groupId: group, id: crypto.randomUUID() };
		await app.surveys.createSurvey(animator, group, {
			...{ id: survey.id, title: 'Vos règles', presentation: '', closesOn: '2026-12-20' },
		});
		const asked = { kind: 'text' as const, label: 'Pourquoi ?', options: '', required: false };
		await app.surveys.addQuestion(animator, survey, asked);
		await app.surveys.openSurvey(animator, survey);
		const { id: organisationId } = await database.reader
			.selectFrom('organisations')
			.select('id')
			.orderBy('id')
			.executeTakeFirstOrThrow();
		const call = await app.calls.openCall(animator, group, {
			...{ id: crypto.randomUUID(), title: 'Bilan', presentation: 'Ce qui a marché.' },
			...{ closesOn: '2026-12-20', organisations: [organisationId] },
		});
		const document = await app.documents.create(gone, group, {
			...{ templateId: 'note', title: 'Entre nous', visibility: 'members' },
		});

		reads = {
			page: (one) => app.groups.group(one, group),
			members: (one) => app.groups.directory(one, group, null, '', 1),
			'member file': (one) => app.groups.memberFile(one, group),
			threads: (one) => app.threads.list(one, group, all),
			thread: (one) => app.threads.thread(one, threadId),
			resources: (one) => app.resources.list(one, group, everything, 1),
			'resource file': (one) => app.resources.file(one, group),
			poll: (one) => app.polls.poll(one, poll, null),
			surveys: (one) => app.surveys.list(one, group),
			call: (one) => app.calls.call(one, call, ''),
			document: (one) => app.documents.read(one, document),
			'document file': (one) => app.documents.export(one, document),
			'threads of the document': (one) => app.threads.onDocument(one, document),
		};
		writes = {
			answer: (one) => app.threads.answer(one, threadId, { body: 'Encore moi.', chosen: none }),
			ask: (one) =>
				app.threads.open(
					one,
					{ groupId: group },
					{ kind: 'question', title: 'Et moi ?', body: 'Ici', chosen: none },
				),
			vote: (one) => app.polls.vote(one, poll, chosen(choice!.id), ''),
			'add a resource': (one) => app.resources.addResource(one, group, resource()),
			'change a resource': (one) =>
				app.resources.writeResource(one, group, { ...own, title: 'Pris', revision: 1 }),
			contribute: (one) => app.calls.contribute(one, call, { organisationId, words: 'Nous', revision: 0 }),
			'begin a document': (one) =>
				app.documents.create(one, group, { templateId: 'note', title: 'Non', visibility: 'members' }),
			'read the answers': (one) => app.surveys.file(one, survey),
			invite: (one) => app.groups.invite(one, group, { people: 'x@exemple.fr', words: '', role: 'member' }),
			'write the presentation': (one) =>
				app.groups.present(one, group, {
					...{ presentation: 'Pris', charter: '', entry: 'free' as const, themes: [], revision: 0 },
				}),
		};

		// A letter is on its way as they are taken out.
		context.standAt('2026-11-29T10:10:00Z');
		await app.threads.answer(animator, threadId, { body: 'Et un mot de plus.', chosen: none });
		await app.groups.removeMember(animator, group, gone.actorId);
		removed = await personOf(context, gone.actorId);
		outsiders = [
			['a member of the group above', await join((await anAccount(database)).actorId, above)],
			['somebody who was taken out', removed],
			['somebody of the network', await personOf(context, (await anAccount(database)).actorId)],
		];
	});
	afterAll(() => database.close());

	it.each(visibilities.flatMap((visibility) => entries.map((entry) => [visibility, entry] as const)))(
		'seen by %s and entered by %s, it opens to each what is theirs and nothing else [R4]',
		async (visibility, entry) => {
			await set(visibility, entry);
			for (const [name, read] of Object.entries(reads)) {
				expect([name, await outcome(read(member))]).toEqual([name, 'read']);
				const opens = withTheGroup.includes(name) && visibility !== 'members';
				for (const [who, one] of outsiders) {
					const got = await outcome(read(one));
					if (opens) expect([who, name, got]).toEqual([who, name, 'read']);
					else if (visibility === 'members') expect([who, name, got]).toEqual([who, name, 'not-found']);
					else
						expect([who, name, got]).toEqual([who, name, expect.stringMatching(/^(not-found|forbidden)$/)]);
				}
				const visitor = await outcome(read(anonymous));
				if (visibility !== 'public' || !withTheGroup.includes(name))
					expect([name, visitor]).toEqual([name, expect.stringMatching(/^(not-found|signed-out)$/)]);
				if (visibility === 'members') expect([name, visitor]).toEqual([name, 'not-found']);
			}
			for (const [name, write] of Object.entries(writes))
				for (const [who, one] of outsiders)
					expect([who, name, await outcome(write(one))]).toEqual([
						...[who, name],
						expect.stringMatching(visibility === 'members' ? /^not-found$/ : /^(not-found|forbidden)$/),
					]);
		},
	);

	it('who animates the group above reads it, and neither writes nor votes', async () => {
		await set('members', 'invitation');
		const over = await person('facilitator-villes-au-carre');
		expect(over.roles.get(above)).toBe('animator');
		for (const [name, read] of Object.entries(reads))
			expect([name, await outcome(read(over))]).toEqual([name, 'read']);
		for (const [name, write] of Object.entries(writes))
			expect([name, await outcome(write(over))]).toEqual([name, 'forbidden']);
	});

	it.each(visibilities)(
		'seen by %s, who was taken out gets no letter, not one on its way, and answers by none',
		async (visibility) => {
			await set(visibility, 'free');
			expect(await deliver()).toEqual([]);
			const seen = await outcome(app.threads.openReply(token));
			expect(seen).toBe(visibility === 'members' ? 'gone' : 'read');
			expect(await outcome(app.threads.answerByLink(token, 'Encore moi.', '127.0.0.1'))).toMatch(
				/^(gone|forbidden|conflict)$/,
			);
			const posts = await database.reader.selectFrom('posts').select('body').execute();
			expect(posts.filter(({ body }) => body === 'Encore moi.')).toEqual([]);
		},
	);
});
