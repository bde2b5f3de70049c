import type { Person } from '#domain/access/person.ts';
import { decideAccess } from '#server/realtime/access.ts';
import { everything } from '#server/resources/reads.ts';
import type { Narrowing } from '#server/threads/reads.ts';
import { replyAddress } from '#server/threads/reply-address.ts';
import { threadPurpose } from '#server/threads/telling.ts';
import { databases } from '#tests/support/databases.ts';
import { lettersThatLeave } from '#tests/support/letters.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	cases,
	everyRole,
	matrixWorld,
	type Case,
	type MatrixWorld,
	type Role,
	type World,
} from './matrix-world.ts';

/*
 * Who reads what of a group, said once more and in other words than `can()`: visibility × way in × role × level × object, on pages, search, sockets,
 * exports and letters. The way in opens a door and nothing else.
 */
const isInside = ({ level }: Case, role: Role) =>
	['observer', 'member', 'animator'].includes(role) || (level === 'sub-group' && role === 'parentAnimator');
const sees = (one: Case, role: Role) =>
	one.visibility === 'public' || (one.visibility === 'network' && role !== 'visitor') || isInside(one, role);
const seesPeople = (one: Case, role: Role) => role !== 'visitor' && sees(one, role);
const writes = (_: Case, role: Role) => role === 'member' || role === 'animator';
const hasRole = (role: Role) => ['observer', 'member', 'animator'].includes(role);

const rules: Readonly<Record<string, (one: Case, role: Role) => boolean>> = {
	page: sees,
	presentation: sees,
	'found by a search': sees,
	'a line of the file of a search': sees,
	'directory of members': seesPeople,
	'file of members': seesPeople,
	'list of threads': sees,
	'words of a thread, searched': sees,
	thread: sees,
	resources: sees,
	'file of resources': sees,
	polls: isInside,
	poll: isInside,
	calls: isInside,
	'since the last visit': isInside,
	'document of members': isInside,
	'export of it': isInside,
	'socket of it': isInside,
	'document as open as the group': sees,
	'export of that one': sees,
	'socket of that one': seesPeople,
	'writing by a socket': writes,
	'whom an article is entrusted to': writes,
	'titles found while one writes': writes,
	invitations: (_, role) => role === 'animator',
	'door in': (one, role) => one.entry === 'free' && !hasRole(role) && seesPeople(one, role),
	'asking to come in': (one, role) => one.entry === 'request' && !hasRole(role) && seesPeople(one, role),
};

const all: Narrowing = { q: '', kind: null, state: null, documentId: null, placeId: null };

describe.each(databases)('visibility × way in × role × level × object, on $name', (kind) => {
	let world: MatrixWorld;
	beforeAll(async () => {
		world = await matrixWorld(kind);
	}, 120_000);
	afterAll(() => world.database.close());

	/** Whether something is given, and not refused in a sentence. */
	const given = (asked: Promise<unknown>): Promise<boolean> =>
		asked.then(
			(answer) => answer !== false && answer !== null,
			(error: { kind?: string }) => {
				if (error.kind === undefined) throw error;
				return false;
			},
		);
	/** What the door of live editing decides for the session of this person. */
	async function socket(person: Person, document: string) {
		const sessions = { sessionCookie: '', lookAtSession: async () => ({ person, sessionHash: null }) };
		const decision = await decideAccess(world.context, sessions, undefined, document);
		return 'grant' in decision ? decision.grant : null;
	}

	async function read(who: Person, { id, name, thread, poll, own, alike }: World) {
		const { app } = world;
		const question = { q: name, territory: 'everywhere' };
		const page = await app.groups.group(who, id).catch(() => null);
		const text = async (file: Promise<{ body: Uint8Array }>) => new TextDecoder().decode((await file).body);
		const answers: Record<keyof typeof rules, Promise<boolean> | boolean> = {
			page: page !== null,
			presentation: given(app.groups.presentation(who, id)),
			'found by a search': app.search
				.find(who, question)
				.then(({ entries }) => entries.some(({ address }) => address === `/groupes/${id}`)),
			'a line of the file of a search': text(app.search.csv(who, question) as never).then((words) =>
				words.includes(name),
			),
			'directory of members': given(app.groups.directory(who, id, null, '', 1)),
			'file of members': given(app.groups.memberFile(who, id)),
			'list of threads': given(app.threads.list(who, id, all)),
			'words of a thread, searched': given(
				app.threads.list(who, id, { ...all, q: 'krostoufik' }).then(({ threads }) => threads.length > 0),
			),
			thread: given(app.threads.thread(who, thread)),
			resources: given(app.resources.list(who, id, everything, 1)),
			'file of resources': given(app.resources.file(who, id)),
			polls: given(app.polls.list(who, id)),
			poll: given(app.polls.poll(who, poll, null)),
			calls: given(app.calls.list(who, id)),
			'since the last visit': given(app.groups.since(who, id).then(() => app.polls.openIn(who, id))),
			'document of members': given(app.documents.read(who, own)),
			'export of it': given(app.documents.export(who, own)),
			'socket of it': socket(who, own).then((grant) => grant !== null),
			'document as open as the group': given(app.documents.read(who, alike)),
			'export of that one': given(app.documents.export(who, alike)),
			'socket of that one': socket(who, alike).then((grant) => grant !== null),
			'writing by a socket': socket(who, alike).then((grant) => grant?.canWrite === true),
			'whom an article is entrusted to': given(app.documents.people(who, own)),
			'titles found while one writes': given(app.documents.lookUp(who, own, 'Note', 'lien')),
			invitations: given(app.groups.invitations(who, id)),
			'door in': page?.abilities['group.join'] ?? false,
			'asking to come in': page?.abilities['group.ask'] ?? false,
		};
		return Object.fromEntries(
			await Promise.all(Object.entries(answers).map(async ([what, answer]) => [what, await answer] as const)),
		);
	}

	it.each(cases)('$level, $visibility, $entry: is read by these, and by nobody else', async (one) => {
		for (const role of everyRole) {
			// Questions are counted: a day each.
			world.pass(86_400_000);
			const expected = Object.fromEntries(
				Object.entries(rules).map(([what, rule]) => [what, rule(one, role)]),
			);
			expect(await read(world.people[role], world.worlds.get(one)!), role).toEqual(expected);
		}
	});

	it.each(cases)(
		'$level, $visibility, $entry: a letter does not reach who lost the right before it left',
		async (one) => {
			const { app, database, context, member, animator } = world;
			const { id, thread } = world.worlds.get(one)!;
			const deliver = () => lettersThatLeave(context, { [threadPurpose]: replyAddress(context) });
			const say = (who: typeof member, body: string) => {
				world.pass(86_400_000);
				return app.threads.answer(who, thread, { body, chosen: new Map() });
			};
			await database.raw.deleteFrom('outbox').execute();
			const { email } = await database.reader
				.selectFrom('accounts')
				.select('email')
				.where('actor_id', '=', member.actorId)
				.executeTakeFirstOrThrow();
			await say(member, 'Je réponds.');
			await deliver();
			await say(animator, 'Reçu.');
			expect((await deliver()).map(({ to }) => to)).toContain(email);
			await say(animator, 'Encore un mot.');
			await app.groups.removeMember(animator, id, member.actorId);
			expect((await deliver()).map(({ to }) => to)).not.toContain(email);
		},
	);
});
