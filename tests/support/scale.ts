import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * `npm run test:scale`: the contract and socket suites against a real PostgreSQL (`DATABASE_URL`). Says what is absent,
 * and then succeeds: `npm test` already ran the same suites on SQLite and on an embedded PostgreSQL.
 */
const { DATABASE_URL, REDIS_URL } = process.env;

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

async function sayRedis(): Promise<void> {
	if (!REDIS_URL) console.log('test:scale: REDIS_URL is absent.');
	else if (!(await answers(REDIS_URL, 6379))) console.log('test:scale: nothing answers at REDIS_URL.');
	else
		console.log(
			'test:scale: Redis answers; several processes are not built yet, so no suite asks it anything.',
		);
}

async function onPostgres(): Promise<number> {
	if (!DATABASE_URL) {
		console.log('test:scale: DATABASE_URL is absent, nothing ran against a real PostgreSQL.');
		return 0;
	}
	if (!(await answers(DATABASE_URL, 5432))) {
		console.log('test:scale: nothing answers at DATABASE_URL, nothing ran against a real PostgreSQL.');
		return 0;
	}
	// By name: the same suites have already run, or will, on SQLite and on the embedded PostgreSQL.
	const only = ['--testNamePattern', 'PostgreSQL|the databases', '--hideSkippedTests'];
	const child = spawn('vitest', ['run', 'tests/contracts', 'tests/collaboration', ...only], {
		stdio: 'inherit',
	});
	const [code] = (await once(child, 'exit')) as [number | null];
	return code ?? 1;
}

await sayRedis();
process.exit(await onPostgres());
