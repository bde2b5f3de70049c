import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * `npm run test:scale`: the contract and socket suites against a real PostgreSQL (`DATABASE_URL`), and several processes that meet in
 * it and in a real Redis (`REDIS_URL`). Says what is absent, and then succeeds: `npm test` already ran the first on SQLite and on
 * an embedded PostgreSQL.
 */

async function answers(url: string, defaultPort: number): Promise<boolean> {
	const { hostname, port } = new URL(url);
	const socket = connect({ host: hostname, port: Number(port) || defaultPort, timeout: 3000 });
	try {
		await Promise.race([
			once(socket, 'connect'),
			once(socket, 'timeout').then(() => Promise.reject(new Error())),
		]);
		return true;
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}

/** Whether a server is there to ask; says so when it is not. */
async function has(name: 'DATABASE_URL' | 'REDIS_URL', defaultPort: number): Promise<boolean> {
	const url = process.env[name];
	if (!url) console.log(`test:scale: ${name} is absent.`);
	else if (await answers(url, defaultPort)) return true;
	else console.log(`test:scale: nothing answers at ${name}.`);
	return false;
}

async function run(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<number> {
	const options = { stdio: 'inherit', env: environment } as const;
	const child = spawn('vitest', ['run', ...args, '--hideSkippedTests'], options);
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}

// What several processes do is proven apart, below; a bad address must not fail what needs none.
const { REDIS_URL: _, ...alone } = process.env;
const hasDatabase = await has('DATABASE_URL', 5432);
const hasRedis = await has('REDIS_URL', 6379);
if (!hasDatabase) console.log('test:scale: nothing ran against a real PostgreSQL.');
if (!hasDatabase || !hasRedis) console.log('test:scale: nothing ran in several processes.');
const codes: number[] = [];
// By name: the same suites have already run, or will, on SQLite and on the embedded PostgreSQL.
if (hasDatabase)
	codes.push(
		await run(
			alone,
			...['tests/contracts', 'tests/collaboration'],
			...['--testNamePattern', 'PostgreSQL|the databases'],
		),
	);
if (hasDatabase && hasRedis) codes.push(await run(process.env, 'tests/collaboration/peers'));
process.exit(Math.max(0, ...codes));
