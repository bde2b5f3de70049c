import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite, type Database } from '#server/database/connection.ts';
import { groupUseCases } from '#server/groups/use-cases.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import { startHost, type Host } from '../support/realtime.ts';
import {
	aDocument,
	aPerson,
	aTroika,
	changeRole,
	joinGroup,
	leaveGroup,
	type TestDocument,
	type TestPerson,
	type Troika,
} from '../support/troika.ts';
import { join, joinStock, leaveAll, raw, until } from '../support/realtime-clients.ts';

/** Milliseconds the host's clock is ahead. */
let ahead = 0;
let host: Host;
let troika: Troika;
/** Another process on the same file: the operator's tool. */
let elsewhere: Database;
beforeAll(async () => {
	// The recheck of everyone comes too late for what is asked here.
	host = await startHost({ recheck: 600_000 });
	Object.assign(host.context, { now: () => new Date(Date.now() + ahead) });
	troika = await aTroika(host);
	elsewhere = openSqlite(host.context.database.sqlite!.name);
});
afterEach(() => {
	ahead = 0;
	leaveAll();
});
afterAll(async () => {
	await elsewhere.close();
	await host.close();
});

interface Case {
	readonly nadia: TestPerson;
	readonly document: TestDocument;
}

const tell = (change: { accountId?: string; documentId?: string }) =>
	host.context.events.emit('access-changed', change);
const db = () => host.context.database.raw;
const viewerOf = async (person: TestPerson) => (await host.accounts.readSession(person.token)).person;
const suspend = (database: Database, { accountId }: TestPerson) =>
	database.raw
		.updateTable('accounts')
		.set({ suspended_at: '2026-01-01T00:00:00.000Z' })
		.where('id', '=', accountId)
		.execute();
/** Her last day in the group is today. */
const endToday = ({ actorId }: TestPerson) =>
	db()
		.updateTable('memberships')
		.set({ until_day: new Date().toISOString().slice(0, 10) })
		.where('actor_id', '=', actorId)
		.execute();
const grant = (nadia: TestPerson, document: TestDocument) =>
	db()
		.insertInto('document_grants')
		.values({
			document_id: document.id,
			actor_id: nadia.actorId,
			group_id: null,
			grant: 'editor',
			until_day: null,
		})
		.execute();

/** By the use case where there is one, else by the row and the event, as the use case will. */
const events: [
	name: string,
	lose: (it: Case) => Promise<unknown>,
	left: 'nothing' | 'reading' | 'no session',
	options?: { visibility?: Visibility; isMember?: boolean; isGranted?: boolean },
][] = [
	[
		'leaving the group (use case)',
		async ({ nadia }) => groupUseCases(host.context).leave(await viewerOf(nadia), troika.groupId),
		'nothing',
	],
	['removal from the group', ({ nadia }) => leaveGroup(host, troika.groupId, nadia), 'nothing'],
	['downgrade to observer', ({ nadia }) => changeRole(host, troika.groupId, nadia, 'observer'), 'reading'],
	[
		'removal where the network may read',
		({ nadia }) => leaveGroup(host, troika.groupId, nadia),
		'reading',
		{ visibility: 'network' },
	],
	['signing out (use case)', ({ nadia }) => host.accounts.signOut(nadia.token), 'no session'],
	[
		'signing out everywhere (use case)',
		async ({ nadia }) => host.accounts.endOtherSessions(await viewerOf(nadia), null),
		'no session',
	],
	[
		'suspension',
		async ({ nadia }) => {
			await suspend(host.context.database, nadia);
			tell({ accountId: nadia.accountId });
		},
		'no session',
	],
	[
		'suspension by another process, that nobody tells',
		({ nadia }) => suspend(elsewhere, nadia),
		'no session',
	],
	[
		'removal from the group by another process, that nobody tells',
		({ nadia }) => elsewhere.raw.deleteFrom('memberships').where('actor_id', '=', nadia.actorId).execute(),
		'nothing',
	],
	[
		'the day after the last one, that nobody tells',
		async ({ nadia }) => {
			await endToday(nadia);
			ahead = 86_400_000;
		},
		'nothing',
	],
	[
		'the document moved to another group',
		async ({ document }) => {
			const { groupId } = await aTroika(host);
			await db().updateTable('documents').set({ group_id: groupId }).where('id', '=', document.id).execute();
			tell({ documentId: document.id });
		},
		'nothing',
	],
	[
		'the group archived (use case)',
		async ({ nadia, document }) => {
			const { groupId } = await aTroika(host);
			await joinGroup(host, groupId, nadia, 'member');
			await db().updateTable('documents').set({ group_id: groupId }).where('id', '=', document.id).execute();
			const viewer = await viewerOf(nadia);
			if (viewer.kind === 'anonymous') throw new Error('she is nobody');
			const animator = { ...viewer, roles: new Map([[groupId, 'animator' as const]]) };
			await groupUseCases(host.context).setLife(animator, groupId, 'archived');
		},
		'reading',
	],
	[
		'the document deleted',
		async ({ document }) => {
			await db()
				.updateTable('documents')
				.set({ deleted_at: '2026-01-01T00:00:00.000Z' })
				.where('id', '=', document.id)
				.execute();
			tell({ documentId: document.id });
		},
		'nothing',
	],
	[
		'the document closed to the network',
		async ({ document }) => {
			await db()
				.updateTable('documents')
				.set({ visibility: 'members' })
				.where('id', '=', document.id)
				.execute();
			tell({ documentId: document.id });
		},
		'nothing',
		{ visibility: 'network', isMember: false },
	],
	[
		'a grant withdrawn',
		async ({ nadia, document }) => {
			await db().deleteFrom('document_grants').where('actor_id', '=', nadia.actorId).execute();
			tell({ accountId: nadia.accountId, documentId: document.id });
		},
		'nothing',
		{ isMember: false, isGranted: true },
	],
];

