import { forgetExpired } from './accounts/expiry.ts';
import { removeUnused } from './attachments/unused.ts';
import type { Context } from './context.ts';
import { removeOldSnapshots } from './documents/old-snapshots.ts';
import { followDays } from './search/index-keeping.ts';

const hour = 3_600_000;
/** Hour of the night, on the clock of the machine. */
const night = 3;

/** What is done at start and then each hour, whoever is there, and what is done once a night. @returns what stops it. */
export function startChores(context: Context): () => void {
	const run = async () => {
		await forgetExpired(context);
		await followDays(context);
		if (context.now().getHours() !== night) return;
		await removeOldSnapshots(context);
		await removeUnused(context);
	};
	const tryTo = () => void run().catch((error: unknown) => context.log.error({ err: error }, 'chore failed'));
	tryTo();
	const timer = setInterval(tryTo, hour).unref();
	return () => clearInterval(timer);
}
