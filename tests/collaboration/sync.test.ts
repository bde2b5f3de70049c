import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { databases } from '../support/databases.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';
import { join, joinStock, leaveAll, raw, until } from '../support/realtime-clients.ts';

describe.each(databases)('sync on $name', ({ open }) => {
	let host: Host;
	let troika: Troika;
	beforeAll(async () => {
		host = await startHost({}, open);
		troika = await aTroika(host);
	});
	afterEach(leaveAll);
	afterAll(() => host.close());

	it('two people write at once and read the same', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		claire.type('Bonjour');
		yann.type('Bonsoir');
		await until('both texts are equal', () => claire.text() === yann.text() && claire.text().length === 14);
		await claire.saved();
	});

	it('the stock y-websocket provider joins, edits, follows and reconnects with a cookie and an Origin [SYNC-1]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const other = await joinStock(host, document, troika.academy);
		const claire = await join(host, document, troika.state);
		other.type('un ');
		await until('our client follows', () => claire.text() === 'un ');
		claire.type('deux ');
		await until('the stock client follows', () => other.text() === 'un deux ');
		await host.restart();
		other.type('trois');
		await until('it comes back', () => claire.text() === 'un deux trois' && other.provider.synced);
	});

	it('a reader with the stock provider follows', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const odile = await joinStock(host, document, troika.reader);
		const claire = await join(host, document, troika.state);
		claire.type('lu');
		await until('the reader reads', () => odile.text() === 'lu');
		expect(odile.provider.wsconnected).toBe(true);
	});

	it('nobody is told "you have it all" before the content is there [SYNC-2]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		for (const word of ['a', 'b', 'c']) claire.type(word);
		await claire.saved();
		const late = await raw(host, document, troika.academy);
		late.send({ type: 'step-1', stateVector: Y.encodeStateVector(new Y.Doc()) });
		await late.next('step-2');
		const doc = new Y.Doc();
		for (const frame of late.received)
			if (frame.type === 'update' || frame.type === 'step-2') Y.applyUpdate(doc, frame.update);
		expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(claire.doc));
		expect(late.received.filter(({ type }) => type === 'step-2')).toHaveLength(1);
	});
});
