import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WebSocket as Socket } from 'ws';
import type { SocketConstructor } from '#lib/collaboration/socket.ts';
import { decodeFrame } from '#domain/collaboration/protocol.ts';
import { openSqlite, type Database } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { testContext } from './databases.ts';
import { socketOf, type Address } from './realtime-clients.ts';
import { root } from './source-files.ts';
import { aTroika, type TestPerson, type Troika } from './troika.ts';

/** A real process on a folder of its own. */
export interface Served extends Address {
	readonly child: ChildProcess;
	readonly folder: string;
	readonly troika: Troika;
	/** `http://127.0.0.1:…` */
	readonly pages: string;
	/** Sends SIGTERM. @returns how it ended, and after how many milliseconds. */
	stop(): Promise<Ending>;
	/** The database, to look at or to get in the way. */
	open(): Database;
	/** No file of the process may grow beyond so many bytes any more: SQLite calls it an I/O error. */
	limitFiles(bytes: number | 'unlimited'): void;
	/** Ends the process if it still runs, and removes its folder. */
	remove(): Promise<void>;
}

/** What {@link Served.limitFiles} needs. */
export const hasFileLimits = existsSync('/usr/bin/prlimit');

export interface Ending {
	readonly code: number | null;
	readonly milliseconds: number;
	/** Nothing is left in the write-ahead log: the database was closed as it should. */
	readonly isTidy: boolean;
}

export async function aServedTroika(environment: Record<string, string> = {}): Promise<Served> {
	const folder = mkdtempSync(join(tmpdir(), 'maillage-stop-'));
	const open = () => openSqlite(join(folder, 'maillage.sqlite'));
	const database = open();
	await migrate(database.raw, database.dialect);
	const context = testContext(database, { now: () => new Date() });
	const troika = await aTroika({ context });
	await database.close();
	const { DATABASE_URL: _, REDIS_URL: __, ...inherited } = process.env;
	const child = spawn(process.execPath, ['tests/support/server-process.ts'], {
		cwd: root,
		env: {
			...inherited,
			...{
				PORT: '0',
				HOST: '127.0.0.1',
				ORIGIN: context.config.ORIGIN,
				DATA_DIR: folder,
				LOG_LEVEL: 'silent',
			},
			...environment,
		},
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const exited = once(child, 'exit') as Promise<[number | null]>;
	const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
	return {
		child,
		folder,
		troika,
		open,
		site: `ws://127.0.0.1:${port}`,
		pages: `http://127.0.0.1:${port}`,
		cookieName: 'maillage',
		context,
		limitFiles: (bytes) => void execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:`]),
		async stop() {
			const start = performance.now();
			child.kill('SIGTERM');
			const [code] = await exited;
			const milliseconds = performance.now() - start;
			return { code, milliseconds, isTidy: !existsSync(join(folder, 'maillage.sqlite-wal')) };
		},
		async remove() {
			child.kill('SIGKILL');
			await exited;
			rmSync(folder, { recursive: true });
		},
	};
}

/** What a person's first socket was told. */
export interface Told {
	/** Updates of it that are acknowledged. */
	durable: number;
	/** How it closed. */
	code: number | undefined;
}

/** A person's sockets, and what the first of them is told. */
export function listening(
	address: Address,
	person: TestPerson,
): { WebSocket: SocketConstructor; told: Told } {
	const told: Told = { durable: 0, code: undefined };
	const Real = socketOf(address, person) as unknown as typeof Socket;
	let isFirst = true;
	const WebSocket = class extends Real {
		constructor(site: string) {
			super(site);
			if (!isFirst) return;
			isFirst = false;
			this.on('message', (data) => {
				const frame = decodeFrame(new Uint8Array(data as Buffer));
				if (frame.type === 'durable') told.durable = frame.count;
			});
			this.on('close', (code) => (told.code = code));
		}
	} as unknown as SocketConstructor;
	return { WebSocket, told };
}
