import SQLite from 'better-sqlite3';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './drive.ts';
import { copyField, prepareField, type Field, type Shape } from './field.ts';
import { atMost, round, type Finding } from './finding.ts';
import { operations, writeHistory } from './history.ts';
import { startSubject, subjects } from './subject.ts';

/** Updates a second on the one document, by ten writers. */
const rate = 250;
const writers = 10;
/** Of ours: enough for many snapshots. */
const seconds = 40;

interface Growth {
	readonly updates: number;
	/** Bytes an update. */
	readonly all: number;
	readonly journal: number;
	readonly snapshots: number;
}

/** G8: what a busy document leaves on the disk, small or large. */
export async function storage(): Promise<Finding> {
	const small = await grownBy({ rooms: 1, writers });
	const large = await grownBy({ rooms: 1, writers, grow: writeHistory });
	const row = (what: string, { updates, all, journal, snapshots }: Growth) => [
		...[what, String(updates), round(all), round(journal), round(snapshots)],
	];
	return {
		title: 'G8: storage',
		method: `${rate} updates a second on one document for ${seconds} s by ${writers} people, then everybody leaves and the server stops. Growth of the data folder, its log written back, over the same without a word typed; of that, the bytes of the updates themselves and of the snapshots.`,
		head: ['document', 'updates', 'bytes/update', 'journal', 'snapshots'],
		rows: [row('ten paragraphs', small), row(`${operations} operations of history`, large)],
		verdicts: [
			atMost('G8', 'bytes an update, small document', small.all, 1024, 'B'),
			atMost('G8', 'bytes an update, large document', large.all, 1024, 'B'),
		],
	};
}

async function grownBy(shape: Shape): Promise<Growth> {
	const field = await prepareField(shape);
	const dataDir = copyField(field, 'maillage.sqlite');
	try {
		// Once for what a start and a visit leave by themselves.
		await visit(field, dataDir, 1);
		const before = sizes(dataDir);
		const updates = await visit(field, dataDir, seconds * 1000);
		const after = sizes(dataDir);
		const each = (of: keyof typeof before) => (after[of] - before[of]) / updates;
		return { updates, all: each('all'), journal: each('journal'), snapshots: each('snapshots') };
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
		field.forget();
	}
}

/** @returns how many updates were written. */
async function visit(field: Field, dataDir: string, duration: number): Promise<number> {
	const server = await startSubject(subjects[0]!, field, { dataDir });
	try {
		const task = { scenario: 'typing', writers, rate: rate / writers, warmUp: 0, duration } as const;
		const { due } = await load(server, field, task);
		return due / (writers - 1);
	} finally {
		await server.stop();
	}
}

/** In bytes, once the log is written back into the database. The space set aside for a full disk is no growth. */
function sizes(dataDir: string): Record<'all' | 'journal' | 'snapshots', number> {
	const database = new SQLite(join(dataDir, 'maillage.sqlite'));
	database.pragma('wal_checkpoint(TRUNCATE)');
	const sum = (table: string) =>
		database.prepare(`select coalesce(sum(length(bytes)), 0) from ${table}`).pluck().get() as number;
	const [journal, snapshots] = [sum('document_journal'), sum('document_snapshots')];
	database.close();
	const files = readdirSync(dataDir).filter((name) => name.startsWith('maillage.sqlite'));
	const all = files.reduce((bytes, name) => bytes + statSync(join(dataDir, name)).size, 0);
	return { all, journal, snapshots };
}
