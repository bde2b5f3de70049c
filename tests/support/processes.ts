import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { root } from './source-files.ts';

export interface Process {
	readonly port: number;
	readonly child: ChildProcess;
}

/** A real process on this database, listening. */
export async function startProcess(databaseUrl: string, redisUrl: string): Promise<Process> {
	const child = spawn(process.execPath, ['tests/support/peer-process.ts'], {
		cwd: root,
		env: { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
	return { port: Number(line), child };
}

/** What stands in front of several processes and sends each connection to the next of those that take it. */
export async function aBalancer(ports: () => readonly number[]): Promise<{ site: string; close(): void }> {
	let turn = 0;
	const server = createServer((near) => {
		const all = ports();
		const far = connect(all[turn++ % all.length]!, '127.0.0.1');
		for (const [from, to] of [
			[near, far],
			[far, near],
		] as const) {
			from.on('error', () => {});
			from.on('close', () => to.destroy());
			from.pipe(to);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { site: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
