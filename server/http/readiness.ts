import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { pendingMigrations } from '../database/migrate.ts';
import { within } from '../deadline.ts';
import { alone } from '../peers/alone.ts';
import type { Peers } from '../peers/peers.ts';

/** Less free space than this, in bytes, and the process takes no new work. */
const leastFree = 64 * 1024 * 1024;

const checks = {
	/** The database accepts a write. */
	async database({ database }: Context) {
		await database.writeSparingly((trx) =>
			trx
				.insertInto('settings')
				.values({ key: 'ready', value: '1' })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '1' }))
				.execute(),
		);
	},
	async migrations({ database }: Context) {
		const pending = await pendingMigrations(database.raw, database.dialect);
		if (pending.length > 0) throw new Error(`pending: ${pending.join(', ')}`);
	},
	async disk({ config }: Context) {
		mkdirSync(config.DATA_DIR, { recursive: true });
		const { bavail, bsize } = await statfs(config.DATA_DIR);
		if (bavail * bsize < leastFree) throw new Error(`${bavail * bsize} bytes free`);
	},
	/** The other processes are reached, when there may be any. */
	redis(_context: Context, peers: Peers) {
		return peers.isReachable ? Promise.resolve() : Promise.reject(new Error('not reachable'));
	},
} satisfies Record<string, (context: Context, peers: Peers) => Promise<void>>;

export type Check = keyof typeof checks;

export interface Readiness {
	readonly ready: boolean;
	/** Redis is named only where it is used. */
	readonly checks: Readonly<Partial<Record<Check, 'ok' | 'failed'>>>;
}

/** Runs every check, each within three seconds. */
export async function readReadiness(context: Context, peers: Peers = alone): Promise<Readiness> {
	const named = Object.entries(checks).filter(([name]) => name !== 'redis' || context.config.REDIS_URL);
	const results = await Promise.all(
		named.map(async ([name, check]) => {
			try {
				await within(3_000, check(context, peers));
				return [name, 'ok'] as const;
			} catch (error) {
				context.log.error({ err: error, check: name }, 'not ready');
				return [name, 'failed'] as const;
			}
		}),
	);
	return {
		ready: results.every(([, result]) => result === 'ok'),
		checks: Object.fromEntries(results) as Readiness['checks'],
	};
}
