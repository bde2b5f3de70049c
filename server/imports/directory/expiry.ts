import type { Context } from '../../context.ts';

/** Days that a file waits to be confirmed, or to go on. */
const most = 30;

/** Files that nobody confirmed are forgotten, with what they say. */
export async function forgetFiles({ database, now }: Pick<Context, 'database' | 'now'>): Promise<void> {
	const before = new Date(now().getTime() - most * 86_400_000).toISOString();
	await database.write((trx) =>
		trx
			.deleteFrom('imports')
			.where('state', 'in', ['ready', 'dropped'])
			.where('updated_at', '<', before)
			.execute(),
	);
}