async function aCase(options: (typeof events)[0][3] = {}): Promise<Case> {
	const document = await aDocument(host, troika.groupId, troika.state, options.visibility ?? 'members');
	const nadia = await aPerson(host, 'Nadia Ferhat');
	if (options.isMember !== false) await joinGroup(host, troika.groupId, nadia, 'member');
	if (options.isGranted) await grant(nadia, document);
	return { nadia, document };
}

async function stored(document: TestDocument): Promise<number> {
	const rows = await db()
		.selectFrom('document_journal')
		.select('seq')
		.where('document_id', '=', document.id)
		.execute();
	return rows.length;
}

describe.each(events)('%s [R3] [REV-1] [REV-2]', (_name, lose, left, options) => {
	it('is known within two seconds to a stock client and to ours, and nothing more is stored', async () => {
		const { nadia, document } = await aCase(options);
		const own = await join(host, document, nadia);
		const stock = await joinStock(host, document, nadia);
		const hand = await raw(host, document, nadia);
		const before = await stored(document);
		await lose({ nadia, document });
		const patience = 2000;
		if (left === 'reading') {
			await until('ours is told', () => !own.channel.canWrite, patience);
			expect(own.channel.save.state).not.toBe('refused');
			stock.type('trop tard');
			await until('the stock client gives up', () => !stock.provider.shouldConnect, patience);
			hand.send({ type: 'update', update: new Uint8Array([0, 0]) });
			expect(await hand.closed).toBe(4403);
		} else {
			await until('ours is told', () => own.channel.save.state === 'refused', patience);
			await until('the stock client gives up', () => !stock.provider.shouldConnect, patience);
			expect(await hand.closed).toBe(left === 'nothing' ? 4404 : 4401);
			own.type('trop tard');
			stock.type('trop tard');
			expect(await (await raw(host, document, nadia)).closed).toBe(left === 'nothing' ? 4404 : 4401);
		}
		expect(await stored(document)).toBe(before);
	});
});

it('an import by another process has everyone decided anew a few times, not at each of its commits [REV-2]', async () => {
	const { nadia, document } = await aCase();
	await join(host, document, nadia);
	const { lookAtSession } = host.accounts;
	let asked = 0;
	Object.assign(host.accounts, {
		lookAtSession: (token: string | undefined) => {
			asked += 1;
			return lookAtSession(token);
		},
	});
	for (const end = Date.now() + 1500; Date.now() < end;) {
		await elsewhere.raw
			.insertInto('settings')
			.values({ key: 'import', value: String(Math.random()) })
			.onConflict((conflict) =>
				conflict.column('key').doUpdateSet({ value: (row) => row.ref('excluded.value') }),
			)
			.execute();
	}
	await until('it is noticed', () => asked > 0);
	Object.assign(host.accounts, { lookAtSession });
	expect(asked).toBeLessThanOrEqual(4);
});
