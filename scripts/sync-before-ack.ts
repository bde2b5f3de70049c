import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { parseArgs } from 'node:util';

import { connect } from '#server/database/connection.ts';
import { knock, until, type OwnEditor } from '#tests/support/realtime-clients.ts';
import { freePort, minute, prepare, ready } from './real-server.ts';
import { concerns, SyncWitness } from './sync-witness.ts';
import { readMoments, straceOptions } from './system-calls.ts';

/*
 * Runs the real server under strace while people write, each waiting for the acknowledgement of a word before the next, and reads
 * in its system calls that every acknowledgement, and every relay, comes after a sync of the write-ahead log that holds the word [E2].
 *
 *     node scripts/sync-before-ack.ts --writers 6 --watchers 2 --words 50
 */
const { values } = parseArgs({
	options: {
		writers: { type: 'string', default: '6' },
		/** People who only read. */
		watchers: { type: 'string', default: '2' },
		/** Words of each writer. */
		words: { type: 'string', default: '50' },
		/** A copy of the server whose SQLite does not sync: this must find it out. */
		'without-sync': { type: 'boolean', default: false },
	},
});
const [writers, watchers, words] = [Number(values.writers), Number(values.watchers), Number(values.words)];

if (spawnSync('strace', ['-V']).error) {
	console.error('sync-before-ack: strace is absent, nothing was proven.');
	process.exit(2);
}

const folder = mkdtempSync(path(tmpdir(), 'maillage-sync-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const source = values['without-sync'] ? copyWithoutSync() : process.cwd();
const log = path(folder, 'calls.log');
const dataDir = path(folder, 'data');
const port = await freePort();
const origin = `http://localhost:${port}`;

const { document, people } = await prepare(connect(undefined, dataDir), writers + watchers);
// -D: the server is the child, strace looks on from aside.
const server = spawn('strace', ['-D', ...straceOptions, '-o', log, process.execPath, 'server/main.ts'], {
	cwd: source,
	env: {
		...process.env,
		PORT: String(port),
		ORIGIN: origin,
		DATA_DIR: dataDir,
		LOG_LEVEL: 'error',
		DATABASE_URL: '',
	},
	stdio: ['ignore', 'inherit', 'inherit'],
});
process.on('exit', () => server.kill('SIGKILL'));
await ready(server, port);

const host = {
	site: `ws://127.0.0.1:${port}`,
	cookieName: 'maillage',
	context: { config: { ORIGIN: origin } },
};
const team = people.map((person) => knock(host, document, person));
const everyone = (what: string, condition: (editor: OwnEditor) => boolean) =>
	until(what, () => team.every(condition), minute);
await everyone('everyone has joined', ({ channel }) => channel.synced);
// One run of text for all: two made at once would both stay.
team[0]?.type(' ');
await everyone('everyone has the line', (editor) => editor.text() === ' ');
await Promise.all(team.slice(0, writers).map(write));
const typed = writers * words;
await everyone('everyone has all words', (editor) => editor.text().split('[').length - 1 === typed);
for (const editor of team) editor.close();
const exited = once(server, 'exit');
server.kill('SIGTERM');
await exited;
// The kernel lets the server go before strace has written its last line.
const end = new RegExp(`^${server.pid} +[+]{3} `, 'm');
await until('strace has written its last line', () => end.test(readFileSync(log, 'latin1')), minute);

const witness = new SyncWitness();
for (const moment of readMoments(readFileSync(log, 'latin1'), concerns)) witness.see(moment);
const { violations, acknowledgements, acknowledged, relays, syncs } = witness;
// Proves nothing about what was not in the log.
if (acknowledged.size !== typed) violations.push(`${typed} words, ${acknowledged.size} seen acknowledged`);
const due = typed * (team.length - 1);
if (relays !== due) violations.push(`${due} words due to the others, ${relays} seen relayed`);
console.log(JSON.stringify({ words: typed, acknowledgements, relays, syncs, violations: violations.length }));
for (const violation of violations.slice(0, 10)) console.error(violation);
process.exit(violations.length === 0 ? 0 : 1);

async function write(editor: OwnEditor, number: number): Promise<void> {
	for (let word = 1; word <= words; word += 1) {
		editor.type(`[${number}:${word}]`);
		await until(`word ${word} is acknowledged`, () => !editor.channel.hasPending, minute);
	}
}

/** The sources and the built pages elsewhere, with the one setting changed that E2 rests on, and the look at it on opening. */
function copyWithoutSync(): string {
	const copy = path(folder, 'source');
	mkdirSync(copy);
	for (const part of ['package.json', 'build', 'domain', 'server', 'src'])
		cpSync(part, path(copy, part), { recursive: true });
	symlinkSync(path(process.cwd(), 'node_modules'), path(copy, 'node_modules'));
	const file = path(copy, 'server/database/connection.ts');
	const before = readFileSync(file, 'utf8');
	const after = before
		.replace("'synchronous = FULL'", "'synchronous = OFF'")
		.replace(
			"pragma('synchronous', { simple: true }) !== 2",
			"pragma('synchronous', { simple: true }) !== 0",
		);
	if (after.split('OFF').length !== 2 || after === before || after.includes('!== 2'))
		throw new Error('connection.ts is not as this script knows it');
	writeFileSync(file, after);
	return copy;
}
