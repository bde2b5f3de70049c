import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { schemaEpoch } from '#domain/document/schema.ts';
import { startHost, type Host } from '../support/realtime.ts';
import {
	aDocument,
	aPerson,
	aTroika,
	changeRole,
	joinGroup,
	leaveGroup,
	type Troika,
} from '../support/troika.ts';
import { join, joinStock, leaveAll, raw, until } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({ recheck: 300 });
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

async function aMember() {
	const person = await aPerson(host, 'Nadia Ferhat');
	await joinGroup(host, troika.groupId, person, 'member');
	return person;
}

/** Milliseconds until `happened` resolves. */
async function timeOf(happened: Promise<unknown>): Promise<number> {
	const start = performance.now();
	await happened;
	return performance.now() - start;
}

describe('a right that is lost [REV-1] [R3]', () => {
	it('closes the socket within two seconds when membership ends, and our client says so', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const nadia = await aMember();
		const editor = await join(host, document, nadia);
		await leaveGroup(host, troika.groupId, nadia);
		expect(await timeOf(until('she is told', () => editor.channel.save.state === 'refused'))).toBeLessThan(
			2000,
		);
		expect(editor.channel.trouble).toMatchObject({ kind: 'closed', code: 4404 });
	});

	it('makes the stock provider give up', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const nadia = await aMember();
		const { provider } = await joinStock(host, document, nadia);
		await leaveGroup(host, troika.groupId, nadia);
		await until('it gives up', () => !provider.shouldConnect);
	});

	it('on a document the network may read, leaves reading and takes writing, within one second', async () => {
		const document = await aDocument(host, troika.groupId, troika.state, 'network');
		const nadia = await aMember();
		const [editor, client] = [await join(host, document, nadia), await raw(host, document, nadia)];
		const claire = await join(host, document, troika.state);
		await until('she is seen', () => claire.people().length === 1);
		expect(claire.people()[0]!.role).toBe('writer');
		await leaveGroup(host, troika.groupId, nadia);
		const lost = until('she is told', () => !editor.channel.canWrite);
		expect(await timeOf(lost)).toBeLessThan(1000);
		client.send({ type: 'update', update: new Uint8Array([0, 0]) });
		expect(await client.closed).toBe(4403);
		editor.type('trop tard');
		claire.type('encore');
		await until('she still reads', () => editor.text().includes('encore'));
		await until('she is shown as a reader', () => claire.people()[0]?.role === 'reader');
		expect(claire.text()).toBe('encore');
	});

	it('that comes back sends what was typed meanwhile', async () => {
		const document = await aDocument(host, troika.groupId, troika.state, 'network');
		const nadia = await aMember();
		const editor = await join(host, document, nadia);
		await changeRole(host, troika.groupId, nadia, 'observer');
		await until('she reads', () => !editor.channel.canWrite);
		editor.type('gardé');
		expect(editor.channel.hasPending).toBe(true);
		await changeRole(host, troika.groupId, nadia, 'member');
		await until('she writes', () => editor.channel.canWrite);
		await editor.saved();
		expect((await join(host, document, troika.state)).text()).toBe('gardé');
	});

	it('finds nothing to send of somebody who could only read: what changed there is nobody’s words [SAV-8]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state, 'network');
		const [claire, nadia] = [await join(host, document, troika.state), await aMember()];
		claire.type('Des mots.');
		await claire.saved();
		await changeRole(host, troika.groupId, nadia, 'observer');
		const editor = await join(host, document, nadia);
		await until('she reads them', () => editor.text() === 'Des mots.');
		// What an editor does by itself when it cannot show a node.
		const content = editor.doc.getMap('sections').get(document.sectionId) as Y.Map<unknown>;
		editor.doc.transact(() => (content.get('content') as Y.XmlFragment).delete(0, 1), 'an editor');
		expect(editor.channel.save.state).toBe('saved');
		expect(editor.channel.hasPending).toBe(false);
		await changeRole(host, troika.groupId, nadia, 'member');
		await until('she is told', () => editor.channel.trouble?.kind === 'strayed');
		expect(editor.channel.canWrite).toBe(false);
		claire.type(' Encore.');
		await claire.saved();
		expect((await join(host, document, troika.state)).text()).toBe('Des mots. Encore.');
		const anew = await join(host, document, nadia);
		anew.type(' Les siens.');
		await anew.saved();
		await until('they arrive', () => claire.text() === 'Des mots. Encore. Les siens.');
	});

	it('keeps the count of acknowledgements when an answer crosses the loss [ACK-3]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state, 'network');
		const nadia = await aMember();
		const client = await raw(host, document, nadia);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		await client.next('welcome');
		const told = (canWrite: boolean) =>
			until(`told ${canWrite}`, () => {
				const last = client.received.findLast((frame) => frame.type === 'welcome');
				return last?.type === 'welcome' && last.canWrite === canWrite;
			});
		await changeRole(host, troika.groupId, nadia, 'observer');
		await told(false);
		const nothing = new Uint8Array([0, 0]);
		client.send({ type: 'step-2', update: nothing });
		expect((await client.next('durable')).count).toBe(1);
		await changeRole(host, troika.groupId, nadia, 'member');
		await told(true);
		client.send({ type: 'step-2', update: nothing });
		await until('both are acknowledged', () =>
			client.received.some((frame) => frame.type === 'durable' && frame.count === 2),
		);
	});

	it('a large answer of who has just lost the right is not decoded: they come back and are told [CAP-1]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state, 'network');
		const nadia = await aMember();
		const client = await raw(host, document, nadia);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		await changeRole(host, troika.groupId, nadia, 'observer');
		await until('told', () => client.received.some((frame) => frame.type === 'welcome' && !frame.canWrite));
		// Decoded, it would be malformed: 4400.
		client.send({ type: 'step-2', update: new Uint8Array(100_001).fill(255) });
		expect(await client.closed).toBe(4503);
	});

	it('an answer of who never could write is not looked at [CAP-1]', async () => {
		const client = await raw(host, troika.document, troika.reader);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		client.send({ type: 'step-2', update: new Uint8Array(100).fill(255) });
		client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
		await client.next('step-2');
	});

	it.each<[string, (person: { accountId: string; token: string }) => Promise<void>]>([
		[
			'signing out',
			async ({ token }) => {
				await host.accounts.signOut(token);
			},
		],
		[
			'suspension, told',
			async ({ accountId }) => {
				await host.context.database.raw
					.updateTable('accounts')
					.set({ suspended_at: '2026-01-01T00:00:00.000Z' })
					.where('id', '=', accountId)
					.execute();
				host.context.events.emit('access-changed', { accountId });
			},
		],
		[
			'the end of the session, that nobody told: found at the next look',
			async ({ accountId }) => {
				await host.context.database.raw.deleteFrom('sessions').where('account_id', '=', accountId).execute();
			},
		],
	])('by %s closes with 4401', async (_name, lose) => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const nadia = await aMember();
		const client = await raw(host, document, nadia);
		await lose(nadia);
		expect(await client.closed).toBe(4401);
	});

	it('by the deletion of the document closes with 4404', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const client = await raw(host, document, troika.state);
		await host.context.database.raw
			.updateTable('documents')
			.set({ deleted_at: '2026-01-01T00:00:00.000Z' })
			.where('id', '=', document.id)
			.execute();
		host.context.events.emit('access-changed', { documentId: document.id });
		expect(await client.closed).toBe(4404);
	});

	it('of one person changes nothing for the others', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const nadia = await aMember();
		const claire = await join(host, document, troika.state);
		const editor = await join(host, document, nadia);
		await leaveGroup(host, troika.groupId, nadia);
		await until('she is away', () => editor.channel.save.state === 'refused');
		claire.type('toujours là');
		await claire.saved();
	});

	it('that cannot be decided closes [R3]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const client = await raw(host, document, troika.state);
		const sqlite = host.context.database.sqlite!;
		sqlite.exec('alter table document_grants rename to hidden');
		sqlite.exec('alter table sessions rename to hidden_sessions');
		try {
			host.context.events.emit('access-changed', {});
			expect(await client.closed).toBe(4503);
		} finally {
			sqlite.exec('alter table hidden_sessions rename to sessions');
			sqlite.exec('alter table hidden rename to document_grants');
		}
	});
});
