import type { Context } from '../context.ts';

const day = 86_400_000;

/** Forgets sessions and links that are over, and counts that no longer limit anyone. Run at start, then each hour. */
export async function forgetExpired(context: Context): Promise<void> {
	const ago = (milliseconds: number) => new Date(context.now().getTime() - milliseconds).toISOString();
	await context.database.write(async (trx) => {
		await trx.deleteFrom('sessions').where('expires_at', '<=', ago(0)).execute();
		await trx.deleteFrom('sign_in_links').where('expires_at', '<=', ago(day)).execute();
		await trx.deleteFrom('rate_limits').where('window_started', '<=', ago(day)).execute();
	});
}
