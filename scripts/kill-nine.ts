import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { parseArgs } from 'node:util';

import { connect } from '#server/database/connection.ts';
import { migrate, pendingMigrations } from '#server/database/migrate.ts';
import type { TestPerson } from '#tests/support/troika.ts';
import { knock, until, type OwnEditor } from '#tests/support/realtime-clients.ts';
import { dropSchema, newSchema } from '#tests/support/own-schema.ts';
import { compareSnapshots, textAt } from '#tests/support/stored-text.ts';
import { freePort, minute, prepare, ready } from './real-server.ts';

/*
 * Kills the real server with SIGKILL at random moments while people write, and looks at what is on disk before it starts again:
 * every word that was acknowledged or shown to someone else is there [E1], once, in its writer's order.
 *
 *     node scripts/kill-nine.ts --kills 200 --writers 20 --compaction --starting
 */
const { values } = parseArgs({
	options: {
		kills: { type: 'string', default: '20' },
		writers: { type: 'string', default: '20' },
		/** Milliseconds between two words of a writer. */
		pace: { type: 'string', default: '200' },
		/** Snapshots all the time: one is under way at most kills. */
		compaction: { type: 'boolean', default: false },
		/** Before each start, another that is killed before it is ready, at the first on an empty folder: in its migrations. */
		starting: { type: 'boolean', default: false },
		/** Ends at the first fault, and leaves what is stored for a look. */
		stop: { type: 'boolean', default: false },
		/** Address of a PostgreSQL to use instead of SQLite, in a schema of its own. */
		postgres: { type: 'string' },
	},
});
const [kills, writers, pace] = [Number(values.kills), Number(values.writers), Number(values.pace)];

let faults = 0;

interface Writer {
	readonly number: number;
	readonly editor: OwnEditor;
	typed: number;
	acknowledged: number;
}

const folder = mkdtempSync(path(tmpdir(), 'maillage-kill-'));
const databaseUrl = values.postgres && (await newSchema(values.postgres));
const port = await freePort();
const origin = `http://localhost:${port}`;

const { document, people } = await prepare(connect(databaseUrl, folder), writers);
let server = await start();
const host = {
	site: `ws://127.0.0.1:${port}`,
	cookieName: 'maillage',
	context: { config: { ORIGIN: origin } },
};
const team = people.map((person, number) => enter(person, number));
await until('everyone has joined', () => team.every(({ editor }) => editor.channel.synced), minute);
// One run of text for all: two made at once would both stay, and order would say nothing.
team[0]?.editor.type(' ');
await until('everyone has the line', () => team.every(({ editor }) => editor.text() === ' '), minute);
const typing = setInterval(() => {
	for (const writer of team) if (Math.random() < 0.5) type(writer);
}, pace / 2);

process.setMaxListeners(0);
const away: number[] = [];
for (let kill = 1; kill <= kills; kill += 1) {
	await pause(150 + Math.random() * 1000);
	const exited = once(server, 'exit');
	server.kill('SIGKILL');
	await exited;
	const killedAt = performance.now();
	await until(
		'everyone has noticed',
		() => team.every(({ editor }) => editor.channel.save.state === 'offline'),
		minute,
	);
	await examine(`kill ${kill}`);
	if (values.starting) await killStarting(`kill ${kill}`);
	server = await start();
	await until(
		'everyone is back',
		() => team.every(({ editor }) => editor.channel.save.state !== 'offline'),
		minute,
	);
	away.push(performance.now() - killedAt);
	console.error(`${kill}/${kills}`);
}
clearInterval(typing);
await until('everything is saved', () => team.every(({ editor }) => !editor.channel.hasPending), minute);
await until(
	'all copies are equal',
	() => new Set(team.map(({ editor }) => editor.text())).size === 1,
	minute,
);
const promised = await examine('the end');
const last = connect(databaseUrl, folder);
const { count: snapshots, wrong } = await compareSnapshots(last, document);
await last.close();
for (const seq of wrong) fault(`snapshot ${seq} does not say what the journal says`);
const words = wordsOf(team[0]!.editor.text());
const typed = team.reduce((sum, writer) => sum + writer.typed, 0);
if (words.length !== typed) fault(`the end: ${typed} words typed, ${words.length} in the text`);
for (const { editor } of team) editor.close();
const exited = once(server, 'exit');
server.kill('SIGTERM');
const [code] = (await exited) as [number];
if (code !== 0) fault(`SIGTERM: exit ${code}`);
rmSync(folder, { recursive: true, force: true });
if (values.postgres && databaseUrl) await dropSchema(values.postgres, databaseUrl);

