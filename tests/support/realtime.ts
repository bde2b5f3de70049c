import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountUseCases } from '#server/accounts/use-cases.ts';
import type { Database } from '#server/database/connection.ts';
import type { Context } from '#server/context.ts';
import { alone } from '#server/peers/alone.ts';
import type { Peers } from '#server/peers/peers.ts';
import { defaultLimits, type Limits } from '#server/realtime/limits.ts';
import { createHttp } from '#server/http/listener.ts';
import { Registry } from 'prom-client';
import { createMeter } from '#server/realtime/meter.ts';
import { attachRealtime } from '#server/realtime/realtime.ts';
import { databases, testContext, type TestContext } from './databases.ts';

/** A real server with sockets and no pages, on a port of its own. */
export interface Host {
	readonly context: TestContext;
	/** `ws://127.0.0.1:…` */
	readonly site: string;
	readonly cookieName: string;
	readonly accounts: ReturnType<typeof accountUseCases>;
	readonly http: Server;
	/** The other processes, as it sees them now. */
	readonly peers: Peers;
	/** What an operator would read of it since it last started. */
	metrics(): Promise<string>;
	/** Stops as on SIGTERM and starts again at the same address, on the same database. */
	restart(): Promise<void>;
	/** Stops as on SIGTERM. */
	stop(): Promise<void>;
	close(): Promise<void>;
}

/** Small enough for tests to reach, in time and in number. */
export const smallLimits: Limits = { ...defaultLimits, closing: 300, linger: 50 };

export async function startHost(
	limits: Partial<Limits> = {},
	open: () => Promise<Database> = () => databases[0]!.open(),
	joinPeers: (context: Context, registry: Registry) => Promise<Peers> = () => Promise.resolve(alone),
): Promise<Host> {
	const database = await open();
	const context = testContext(database, { now: () => new Date() });
	const accounts = accountUseCases(context);
	let port = 0;
	let registry = new Registry();
	const listen = async () => {
		registry = new Registry();
		const http = createHttp(context.config);
		http.on('request', (_request, response) => response.writeHead(404).end());
		const peers = await joinPeers(context, registry);
		const realtime = attachRealtime(http, context, accounts, createMeter(registry), peers, {
			...smallLimits,
			...limits,
		});
		http.listen(port, '127.0.0.1');
		await once(http, 'listening');
		port = (http.address() as AddressInfo).port;
		let stopped: Promise<void> | undefined;
		return {
			http,
			peers,
			stop: () =>
				(stopped ??= (async () => {
					await realtime.close();
					await peers.stop();
					http.closeAllConnections();
					await new Promise((resolve) => http.close(resolve));
				})()),
		};
	};
	let running = await listen();
	return {
		context,
		site: `ws://127.0.0.1:${port}`,
		cookieName: accounts.sessionCookie,
		accounts,
		get http() {
			return running.http;
		},
		get peers() {
			return running.peers;
		},
		metrics: () => registry.metrics(),
		stop: () => running.stop(),
		async restart() {
			await running.stop();
			running = await listen();
		},
		async close() {
			await running.stop();
			await database.close();
		},
	};
}
