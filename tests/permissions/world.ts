import { visibilities, type Visibility } from '#domain/access/visibility.ts';
import type { MembershipRole } from '#domain/group/group.ts';
import type { Database, Transaction } from '#server/database/connection.ts';
import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { personas } from './personas.ts';
import { writeTemplate } from './group-templates.ts';
import { writeThread, type WorldThread } from './world-threads.ts';
import { writeCall, writePoll, writeResource, writeSurvey } from './group-polls.ts';
import { writeBytes, writeDocument, writePiece } from './world-documents.ts';
import { writeImport, writePhotos } from './world-records.ts';

/** One of the people of docs/permissions.md, as rows of a running server. */
export interface Inhabitant {
	readonly persona: string;
	readonly actorId: string;
	readonly accountId: string;
	/** What the browser would send; null for anonymous. */
	readonly session: string | null;
}

/** The cité, groups and documents that the table of rights speaks about, one group and document a visibility. */
export interface World {
	readonly people: readonly Inhabitant[];
	readonly citeSlug: string;
	readonly parentId: string;
	readonly organisationId: string;
	/** A file that none of them brought. */
	readonly importId: string;
	/** Somebody whom none of them entered, without an account; and somebody who objected. */
	readonly enteredActorId: string;
	readonly objectedActorId: string;
	readonly groups: Readonly<Record<Visibility, string>>;
	readonly documents: Readonly<Record<Visibility, string>>;
	/** A file of each document. */
	readonly pieces: Readonly<Record<Visibility, string>>;
	/** A template of each group, never published. */
	readonly templates: Readonly<Record<Visibility, string>>;
	/** A question of each group, that nobody of them asked. */
	readonly threads: Readonly<Record<Visibility, WorldThread>>;
	/** An open consent in each group that is open. */
	readonly polls: Readonly<Record<Visibility, string>>;
	/** An enquête of each group, closed. */
	readonly surveys: Readonly<Record<Visibility, string>>;
	/** A call for contributions of each group, closed. */
	readonly calls: Readonly<Record<Visibility, string>>;
}

const long = { from_day: '2020-01-01', until_day: null };
const ended = { from_day: '2020-01-01', until_day: '2021-12-31' };
const at = '2025-01-01T08:00:00.000Z';
const secret = () => randomBytes(32).toString('base64url');
const eachVisibility = <T>(make: () => T) =>
	Object.fromEntries(visibilities.map((visibility) => [visibility, make()])) as Record<Visibility, T>;

/** Those who do not come from the tables about groups are the same people seen from elsewhere. */
export const inhabitants = Object.keys(personas).filter(
	(name) => !['themself', 'shares a group', 'entered them'].includes(name),
);

/** Writes the world in one transaction; where a server keeps its files, the one that its documents have is put too. */
export async function createWorld(database: Database, dataDir?: string): Promise<World> {
	const world: World = {
		people: inhabitants.map((persona) => ({
			persona,
			actorId: crypto.randomUUID(),
			accountId: v7(),
			session: persona === 'anonymous' ? null : secret(),
		})),
		citeSlug: 'cite-de-la-table',
		parentId: crypto.randomUUID(),
		organisationId: crypto.randomUUID(),
		importId: crypto.randomUUID(),
		enteredActorId: crypto.randomUUID(),
		objectedActorId: crypto.randomUUID(),
		groups: eachVisibility(() => crypto.randomUUID()),
		documents: eachVisibility(() => crypto.randomUUID()),
		pieces: eachVisibility(() => crypto.randomUUID()),
		templates: eachVisibility(() => crypto.randomUUID()),
		threads: eachVisibility(() => ({ id: crypto.randomUUID(), postId: crypto.randomUUID() })),
		polls: eachVisibility(() => crypto.randomUUID()),
		surveys: eachVisibility(() => crypto.randomUUID()),
		calls: eachVisibility(() => crypto.randomUUID()),
	};
	await database.write(async (trx) => {
		await writePeople(trx, world);
		await writeImport(trx, world);
		await writePhotos(trx);
		const citeId = await writeCite(trx, world);
		await writeGroups(trx, world, citeId);
		await writeMemberships(trx, world);
		for (const visibility of visibilities) await writeDocument(trx, world, visibility);
		for (const visibility of visibilities) await writePiece(trx, world, visibility);
		for (const visibility of visibilities) {
			const [id, groupId] = [world.templates[visibility], world.groups[visibility]];
			await writeTemplate(trx, { id, groupId });
			await writeThread(trx, world.threads[visibility], groupId);
			await writePoll(trx, { id: world.polls[visibility], groupId, voterId: actorIn(world, 'member') });
			await writeSurvey(trx, { id: world.surveys[visibility], groupId });
			await writeCall(trx, { id: world.calls[visibility], groupId });
			await writeResource(trx, groupId);
		}
	});
	if (dataDir !== undefined) writeBytes(dataDir);
	return world;
}

const actorIn = (world: World, persona: string) =>
	world.people.find((person) => person.persona === persona)?.actorId ?? '';

