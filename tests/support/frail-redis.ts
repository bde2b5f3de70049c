import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A Redis that can be cut off, frozen and given back: the real one behind a proxy of the test's own. */
export interface FrailRedis {
	readonly url: string;
	/** Every connection breaks, new ones are refused. */
	cut(): void;
	/** Connections stay, and nothing passes either way. */
	freeze(): void;
	/** New connections are taken, and what waited passes. */
	resume(): void;
	close(): Promise<void>;
}

type State = 'open' | 'cut' | 'frozen';

export async function aFrailRedis(realUrl: string): Promise<FrailRedis> {
	const real = new URL(realUrl);
	const sockets = new Set<Socket>();
	let state: State = 'open';
	const hold = (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => sockets.delete(socket));
		if (state === 'frozen') socket.pause();
	};
	const server = createServer((near) => {
		if (state === 'cut') return void near.destroy();
		const far = connect(Number(real.port) || 6379, real.hostname);
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			hold(from);
			from.on('data', (bytes) => to.write(bytes));
			from.on('close', () => to.destroy());
		}
		// Listening for data sets it going.
		if (state === 'frozen') for (const socket of [near, far]) socket.pause();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = new URL(realUrl);
	url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const enter = (next: State) => {
		state = next;
		for (const socket of sockets) {
			if (next === 'cut') socket.destroy();
			else if (next === 'frozen') socket.pause();
			else socket.resume();
		}
	};
	return {
		url: url.href,
		cut: () => enter('cut'),
		freeze: () => enter('frozen'),
		resume: () => enter('open'),
		async close() {
			enter('cut');
			server.close();
			await once(server, 'close');
		},
	};
}