away.sort((a, b) => a - b);
console.log(
	JSON.stringify({
		kills,
		writers,
		typed,
		promised,
		snapshots,
		lost: faults,
		backAfterMs: { median: Math.round(away[away.length >> 1] ?? 0), worst: Math.round(away.at(-1) ?? 0) },
	}),
);
process.exit(faults === 0 ? 0 : 1);

/** Said when it happens: a long run may not come to its end. */
function fault(what: string, place = values.postgres ? 'its schema' : folder): void {
	console.error(what);
	faults += 1;
	if (!values.stop) return;
	console.error(`stopped: what is stored is left in ${place}`);
	process.exit(1);
}

function spawnServer(dataDir: string, on = port): ChildProcess {
	const child = spawn(process.execPath, ['server/main.ts'], {
		env: {
			...process.env,
			PORT: String(on),
			ORIGIN: origin,
			DATA_DIR: dataDir,
			LOG_LEVEL: 'error',
			DATABASE_URL: databaseUrl ?? '',
			...(values.compaction && { COLLAB_SNAPSHOT_AFTER: '8' }),
		},
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	// Also when this script fails before the server is ready.
	process.on('exit', () => child.kill('SIGKILL'));
	return child;
}

async function start(): Promise<ChildProcess> {
	const child = spawnServer(folder);
	await ready(child, port);
	return child;
}

function enter(person: TestPerson, number: number): Writer {
	const editor = knock(host, document, person);
	const writer: Writer = { number, editor, typed: 0, acknowledged: 0 };
	editor.channel.onChange(() => {
		if (!editor.channel.hasPending) writer.acknowledged = writer.typed;
	});
	return writer;
}

function type(writer: Writer): void {
	// Counted first: the acknowledgement may only speak of words that are counted.
	writer.typed += 1;
	writer.editor.type(`[${writer.number}:${writer.typed}]`);
}

/** Holds what is on disk against what was promised; returns how many words were. */
async function examine(when: string): Promise<number> {
	const database = connect(databaseUrl, folder);
	const text = await textAt(database, document);
	const whole = await textAt(database, document, Infinity, false);
	await database.close();
	if (text !== whole) fault(`${when}: the snapshot does not say what the journal says`);
	const stored = wordsOf(text);
	const last = new Map<number, number>();
	for (const [number, word] of stored) {
		if (word !== (last.get(number) ?? 0) + 1) fault(`${when}: writer ${number}, word ${word} out of order`);
		last.set(number, word);
	}
	const screens = team.map(({ number, editor }) => ({ number, last: lastWords(editor.text()) }));
	let sum = 0;
	for (const { number, acknowledged } of team) {
		const others = screens.filter((screen) => screen.number !== number);
		const shown = Math.max(0, ...others.map((screen) => screen.last.get(number) ?? 0));
		const due = Math.max(acknowledged, shown);
		sum += due;
		if ((last.get(number) ?? 0) < due)
			fault(
				`${when}: writer ${number}, ${acknowledged} acknowledged, ${shown} shown, ${last.get(number)} stored`,
			);
	}
	return sum;
}

/** Kills a server before it is ready: on this database, and on a new one, whose migrations must then be whole or not at all. */
async function killStarting(when: string): Promise<void> {
	const empty = mkdtempSync(path(tmpdir(), 'maillage-kill-new-'));
	for (const dataDir of databaseUrl ? [folder] : [folder, empty]) {
		// Where nobody comes: on an empty folder everyone would be told that they are signed out.
		const child = spawnServer(dataDir, dataDir === empty ? 0 : port);
		const exited = once(child, 'exit');
		await pause(Math.random() * 1500);
		child.kill('SIGKILL');
		await exited;
	}
	if (!databaseUrl) {
		const database = connect(undefined, empty);
		await migrate(database.raw, database.dialect);
		const left = await pendingMigrations(database.raw, database.dialect);
		const sound = database.sqlite!.pragma('integrity_check', { simple: true });
		if (left.length > 0 || sound !== 'ok') fault(`${when}: an interrupted migration does not go on`, empty);
		await database.close();
	}
	rmSync(empty, { recursive: true });
	await examine(`${when}, while starting`);
}

/** The last word of each writer in a text. */
function lastWords(text: string): Map<number, number> {
	return new Map(wordsOf(text));
}

function wordsOf(text: string): [number, number][] {
	return [...text.matchAll(/\[(\d+):(\d+)\]/g)].map((match) => [Number(match[1]), Number(match[2])]);
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
