import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import * as Y from 'yjs';
import { schemaEpoch } from '#domain/document/schema.ts';
import type { Transaction } from '#server/database/connection.ts';
import { lockJournals, readJournal } from '#server/documents/journal.ts';
import { readUpdate } from '#server/realtime/update.ts';
import { tellChanges } from '#server/peers/tell.ts';
import { aNetwork, figure, hasServers, needsServers, redisUrl, type Network } from '../support/peers.ts';
import type { Host } from '../support/realtime.ts';
import { join, joinStock, leaveAll, raw, until, type OwnEditor } from '../support/realtime-clients.ts';
import { joinFrail } from '../support/realtime-schedules.ts';
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

describe.skipIf(!hasServers)(`people in several processes${needsServers}`, () => {
	let network: Network;
	let a: Host, b: Host, c: Host;
	let troika: Troika;
	beforeAll(async () => {
		network = await aNetwork(3);
		[a, b, c] = network.hosts as [Host, Host, Host];
		troika = await aTroika(a);
	});
	afterEach(leaveAll);
	afterAll(() => network.close());

	const newDocument = () => aDocument(a, troika.groupId, troika.state, 'network');
	const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).sort();

	describe('presence [PEER-5]', () => {
		it('reaches the others, newcomers too, with colours of their own; who leaves disappears everywhere', async () => {
			const document = await newDocument();
			const claire = await join(a, document, troika.state);
			const yann = await join(b, document, troika.academy);
			claire.awareness.setLocalState({ typing: true });
			yann.awareness.setLocalState({});
			await until('she sees him', () => names(claire.people()).includes('Yann Le Goff'));
			await until('he sees that she types', () => yann.people()[0]?.typing === true);
			expect(claire.people()[0]!.colour).not.toBe(yann.people()[0]!.colour);
			const aminata = await join(c, document, troika.authority);
			await until('the newcomer sees both', () => aminata.people().length === 2);
			claire.close();
			await until('she is gone for both', () =>
				[yann, aminata].every((one) => !names(one.people()).includes('Claire Morvan')),
			);
			expect(names(aminata.people())).toEqual(['Yann Le Goff']);
		});

		it('of who moves to another process is one, and ends when they leave it', async () => {
			const document = await newDocument();
			const aminata = await join(a, document, troika.authority);
			const yann = await join(b, document, troika.academy);
			const doc = await joinFrail(a, document, troika.state);
			doc.awareness.setLocalState({});
			const sees = (count: number) =>
				until(`both see ${count}`, () => [aminata, yann].every((one) => one.people().length === count));
			yann.awareness.setLocalState({});
			aminata.awareness.setLocalState({});
			await sees(2);
			// The same client id through another process, while the first still thinks it is there.
			const moved = await raw(b, document, troika.state);
			const { clientID } = doc.doc;
			const { encodeAwareness } = await import('#domain/collaboration/presence.ts');
			moved.send({
				type: 'awareness',
				payload: encodeAwareness([{ clientId: clientID, clock: 1, state: { sectionId: 'là' } }]),
			});
			await until('both see where she is now', () =>
				[aminata, yann].every((one) => one.people().some(({ sectionId }) => sectionId === 'là')),
			);
			await sees(2);
			doc.close();
			moved.close();
			await sees(1);
		});

		it('of a process that stops ends at once', async () => {
			const document = await newDocument();
			const claire = await join(a, document, troika.state);
			const yann = await join(b, document, troika.academy);
			yann.awareness.setLocalState({});
			await until('she sees him', () => claire.people().length === 1);
			const start = performance.now();
			const restarting = b.restart();
			await until('he is gone', () => claire.people().length === 0);
			expect(performance.now() - start).toBeLessThan(5000);
			await restarting;
			await until('he comes back', () => claire.people().length === 1, 15_000);
		});
	});

	describe('one Yjs client under which two accounts write through two processes [PEER-8]', () => {
		/** Ends once two transactions wait for this one, the second behind the first: one of each process. */
		async function bothWait(trx: Transaction): Promise<void> {
			const own = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
			await until('both wait to store', async () => {
				const { rows } = await sql`
					select pid from pg_stat_activity where pg_blocking_pids(pid) && (
						select array_agg(pid) from pg_stat_activity
						where pid = ${own.rows[0]!.pid} or ${own.rows[0]!.pid} = any (pg_blocking_pids(pid))
					)
				`.execute(c.context.database.raw);
				return rows.length === 2;
			});
		}
		function underOneClient(editor: OwnEditor, { sectionId }: TestDocument, words: string): Uint8Array {
			const doc = new Y.Doc();
			Y.applyUpdate(doc, Y.encodeStateAsUpdate(editor.doc));
			doc.clientID = 4242;
			const before = Y.encodeStateVector(doc);
			const section = doc.getMap('sections').get(sectionId) as Y.Map<unknown>;
			(section.get('title') as Y.Text).insert(0, words);
			return Y.encodeStateAsUpdate(doc, before);
		}

		it('is whose update is stored first; the other is refused, and everyone else writes on', async () => {
			const document = await newDocument();
			const claire = await join(a, document, troika.state);
			const yann = await join(b, document, troika.academy);
			const rivals = [await raw(a, document, troika.authority), await raw(b, document, troika.state)];
			await a.context.database.write(async (trx) => {
				await lockJournals(trx, [document.id]);
				rivals.forEach((rival, index) => {
					rival.send({ type: 'hello', version: 1, epoch: schemaEpoch });
					rival.send({ type: 'update', update: underOneClient(claire, document, ['un', 'deux'][index]!) });
				});
				claire.type('ici ');
				yann.type('là ');
				await bothWait(trx);
			});
			const ends = await Promise.all(
				rivals.map(({ closed, next }) =>
					Promise.race([closed, next('durable').then(() => 'stored' as const)]),
				),
			);
			expect(ends.sort()).toEqual([4403, 'stored']);
			claire.type('encore');
			await Promise.all([claire.saved(), yann.saved()]);
			await until('both have the same', () => claire.text() === yann.text());
			expect(claire.text()).toMatch(/là/);
			const { tail } = await readJournal(b.context.database.reader, document.id);
			const writers = tail.filter(({ bytes }) => readUpdate(bytes).structs.has(4242));
			expect(writers).toHaveLength(1);
			for (const host of [a, b]) expect(await figure(host, 'maillage_closes_total', 'code="4503"')).toBe(0);
		});
	});

	describe('a right that is lost through one process is lost in all [R3] [PEER-7]', () => {
		async function aMember(): Promise<TestPerson> {
			const person = await aPerson(a, 'Nadia Ferhat');
			await joinGroup(a, troika.groupId, person, 'member');
			return person;
		}
		const ways: [name: string, code: number, lose: (person: TestPerson) => Promise<unknown>][] = [
			['signing out', 4401, ({ token }) => a.accounts.signOut(token)],
			['removal from the group', 4404, (person) => leaveGroup(a, troika.groupId, person)],
			[
				'suspension',
				4401,
				async ({ accountId }) => {
					await a.context.database.raw
						.updateTable('accounts')
						.set({ suspended_at: '2026-01-01T00:00:00.000Z' })
						.where('id', '=', accountId)
						.execute();
					a.context.events.emit('access-changed', { accountId });
				},
			],
		];
		it.each(ways)('by %s: sockets close with %i within two seconds', async (_name, code, lose) => {
			const document = await aDocument(a, troika.groupId, troika.state);
			const nadia = await aMember();
			const stays = await join(b, document, troika.academy);
			const sockets = [];
			for (const host of [a, b, c]) sockets.push(await raw(host, document, nadia));
			const start = performance.now();
			await lose(nadia);
			for (const socket of sockets) expect(await socket.closed).toBe(code);
			expect(performance.now() - start).toBeLessThan(2000);
			stays.type('toujours là');
			await stays.saved();
		});

		it('writing is refused within a second where reading stays', async () => {
			const document = await newDocument();
			const nadia = await aMember();
			const editors = [await join(b, document, nadia), await join(c, document, nadia)];
			const start = performance.now();
			await changeRole(a, troika.groupId, nadia, 'observer');
			await until('both read', () => editors.every(({ channel }) => !channel.canWrite));
			expect(performance.now() - start).toBeLessThan(1000);
			await changeRole(b, troika.groupId, nadia, 'member');
			await until('both write again', () => editors.every(({ channel }) => channel.canWrite));
		});

		it('by the command line: every server is told', async () => {
			const document = await aDocument(a, troika.groupId, troika.state);
			const nadia = await aMember();
			const socket = await raw(b, document, nadia);
			const { database } = c.context;
			await database.raw.deleteFrom('memberships').where('actor_id', '=', nadia.actorId).execute();
			await tellChanges(redisUrl, database, [{ accountId: nadia.accountId }]);
			expect(await socket.closed).toBe(4404);
		});

		it('makes the stock provider give up on another process', async () => {
			const document = await aDocument(a, troika.groupId, troika.state);
			const nadia = await aMember();
			const { provider } = await joinStock(c, document, nadia);
			await leaveGroup(a, troika.groupId, nadia);
			await until('it gives up', () => !provider.shouldConnect);
		});
	});
});
