import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqlite, type Database } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { runImport } from '#server/imports/directory/runner.ts';
import { importUseCases } from '#server/imports/directory/use-cases.ts';
import { reindexAll } from '#server/search/reindex.ts';
import { loadAdministrativeDivisions } from '#server/territories/load.ts';
import { readOfficialDivisions } from '#server/territories/official-divisions.ts';
import { anAccount } from '#tests/support/accounts.ts';
import { testContext } from '#tests/support/databases.ts';
import { personOf } from '#tests/support/people.ts';
import { madeFile } from './made-file.ts';

/** What is promised of 10 000 rows, in milliseconds of the clock on two cores, from the file to the last record written. */
const promised = 30_000;

/**
 * `npm run bench -- import [FOLDER] [--rows 10000]`: a file of organisations read, looked at, confirmed, interrupted half-way, taken up again and taken
 * back, beside all the communes of the country. With the folder of reference data, real organisations; else made ones. A broken promise makes it fail.
 */
export async function imports(words: readonly string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args: [...words],
		allowPositionals: true,
		options: { rows: { type: 'string', default: '10000' } },
	});
	const rows = Number(values.rows);
	const real = join(positionals[0] ?? '', 'acteurs/acteurs-reels.csv');
	const isReal = positionals[0] !== undefined && existsSync(real);
	const text = isReal
		? readFileSync(real, 'utf8')
				.split('\n')
				.slice(0, rows + 1)
				.join('\n')
		: madeFile(rows);
	console.log(
		`Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}, SQLite`,
	);
	console.log(`${rows} ${isReal ? 'real' : 'made'} organisations\n`);
	const folder = mkdtempSync(join(tmpdir(), 'maillage-import-'));
	const database = openSqlite(join(folder, 'maillage.sqlite'));
	// What reads files beside the server keeps no process alive: a server does.
	const awake = setInterval(() => undefined, 1_000);
	try {
		await migrate(database.raw, database.dialect);
		const total = await measure(database, rows, new TextEncoder().encode(text));
		const verdict = total > promised * (rows / 10_000) ? '  BROKEN' : '';
		console.log(
			`\nIn all ${(total / 1000).toFixed(1)} s (promised ≤ ${promised / 1000} s of 10 000 rows)${verdict}`,
		);
		process.exitCode = verdict === '' ? 0 : 1;
	} finally {
		clearInterval(awake);
		await database.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measure(database: Database, rows: number, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
	const context = testContext(database);
	await database.write((trx) => loadAdministrativeDivisions(trx, readOfficialDivisions()));
	await reindexAll(context);
	const keeper = await personOf(context, (await anAccount(database, { administrator: 1 })).actorId);
	const imports = importUseCases(context);
	const view = () => imports.import(keeper, id, { verdict: '', page: 1 });
	let id = '';
	const read = await timed('read and looked at', async () => {
		id = await imports.bring(keeper, { kind: 'organisations', name: 'f.csv', source: 'bench', bytes });
	});
	await imports.decideAll(keeper, id, 'create');
	await imports.step(keeper, id, 'confirm');
	let turns = 0;
	const first = await timed('written, the first half', () =>
		runImport(context, id, () => (turns += 1) <= rows / 200),
	);
	await imports.step(keeper, id, 'pause');
	const { done, total } = await view();
	console.log(`interrupted at ${done} of ${total}`);
	await imports.step(keeper, id, 'resume');
	const second = await timed('taken up again, the rest', () => runImport(context, id));
	const { report } = await view();
	console.log(`created ${report?.counts?.created}, completed ${report?.counts?.completed}`);
	await imports.step(keeper, id, 'undo');
	await timed('taken back', () => runImport(context, id));
	console.log(`taken back ${(await view()).report?.counts?.taken}`);
	await imports.stop();
	return read + first + second;
}

/** @returns milliseconds of the clock; says those of this process’s processor too. */
async function timed(what: string, work: () => Promise<void>): Promise<number> {
	const [start, cpu] = [performance.now(), process.cpuUsage()];
	await work();
	const { user, system } = process.cpuUsage(cpu);
	const milliseconds = performance.now() - start;
	console.log(
		`${what.padEnd(28)} ${(milliseconds / 1000).toFixed(1).padStart(6)} s (processor ${((user + system) / 1e6).toFixed(1)} s)`,
	);
	return milliseconds;
}
