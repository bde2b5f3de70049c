import { today, type Context } from '../context.ts';

/**
 * Notices what changes rights without an event: midnight in Paris, when mandates begin and end, and, on SQLite, a commit by another
 * process, the operator's tool. (`data_version` moves only when another connection has committed.)
 * @param every between two looks, in milliseconds.
 * @param changed decides everyone anew; after it, at least twice as long passes as it took, so that an import that
 * commits many times a second leaves the processor to those who write.
 * @returns what stops it.
 */
export function watchSilentChanges(
	context: Context,
	every: number,
	changed: () => Promise<unknown>,
): () => void {
	let seen = look(context);
	let stopped = false;
	const again = (pause: number) => setTimeout(() => void turn(), pause).unref();
	let timer = again(every);
	async function turn(): Promise<void> {
		const started = performance.now();
		try {
			const now = look(context);
			const isMoved = now !== seen;
			seen = now;
			if (isMoved) await changed();
		} catch (error) {
			// The recheck of everyone, every minute, finds out what it means.
			context.log.error({ err: error }, 'silent changes not looked for');
		}
		if (!stopped) timer = again(Math.max(every, 2 * (performance.now() - started)));
	}
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}

function look(context: Context): string {
	const { sqlite } = context.database;
	return `${today(context)} ${sqlite ? String(sqlite.pragma('data_version', { simple: true })) : ''}`;
}
