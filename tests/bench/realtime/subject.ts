import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { type SubjectName } from './dialect.ts';
import { copyField, type Field } from './field.ts';
import { end, root, spawnOn, untilReady } from './process.ts';
import type { Seat } from './typist.ts';

const peers = 'tests/bench/realtime/peers';

export interface Subject {
	readonly name: SubjectName;
	readonly label: string;
	/** Of the peers, what is needed besides the sources. */
	readonly folder?: string;
	/** What it starts from, of the prepared field. */
	readonly file?: string;
	readonly command: readonly string[];
}

export const subjects: readonly Subject[] = [
	{ name: 'ours', label: 'this product', file: 'maillage.sqlite', command: startCommand() },
	peer('relay', 'raw ws relay'),
	peer('websocket-server', '@y/websocket-server, no store'),
	{ ...peer('hocuspocus', 'Hocuspocus + SQLite'), file: 'hocuspocus.sqlite' },
];

/** What `npm start` gives to Node. */
function startCommand(): readonly string[] {
	const manifest = readFileSync(join(root, 'package.json'), 'utf8');
	const { scripts } = JSON.parse(manifest) as { scripts: { start: string } };
	return scripts.start.split(' ').slice(1);
}

function peer(name: SubjectName, label: string): Subject {
	return { name, label, folder: join(peers, name), command: [join(peers, name, 'server.js')] };
}

export const installPeers = `npm ci --prefix ${peers}`;

/** Built, for ours; installed, for the others. */
export const isThere = ({ folder }: Subject): boolean =>
	existsSync(join(root, folder ? join(folder, 'node_modules') : 'build/handler.js'));

export interface Server {
	readonly subject: Subject;
	readonly pid: number;
	readonly port: number;
	readonly dataDir: string;
	/** The seat of a writer in a room of the field. */
	seat(room: number, writer: number): Seat;
	/** Stops it as an operator would, and keeps its folder. */
	stop(): Promise<void>;
	forget(): void;
}

export interface StartOptions {
	readonly nodeOptions?: readonly string[];
	readonly environment?: Record<string, string>;
	/** Where an earlier one left its data. */
	readonly dataDir?: string;
	readonly core?: number | null;
}

export async function startSubject(
	subject: Subject,
	field: Field,
	options: StartOptions = {},
): Promise<Server> {
	const port = await freePort();
	const dataDir = options.dataDir ?? copyField(field, subject.file ?? 'maillage.sqlite');
	const origin = `http://localhost:${port}`;
	const child = spawnOn(
		options.core === undefined ? 0 : options.core,
		[...(options.nodeOptions ?? []), ...subject.command],
		{
			...{ PORT: String(port), HOST: '127.0.0.1', ORIGIN: origin, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
			...options.environment,
		},
	);
	child.stdout?.resume();
	await untilReady(child, `http://127.0.0.1:${port}/${subject.name === 'ours' ? 'readyz' : ''}`);
	return {
		subject,
		pid: child.pid!,
		port,
		dataDir,
		seat(room, writer) {
			const { id, anchors, tokens } = field.rooms[room]!;
			return {
				...{ subject: subject.name, port, room: id, client: 2 ** 31 + room * 1000 + writer },
				path: subject.name === 'ours' ? `/collab/${id}` : `/${id}`,
				headers: { Origin: origin, Cookie: `maillage=${tokens[writer % tokens.length]}` },
				anchor: anchors[writer % anchors.length] ?? { client: 0, clock: 0 },
			};
		},
		stop: async () => void (await end(child)),
		forget: () => rmSync(dataDir, { recursive: true, force: true }),
	};
}

/** One that nobody listens on. */
export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	return typeof address === 'object' && address ? address.port : 0;
}
