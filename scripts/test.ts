import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';

/**
 * `npm test`: every stage runs, whatever the others said, and the last line counts them: « N passed, N failed ».
 * Types, lint and the build count as one each; tests are counted one by one. Stages that keep one core busy each run in two lines, side by
 * side; those that use every core run alone.
 */
interface Count {
	readonly passed: number;
	readonly failed: number;
}

interface Stage {
	readonly script: string;
	readonly options?: readonly string[];
	/** Counts what the stage ran; absent, the stage is one check. */
	readonly count?: () => Promise<Count>;
}

const reports = 'test-results';

/** The build waits for the types: both write what SvelteKit generates. */
const lines: readonly (readonly Stage[])[] = [
	[{ script: 'check' }, { script: 'build' }],
	[{ script: 'lint' }],
];

const trials: readonly Stage[] = [
	{
		script: 'test:unit',
		options: ['--reporter=default', '--reporter=json', `--outputFile.json=${reports}/unit.json`],
		count: countUnit,
	},
	{ script: 'test:e2e', count: countEndToEnd },
];

/** @param output `kept` until the stage ends, so that two do not speak at once. */
async function run({ script, options = [], count }: Stage, output: 'shown' | 'kept'): Promise<Count> {
	const head = `\n── npm run ${script}`;
	if (output === 'shown') console.log(head);
	const started = performance.now();
	const child = spawn('npm', ['run', '--silent', script, '--', ...options], {
		stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
	});
	const said: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (words: Buffer) => void said.push(words));
	const [code] = (await once(child, 'close')) as [number | null];
	if (output === 'kept') console.log(`${head}\n${Buffer.concat(said).toString()}`);
	const counted = await (count?.().catch(() => undefined) ?? { passed: code === 0 ? 1 : 0, failed: 0 });
	console.log(
		`── ${script}: ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - started) / 1000)} s`,
	);
	const { passed, failed } = counted ?? { passed: 0, failed: 0 };
	// A stage that fails without a failing test (a file that does not load, a server that does not start) is a failure.
	return { passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

async function inTurn(stages: readonly Stage[], output: 'shown' | 'kept'): Promise<Count[]> {
	const counts: Count[] = [];
	for (const stage of stages) counts.push(await run(stage, output));
	return counts;
}

async function countUnit(): Promise<Count> {
	const report = JSON.parse(await readFile(`${reports}/unit.json`, 'utf8')) as {
		numPassedTests: number;
		numFailedTests: number;
	};
	return { passed: report.numPassedTests, failed: report.numFailedTests };
}

async function countEndToEnd(): Promise<Count> {
	const { stats } = JSON.parse(await readFile(`${reports}/e2e.json`, 'utf8')) as {
		stats: { expected: number; unexpected: number; flaky: number };
	};
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
const checked = await Promise.all(lines.map((stages) => inTurn(stages, 'kept')));
const counts = [...checked.flat(), ...(await inTurn(trials, 'shown'))];
const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0);
const failed = sum((count) => count.failed);
console.log(`\n${sum((count) => count.passed)} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
