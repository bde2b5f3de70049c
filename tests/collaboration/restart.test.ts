import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readJournal } from '#server/documents/journal.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';
import { join, leaveAll, raw, until } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({ snapshotAfter: 16 });
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

describe('restart [RES-1] [E9]', () => {
	it('acknowledged words are there, once, after a stop as on SIGTERM', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const yann = await join(host, document, troika.academy);
		for (let n = 0; n < 10; n += 1) {
			claire.type(`[c${n}]`);
			yann.type(`[y${n}]`);
		}
		await claire.saved();
		await yann.saved();
		await host.restart();
		const late = await join(host, document, troika.authority);
		const words = late.text().match(/\[\w+\]/g) ?? [];
		expect(words).toHaveLength(20);
		expect(new Set(words).size).toBe(20);
	});

	it('closes with 1012, which means: come back', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const client = await raw(host, document, troika.state);
		await host.restart();
		expect(await client.closed).toBe(1012);
	});

	it('is over in time even when a client never answers', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const client = await raw(host, document, troika.state);
		client.socket.pause();
		const start = performance.now();
		await host.restart();
		expect(performance.now() - start).toBeLessThan(2000);
		client.socket.terminate();
	});

	it('what is typed while the server is away arrives once it is back', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		await host.stop();
		claire.type('pendant');
		await until('she is told', () => claire.channel.save.state === 'offline');
		expect(claire.channel.save).toMatchObject({ pending: true });
		await host.restart();
		await claire.saved();
		expect((await join(host, document, troika.academy)).text()).toBe('pendant');
	});
});

describe('damage [QUA-1] [E8]', () => {
	it('a flipped byte closes that document with a code to come back later, the others are served', async () => {
		const [damaged, sound] = [
			await aDocument(host, troika.groupId, troika.state),
			await aDocument(host, troika.groupId, troika.state),
		];
		const { raw: db, reader } = host.context.database;
		const row = await db
			.selectFrom('document_journal')
			.select('bytes')
			.where('document_id', '=', damaged.id)
			.executeTakeFirstOrThrow();
		const bytes = new Uint8Array(row.bytes);
		bytes[bytes.length >> 1]! ^= 1;
		await db.updateTable('document_journal').set({ bytes }).where('document_id', '=', damaged.id).execute();
		await expect(readJournal(reader, damaged.id)).rejects.toMatchObject({ name: 'JournalDamage', seq: 1 });
		const client = await raw(host, damaged, troika.state);
		expect(await client.closed).toBe(4503);
		expect(client.received).toEqual([]);
		await join(host, sound, troika.state);
	});
});
