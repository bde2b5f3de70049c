import { mkdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { pendingMigrations } from '../database/migrate.ts';

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
} satisfies Record<string, (context: Context) => Promise<void>>;

export type Check = keyof typeof checks;

export interface Readiness {
	readonly ready: boolean;
	readonly checks: Readonly<Record<Check, 'ok' | 'failed'>>;
}

/** Runs every check, each within three seconds. */
export async function readReadiness(context: Context): Promise<Readiness> {
	const results = await Promise.all(
		Object.entries(checks).map(async ([name, check]) => {
			try {
				await within(3_000, check(context));
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

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('no answer')), milliseconds);
	});
	await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
