import { anonymous, type Member, type Person } from '#domain/access/person.ts';
import { visibilities, type Visibility } from '#domain/access/visibility.ts';
import { entries, type Entry } from '#domain/group/group.ts';
import { createApp } from '#server/app.ts';
import { reindexSubjects } from '#server/search/reindex.ts';
import { seedId } from '#server/seed/identity.ts';
import { testContext, type TestDatabase } from '#tests/support/databases.ts';
import { demonstration } from '#tests/support/demonstration.ts';
import { personOf } from '#tests/support/people.ts';
import { openingForm } from '#tests/support/polls.ts';

/** Who looks: people of the demonstration, by what they are in the group or above it. */
export const roles = {
	visitor: null,
	stranger: 'newcomer',
	observer: 'angers-academy',
	member: 'angers-state',
	animator: 'angers-authority',
	parentMember: 'mediator',
	parentAnimator: 'facilitator-resovilles',
} as const;
export type Role = keyof typeof roles;
export const everyRole = Object.keys(roles) as Role[];

export interface Case {
	readonly level: 'group' | 'sub-group';
	readonly visibility: Visibility;
	readonly entry: Entry;
}
export const cases: readonly Case[] = (['group', 'sub-group'] as const).flatMap((level) =>
	visibilities.flatMap((visibility) => entries.map((entry) => ({ level, visibility, entry }))),
);

/** A group of one case, with one thing of each sort in it. */
export interface World {
	readonly id: string;
	readonly name: string;
	readonly thread: string;
	readonly poll: string;
	/** A document of its members, and one as open as it is. */
	readonly own: string;
	readonly alike: string;
}

const day = 86_400_000;

/** A group of each case, under one of members only where it is under one, in a database of one’s own. */
export async function matrixWorld({ open }: TestDatabase) {
	const database = await open(demonstration);
	const context = testContext(database);
	let now = Date.UTC(2026, 10, 29, 10);
	/** Later: what one account may write in a day is counted. */
	const pass = (milliseconds: number) => context.standAt(new Date((now += milliseconds)).toISOString());
	pass(0);
	const app = createApp(context);
	const nobody = new Map<string, string>();

	async function insertGroup(over: {
		parent_id: string | null;
		visibility: Visibility;
		entry: Entry;
		name: string;
	}) {
		const id = crypto.randomUUID();
		await database.raw
			.insertInto('groups')
			.values({
				...{ id, cite_id: null, kind: 'thematic', presentation: 'De la matrice.', state: 'active' },
				...{ created_at: '2026-01-05T08:00:00.000Z', ...over },
			})
			.execute();
		return id;
	}
	const insertRole = (group_id: string, who: Role, role: 'observer' | 'member' | 'animator') =>
		database.raw
			.insertInto('memberships')
			.values({
				...{ id: crypto.randomUUID(), group_id, actor_id: seedId('actor', roles[who]!), role },
				...{ from_day: '2026-01-05', until_day: null },
			})
			.execute();

	const above = { visibility: 'members', entry: 'invitation', name: 'Au-dessus', parent_id: null } as const;
	const parent = await insertGroup(above);
	await insertRole(parent, 'parentMember', 'member');
	await insertRole(parent, 'parentAnimator', 'animator');
	const groups = new Map<Case, { id: string; name: string }>();
	for (const one of cases) {
		const { level, visibility, entry } = one;
		const name = `Zorglub ${level} ${visibility} ${entry}`;
		const parent_id = level === 'group' ? null : parent;
		const id = await insertGroup({ parent_id, visibility, entry, name });
		for (const role of ['observer', 'member', 'animator'] as const) await insertRole(id, role, role);
		groups.set(one, { id, name });
	}
	await database.write((trx) =>
		reindexSubjects(
			trx,
			'2026-11-29',
			'group',
			[...groups.values()].map(({ id }) => id),
		),
	);
	const people = {} as Record<Role, Person>;
	for (const role of everyRole) {
		const key = roles[role];
		people[role] = key === null ? anonymous : await personOf(context, seedId('actor', key));
	}
	const animator = people.animator as Member;
	const worlds = new Map<Case, World>();
	for (const [one, { id, name }] of groups) {
		pass(day);
		const made = await app.threads.open(
			animator,
			{ groupId: id },
			{ kind: 'question', title: 'Krostoufik ?', body: 'Les mots du fil.', chosen: nobody },
		);
		if (!('id' in made)) throw new Error('a name was ambiguous');
		const poll = await app.polls.openPoll(animator, id, openingForm({ closesOn: '2027-01-28' }));
		const write = (visibility: Visibility) =>
			app.documents.create(animator, id, { templateId: 'note', title: 'Note', visibility });
		const [own, alike] = [await write('members'), await write(one.visibility)];
		worlds.set(one, { id, name, thread: made.id, poll, own, alike });
	}
	return {
		...{ database, context, app, people, worlds, pass },
		member: people.member as Member,
		animator,
	};
}

export type MatrixWorld = Awaited<ReturnType<typeof matrixWorld>>;
