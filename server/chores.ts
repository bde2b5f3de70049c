import { forgetExpired } from './accounts/expiry.ts';
import type { Context } from './context.ts';

const hour = 3_600_000;

/** What is done at start and then each hour, whoever is there. @returns what stops it. */
export function startChores(context: Context): () => void {
	const run = () =>
		void forgetExpired(context).catch((error: unknown) => context.log.error({ err: error }, 'chore failed'));
	run();
	const timer = setInterval(run, hour).unref();
	return () => clearInterval(timer);
}