async function writePeople(
	trx: Transaction,
	{ people, enteredActorId, objectedActorId, organisationId }: World,
): Promise<void> {
	const named = {
		source: 'table of rights',
		objected_at: null,
		confirmed_on: null,
		created_at: at,
		updated_at: at,
	};
	const actors = people.map(({ actorId, persona }) => ({
		...named,
		id: actorId,
		name: `Personne ${persona}`,
	}));
	await trx
		.insertInto('actors')
		.values([
			...actors,
			{ ...named, id: enteredActorId, name: 'Personne inscrite par une autre' },
			{ ...named, id: objectedActorId, name: 'Personne effacée', objected_at: at },
		])
		.execute();
	await trx
		.insertInto('actor_fields')
		.values({ actor_id: enteredActorId, field: 'email', value: 'entered@example.org', visibility: 'me' })
		.execute();
	await trx
		.insertInto('organisations')
		.values({
			id: organisationId,
			name: 'Centre de la table',
			kind: 'facilitator',
			acronym: null,
			presentation: '',
			parent_id: null,
			siret: null,
			territory_id: null,
			website: null,
			email: null,
			phone: null,
			source: 'table of rights',
			source_key: null,
			confirmed_on: null,
			created_at: at,
			updated_at: at,
		})
		.execute();
	for (const { persona, accountId, actorId, session } of people) {
		if (session === null) continue;
		await trx
			.insertInto('accounts')
			.values({
				id: accountId,
				actor_id: actorId,
				email: `${accountId}@example.org`,
				password_hash: null,
				administrator: persona === 'administrator' ? 1 : 0,
				demonstration: 0,
				suspended_at: null,
				created_at: at,
			})
			.execute();
		await trx
			.insertInto('sessions')
			.values({
				id_hash: createHash('sha256').update(session).digest('hex'),
				public_id: v7(),
				account_id: accountId,
				expires_at: '2999-01-01T00:00:00.000Z',
				created_at: at,
				user_agent: 'table of rights',
			})
			.execute();
	}
}

async function writeCite(trx: Transaction, world: World): Promise<string> {
	const id = crypto.randomUUID();
	const [held, left] = [v7(), v7()];
	await trx
		.insertInto('cites')
		.values({
			id,
			slug: world.citeSlug,
			name: 'Cité de la table',
			label_year: 2022,
			wave: '',
			presentation: '',
			source: 'table of rights',
			created_at: at,
		})
		.execute();
	await trx
		.insertInto('seats')
		.values([
			{ id: held, cite_id: id, party: 'state', organisation_id: null, label: 'Préfecture' },
			{ id: left, cite_id: id, party: 'academy', organisation_id: null, label: 'Services académiques' },
		])
		.execute();
	const tenure = { role: 'holder' as const, function: 'Siège' };
	await trx
		.insertInto('seat_tenures')
		.values([
			{ ...tenure, ...long, id: v7(), seat_id: held, actor_id: actorIn(world, 'seat holder') },
			{ ...tenure, ...ended, id: v7(), seat_id: left, actor_id: actorIn(world, 'expired holder') },
		])
		.execute();
	await trx
		.insertInto('facilitations')
		.values({
			...long,
			id: v7(),
			organisation_id: world.organisationId,
			actor_id: actorIn(world, 'facilitator'),
			cite_id: id,
			group_id: null,
		})
		.execute();
	return id;
}

async function writeGroups(trx: Transaction, world: World, citeId: string): Promise<void> {
	const group = {
		kind: 'working' as const,
		presentation: '',
		entry: 'free' as const,
		state: 'active' as const,
		created_at: at,
	};
	await trx
		.insertInto('groups')
		.values({
			...group,
			id: world.parentId,
			parent_id: null,
			cite_id: null,
			name: 'Au-dessus',
			visibility: 'members',
		})
		.execute();
	for (const visibility of visibilities)
		await trx
			.insertInto('groups')
			.values({
				...group,
				id: world.groups[visibility],
				parent_id: world.parentId,
				cite_id: citeId,
				name: `Groupe ${visibility}`,
				visibility,
			})
			.execute();
}

/** Everyone in the place the table gives them; also undoes what joining and leaving changed. */
export async function writeMemberships(trx: Transaction, world: World): Promise<void> {
	const groups = Object.values(world.groups);
	await trx
		.deleteFrom('memberships')
		.where('group_id', 'in', [...groups, world.parentId])
		.execute();
	const join = (group_id: string, persona: string, role: MembershipRole) => ({
		...long,
		id: v7(),
		group_id,
		actor_id: actorIn(world, persona),
		role,
	});
	const roles: MembershipRole[] = ['guest', 'observer', 'member', 'animator'];
	await trx
		.insertInto('memberships')
		.values([
			...groups.flatMap((group) => roles.map((role) => join(group, role, role))),
			join(world.parentId, 'parent’s animator', 'animator'),
			join(world.parentId, 'parent’s member', 'member'),
		])
		.execute();
}
