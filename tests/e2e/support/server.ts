import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

export interface DemoServer {
	readonly origin: string;
	readonly port: number;
	readonly dataDir: string;
	/** How long it took from its start until it was ready, in milliseconds. */
	readonly startedIn: number;
	/** Asks it to stop and waits for its end; answers its exit code. */
	stop(): Promise<number | null>;
	/** The power is cut: no farewell, no flush. */
	kill(): Promise<void>;
}

interface Place {
	readonly dataDir: string;
	readonly port: number;
}

/** A new, empty place for a server: a folder of its own and a port nobody listens on. */
export async function newPlace(): Promise<Place> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (!address || typeof address === 'string') throw new Error('no free port');
	return { dataDir: await mkdtemp(join(tmpdir(), 'maillage-e2e-')), port: address.port };
}

/**
 * The real entry point with the built pages and the demonstration network. Resolves once `/readyz` says so.
 * Starting again in the same place finds what the previous process left.
 */
export async function startServer(place: Place): Promise<DemoServer> {
	const started = performance.now();
	const origin = `http://localhost:${place.port}`;
	const child = spawn(process.execPath, ['server/main.ts', '--demo'], {
		cwd: root,
		env: {
			PATH: process.env['PATH'],
			PORT: String(place.port),
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATA_DIR: place.dataDir,
			LOG_LEVEL: 'error',
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	// Unread output would fill the pipe and stop it.
	child.stdout.resume();
	await untilReady(origin, child);
	return {
		...place,
		origin,
		startedIn: Math.round(performance.now() - started),
		stop: () => end(child, 'SIGTERM'),
		kill: async () => void (await end(child, 'SIGKILL')),
	};
}

/** Forgets the folder of a server that has stopped. */
export async function forget(place: Place): Promise<void> {
	await rm(place.dataDir, { recursive: true, force: true });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
	if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
	const exit = once(child, 'exit');
	child.kill(signal);
	await exit;
	return child.exitCode;
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
		const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
		if (answer?.ok) return;
		await new Promise((again) => setTimeout(again, 50));
	}
	await end(child, 'SIGKILL');
	throw new Error(`The server did not become ready at ${origin} (exit code ${child.exitCode ?? 'none'})`);
}
