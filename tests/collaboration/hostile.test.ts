import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { joinParts, writeBytes } from '#domain/collaboration/bytes.ts';
import { startHost, type Host } from '../support/realtime.ts';
import { aTroika, type Troika } from '../support/troika.ts';
import { join, leaveAll, raw } from '../support/realtime-clients.ts';

let host: Host;
let troika: Troika;
beforeAll(async () => {
	host = await startHost();
	troika = await aTroika(host);
});
afterAll(() => host.close());

/** What would have ended the process. */
const fatal: unknown[] = [];
const keep = (error: unknown) => void fatal.push(error);
beforeEach(() => {
	fatal.length = 0;
	process.prependListener('uncaughtException', keep);
});
afterEach(() => {
	process.off('uncaughtException', keep);
	leaveAll();
});

/** Upgrades by hand without a session, then writes these bytes whatever the answer; resolves once the server has cut. */
async function upgradeAndSend(bytes: readonly number[]): Promise<void> {
	const { port, host: name } = new URL(host.site.replace('ws:', 'http:'));
	const socket = connect(Number(port), '127.0.0.1');
	socket.on('error', () => {});
	socket.resume();
	socket.write(
		[
			'GET /collab/x HTTP/1.1',
			`Host: ${name}`,
			`Origin: ${host.context.config.ORIGIN}`,
			'Connection: Upgrade',
			'Upgrade: websocket',
			'Sec-WebSocket-Version: 13',
			'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
			'\r\n',
		].join('\r\n'),
	);
	await once(socket, 'data');
	socket.write(Buffer.from(bytes));
	await once(socket, 'close');
}

describe('nothing that one person sends ends the process for all', () => {
	it('a frame that is no frame, from someone who was refused', async () => {
		await upgradeAndSend([0xf2, 0x00]);
		expect(fatal).toEqual([]);
	});

	it('someone who was refused and never answers is cut', { timeout: 4000 }, async () => {
		await upgradeAndSend([]);
		expect(fatal).toEqual([]);
	});

	it.each([90_000, 200_000])('a state vector of %i clients', async (clients) => {
		const client = await raw(host, troika.document, troika.reader);
		const stateVector = joinParts([clients, ...Array.from({ length: clients }, (_, n) => [n + 1, 1]).flat()]);
		client.send({ type: 'step-1', stateVector });
		const answer = await Promise.race([client.closed, client.next('step-2').then(() => 'answered')]);
		expect(answer).toBe(clients > 100_000 ? 4400 : 'answered');
		expect(fatal).toEqual([]);
	});

	it.each([3_000, 1_000_000])('a presence of %i lists in one another', async (depth) => {
		const client = await raw(host, troika.document, troika.reader);
		const state = `{"cursor":${'['.repeat(depth)}${']'.repeat(depth)}}`;
		client.send({ type: 'awareness', payload: writeBytes(1, 77, 1, state) });
		expect(await client.closed).toBe(4400);
		expect(fatal).toEqual([]);
		await join(host, troika.document, troika.state);
	});
});

it('many sockets asked for at once are counted like one after another [LIM-4]', async () => {
	const small = await startHost({ connectionsPerAccount: 3, connectionsPerDocument: 5 });
	const { document, state } = await aTroika(small);
	// They all wait for the database together.
	const { lookAtSession } = small.accounts;
	const gate = Promise.withResolvers<void>();
	let waiting = 0;
	Object.assign(small.accounts, {
		async lookAtSession(token: string | undefined) {
			if (++waiting === 12) gate.resolve();
			await gate.promise;
			return lookAtSession(token);
		},
	});
	const answers = await Promise.all(
		Array.from({ length: 12 }, async () => {
			const client = await raw(small, document, state);
			client.send({ type: 'step-1', stateVector: new Uint8Array([0]) });
			return Promise.race([client.closed, client.next('step-2').then(() => 0)]);
		}),
	);
	expect(answers.filter((answer) => answer === 0)).toHaveLength(3);
	expect(answers.filter((answer) => answer === 4429)).toHaveLength(9);
	await small.close();
});
