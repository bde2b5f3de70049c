import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SocketConstructor } from '#lib/collaboration/socket.ts';
import type { Transaction } from '#server/database/connection.ts';
import { databases } from '../support/databases.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, raw, socketOf, until } from '../support/realtime-clients.ts';
import { aPerson, aTroika, joinGroup, type Troika } from '../support/troika.ts';

/** Answers one connection at a time: a transaction that lasts lets nobody else be answered. */
const embedded = databases.find(({ name }) => name === 'PGlite')!;

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({ decision: 400, closing: 1500 }, embedded.open);
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

/** The database answers nothing while `work` runs. */
const hanging = (work: (trx: Transaction) => Promise<void>) =>
	host.context.database.raw.transaction().execute(work);
const ask = (change: { accountId?: string }) => host.context.events.emit('access-changed', change);

describe('a database that never answers [REV-1] [R3]', () => {
	it('closes those whose rights are in question, in time, and nobody else', async () => {
		const reader = await raw(host, troika.document, troika.reader);
		const claire = await join(host, troika.document, troika.state);
		await hanging(async () => {
			const start = performance.now();
			ask({ accountId: troika.reader.accountId });
			expect(await reader.closed).toBe(4503);
			expect(performance.now() - start).toBeLessThan(2000);
		});
		claire.type('toujours là');
		await claire.saved();
	});

	it('a late answer changes nothing, not even while someone takes long to leave', async () => {
		const nadia = await aPerson(host, 'Nadia Ferhat');
		await joinGroup(host, troika.groupId, nadia, 'member');
		const sockets: { pause(): void }[] = [];
		const Real = socketOf(host, nadia) as unknown as new (address: string) => { pause(): void };
		const WebSocket = class extends Real {
			constructor(address: string) {
				super(address);
				sockets.push(this);
			}
		} as unknown as SocketConstructor;
		const slow = await join(host, troika.document, nadia, { WebSocket });
		const yann = await join(host, troika.document, troika.academy);
		const roles = new Set<string>();
		yann.awareness.on('change', () => {
			for (const { role } of yann.people()) roles.add(role);
		});
		slow.awareness.setLocalStateField('typing', true);
		await until('Yann sees her', () => roles.size > 0);
		const other = await raw(host, troika.document, nadia);
		sockets[0]!.pause();
		await hanging(async (trx) => {
			await trx
				.updateTable('memberships')
				.set({ role: 'observer' })
				.where('actor_id', '=', nadia.actorId)
				.execute();
			ask({ accountId: nadia.accountId });
			expect(await other.closed).toBe(4503);
		});
		await until('she is gone', () => yann.people().length === 0);
		expect([...roles]).toEqual(['writer']);
	});
});
