import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startHost, type Host } from '../support/realtime.ts';
import { join, leaveAll, raw, until } from '../support/realtime-clients.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

/** The value of one line, 0 while it does not exist. */
async function value(line: string): Promise<number> {
	const text = await host.metrics();
	const found = text.split('\n').find((candidate) => candidate.startsWith(`${line} `));
	return Number(found?.slice(line.length) ?? 0);
}

describe('figures of live editing [MET-1] [L9]', () => {
	it('count documents, sockets, updates, commits and acknowledgements', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const before = await value('maillage_updates_stored_total');
		const claire = await join(host, document, troika.state);
		await join(host, document, troika.academy);
		expect(await value('maillage_connections')).toBe(2);
		expect(await value('maillage_rooms_open')).toBeGreaterThanOrEqual(1);
		for (let n = 0; n < 5; n += 1) {
			claire.type('mot ');
			await claire.saved();
		}
		expect((await value('maillage_updates_stored_total')) - before).toBe(5);
		expect(await value('maillage_commit_updates_count')).toBeGreaterThanOrEqual(1);
		expect(await value('maillage_acknowledgement_seconds_count')).toBeGreaterThanOrEqual(5);
		leaveAll();
		await until('they are gone', async () => (await value('maillage_connections')) === 0);
	});

	it('count refusals by kind and closes by code', async () => {
		const reader = await raw(host, troika.document, troika.reader);
		reader.send({ type: 'update', update: new Uint8Array([0, 0]) });
		expect(await reader.closed).toBe(4403);
		const stranger = await raw(host, troika.document, troika.outsider);
		expect(await stranger.closed).toBe(4404);
		await until('both are counted', async () => (await value('maillage_closes_total{code="4403"}')) === 1);
		expect(await value('maillage_closes_total{code="4404"}')).toBe(1);
		expect(await value('maillage_updates_refused_total{kind="rights"}')).toBe(1);
	});

	it('are as many whatever clients do, and name nobody', async () => {
		for (let code = 3000; code < 3020; code += 1) {
			const client = await raw(host, troika.document, troika.state);
			client.socket.close(code);
			await client.closed;
		}
		await until('they are counted', async () => (await value('maillage_closes_total{code="other"}')) === 20);
		const text = await host.metrics();
		expect(text.match(/^maillage_closes_total\{/gm)!.length).toBeLessThanOrEqual(20);
		for (const secret of [troika.document.id, troika.state.name, troika.state.actorId, troika.groupId])
			expect(text).not.toContain(secret);
	});

	it('tell a storage that takes nothing', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const sqlite = host.context.database.sqlite!;
		sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true }) as number}`);
		claire.type('mot '.repeat(100_000));
		await until(
			'it is counted',
			async () => (await value('maillage_commit_failures_total{then="tried again"}')) > 0,
		);
		sqlite.pragma('max_page_count = 1000000');
		await claire.saved();
	});
});
