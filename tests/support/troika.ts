import { v7 } from 'uuid';
import type { Visibility } from '#domain/access/visibility.ts';
import type { Party } from '#domain/cite/party.ts';
import type { MembershipRole } from '#domain/group/group.ts';
import { openSession } from '#server/accounts/sessions.ts';
import type { Context } from '#server/context.ts';
import { createDocument } from '#server/documents/writes.ts';

/** Where people and documents are made: a host, or a database that none serves yet. */
export interface Place {
	readonly context: Context;
}

export interface TestPerson {
	readonly name: string;
	readonly actorId: string;
	readonly accountId: string;
	/** Value of the session cookie. */
	readonly token: string;
}

export interface Troika {
	readonly groupId: string;
	readonly citeId: string;
	readonly state: TestPerson;
	readonly academy: TestPerson;
	readonly authority: TestPerson;
	/** An observer of the group: reads, does not write. */
	readonly reader: TestPerson;
	/** Signed in, in no group. */
	readonly outsider: TestPerson;
	/** A note of one empty section, open to the group's members. */
	readonly document: TestDocument;
}

export interface TestDocument {
	readonly id: string;
	readonly sectionId: string;
}

const names: [key: 'state' | 'academy' | 'authority', name: string, institution: string][] = [
	['state', 'Claire Morvan', 'Préfecture de Maine-et-Loire'],
	['academy', 'Yann Le Goff', 'Académie de Nantes'],
	['authority', 'Aminata Diallo', 'Ville d’Angers'],
];

/** A cité, its three seats held, its group with an observer, and a document to write. */
export async function aTroika(host: Place): Promise<Troika> {
	const { raw } = host.context.database;
	const [citeId, groupId] = [crypto.randomUUID(), crypto.randomUUID()];
	const at = host.context.now().toISOString();
	const cite = {
		id: citeId,
		slug: citeId,
		name: 'Angers',
		label_year: 2019,
		wave: '',
		presentation: '',
		source: 'test',
	};
	await raw
		.insertInto('cites')
		.values({ ...cite, created_at: at })
		.execute();
	await raw
		.insertInto('groups')
		.values({
			id: groupId,
			parent_id: null,
			cite_id: citeId,
			kind: 'cite',
			name: 'Cité éducative d’Angers',
			presentation: '',
			visibility: 'members',
			entry: 'invitation',
			state: 'active',
			created_at: at,
		} as never)
		.execute();
	const people = {} as Record<'state' | 'academy' | 'authority', TestPerson>;
	for (const [party, name, institution] of names) {
		const person = await aPerson(host, name, institution);
		await seat(host, citeId, party, person);
		await joinGroup(host, groupId, person, 'member');
		people[party] = person;
	}
	const reader = await aPerson(host, 'Odile Petit');
	await joinGroup(host, groupId, reader, 'observer');
	const outsider = await aPerson(host, 'Marc Durand');
	return {
		groupId,
		citeId,
		...people,
		reader,
		outsider,
		document: await aDocument(host, groupId, people.state),
	};
}

/** An actor with an account and an open session. */
export async function aPerson(host: Place, name: string, institution?: string): Promise<TestPerson> {
	const { raw } = host.context.database;
	const at = host.context.now().toISOString();
	const [actorId, accountId] = [crypto.randomUUID(), crypto.randomUUID()];
	await raw
		.insertInto('actors')
		.values({
			id: actorId,
			name,
			source: 'test',
			objected_at: null,
			confirmed_on: null,
			created_at: at,
			updated_at: at,
		})
		.execute();
	await raw
		.insertInto('accounts')
		.values({
			id: accountId,
			actor_id: actorId,
			email: `${accountId}@exemple.fr`,
			password_hash: null,
			administrator: 0,
			demonstration: 0,
			suspended_at: null,
			created_at: at,
		})
		.execute();
	if (institution) await affiliate(host, actorId, institution);
	const { token } = await host.context.database.write((trx) => openSession(trx, accountId, 'test'));
	return { name, actorId, accountId, token };
}

export async function aDocument(
	host: Place,
	groupId: string,
	author: TestPerson,
	visibility: Visibility = 'members',
): Promise<TestDocument> {
	const [id, sectionId] = [crypto.randomUUID(), crypto.randomUUID()];
	await host.context.database.write((trx) =>
		createDocument(trx, host.context, {
			id,
			groupId,
			kind: 'note',
			title: 'Note de travail',
			visibility,
			sections: [
				{
					id: sectionId,
					title: 'Texte',
					status: 'todo',
					party: null,
					content: { type: 'doc', content: [{ type: 'paragraph', attrs: { level: 0 } }] },
				},
			],
			createdBy: author.actorId,
			accountId: author.accountId,
			template: null,
		}),
	);
	return { id, sectionId };
}

export async function joinGroup(
	host: Place,
	groupId: string,
	person: TestPerson,
	role: MembershipRole,
): Promise<void> {
	await host.context.database.raw
		.insertInto('memberships')
		.values({
			id: v7(),
			group_id: groupId,
			actor_id: person.actorId,
			role,
			from_day: '2020-01-01',
			until_day: null,
		})
		.execute();
}

/** Another role in the group and no seat, and the rest of the process is told. */
export async function changeRole(
	host: Place,
	groupId: string,
	person: TestPerson,
	role: MembershipRole,
): Promise<void> {
	const { raw } = host.context.database;
	await raw.updateTable('memberships').set({ role }).where('actor_id', '=', person.actorId).execute();
	host.context.events.emit('access-changed', { accountId: person.accountId, groupId });
}

/** The membership and the seat are over, and the rest of the process is told, as the use case does. */
export async function leaveGroup(host: Place, groupId: string, person: TestPerson): Promise<void> {
	const { raw } = host.context.database;
	await raw.deleteFrom('memberships').where('actor_id', '=', person.actorId).execute();
	await raw.deleteFrom('seat_tenures').where('actor_id', '=', person.actorId).execute();
	host.context.events.emit('access-changed', { accountId: person.accountId, groupId });
}

async function seat(host: Place, citeId: string, party: Party, person: TestPerson): Promise<void> {
	const { raw } = host.context.database;
	const seatId = crypto.randomUUID();
	await raw
		.insertInto('seats')
		.values({ id: seatId, cite_id: citeId, party, organisation_id: null, label: '' })
		.execute();
	await raw
		.insertInto('seat_tenures')
		.values({
			id: v7(),
			seat_id: seatId,
			actor_id: person.actorId,
			role: 'holder',
			function: '',
			from_day: '2020-01-01',
			until_day: null,
		})
		.execute();
}

async function affiliate(host: Place, actorId: string, institution: string): Promise<void> {
	const { raw } = host.context.database;
	const at = host.context.now().toISOString();
	const id = crypto.randomUUID();
	await raw
		.insertInto('organisations')
		.values({
			id,
			name: institution,
			kind: 'other',
			acronym: null,
			presentation: '',
			parent_id: null,
			siret: null,
			territory_id: null,
			website: null,
			email: null,
			phone: null,
			source: 'test',
			source_key: null,
			confirmed_on: null,
			created_at: at,
			updated_at: at,
		} as never)
		.execute();
	await raw
		.insertInto('affiliations')
		.values({
			id: v7(),
			actor_id: actorId,
			organisation_id: id,
			function: '',
			from_day: '2020-01-01',
			until_day: null,
		})
		.execute();
}
