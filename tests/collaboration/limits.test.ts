import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { schemaEpoch } from '#domain/document/schema.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aDocument, aTroika, type Troika } from '../support/troika.ts';
import { join, leaveAll, raw } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost({
		payload: 64 * 1024,
		messages: { burst: 40, perSecond: 20 },
		bytes: { burst: 100 * 1024, perSecond: 1024 },
	});
	troika = await aTroika(host);
});
afterEach(leaveAll);
afterAll(() => host.close());

describe('limits [L4]', () => {
	it('a frame larger than allowed closes its sender with 1009 [LIM-1]', async () => {
		const client = await raw(host, troika.document, troika.state);
		client.send(new Uint8Array(64 * 1024 + 1));
		expect(await client.closed).toBe(1009);
	});

	it('a fragmented frame counts whole', async () => {
		const client = await raw(host, troika.document, troika.state);
		for (let n = 0; n < 70; n += 1) client.socket.send(new Uint8Array(1024), { fin: false });
		expect(await client.closed).toBe(1009);
	});

	it('a flood of messages closes its sender with 4429, the others write on [LIM-2]', async () => {
		const document = await aDocument(host, troika.groupId, troika.state);
		const claire = await join(host, document, troika.state);
		const flood = await raw(host, document, troika.academy);
		for (let n = 0; n < 60; n += 1) flood.send({ type: 'query-awareness' });
		claire.type('tranquille');
		await claire.saved();
		expect(await flood.closed).toBe(4429);
	});

	it('a flood of bytes too', async () => {
		const client = await raw(host, troika.document, troika.state);
		client.send({ type: 'hello', version: 1, epoch: schemaEpoch });
		const update = new Uint8Array(40 * 1024);
		for (let n = 0; n < 3; n += 1) client.send({ type: 'step-1', stateVector: update });
		expect([4400, 4429]).toContain(await client.closed);
	});
});
