import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { answerMetrics, createRegistry } from '#server/http/metrics.ts';

const token = 'un-jeton-assez-long';
const outside = Object.values(networkInterfaces())
	.flat()
	.find((address) => address?.family === 'IPv4' && !address.internal)?.address;

let http: Server | undefined;
afterEach(() => http?.close());

/** Asks for the figures at an address of this machine. */
async function ask(
	headers: Record<string, string> = {},
	host = '127.0.0.1',
	config: { METRICS_TOKEN?: string } = { METRICS_TOKEN: token },
): Promise<Response> {
	const registry = createRegistry();
	http = createServer((request, response) => void answerMetrics(request, response, registry, config));
	http.listen(0, host);
	await once(http, 'listening');
	return fetch(`http://${host}:${(http.address() as AddressInfo).port}/metrics`, { headers });
}

describe('/metrics [L9]', () => {
	it('answers this machine in the text of Prometheus', async () => {
		const response = await ask();
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
		expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m);
	});

	it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
		'what a proxy on this machine passes on is not this machine (%s)',
		async (header) => {
			const response = await ask({ [header]: '127.0.0.1' });
			expect([response.status, await response.text()]).toEqual([401, '']);
		},
	);

	it('answers who holds the token, wherever they ask from', async () => {
		const right = await ask({ 'x-forwarded-for': '198.51.100.7', authorization: `Bearer ${token}` });
		expect(right.status).toBe(200);
	});

	it.each(['Bearer autre-jeton-assez-long', `Basic ${token}`, 'Bearer ', token])(
		'refuses %s',
		async (authorization) => {
			expect((await ask({ 'x-forwarded-for': '198.51.100.7', authorization })).status).toBe(401);
		},
	);

	it('without a token configured, no token opens it', async () => {
		const headers = { 'x-forwarded-for': '198.51.100.7', authorization: 'Bearer undefined' };
		expect((await ask(headers, '127.0.0.1', {})).status).toBe(401);
	});

	it.skipIf(!outside)('another address of this machine is not loopback (needs a network)', async () => {
		expect((await ask({}, outside)).status).toBe(401);
	});
});
