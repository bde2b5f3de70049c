import type { Context } from '../../context.ts';
import { runImport } from './runner.ts';

/** Imports that this process writes: what was under way when it last stopped, then whatever is confirmed. @returns what stops it after the turn under way. */
export function startImports(context: Context): () => Promise<void> {
	let stopped = false;
	let working: Promise<void> = Promise.resolve();
	const run = async () => {
		for (;;) {
			const next = await context.database.reader
				.selectFrom('imports')
				.select('id')
				.where('state', 'in', ['running', 'undoing'])
				.orderBy('updated_at')
				.executeTakeFirst();
			if (stopped || !next) return;
			await runImport(context, next.id, () => !stopped);
		}
	};
	const wake = () => {
		working = working.then(run).catch((error: unknown) => context.log.error({ err: error }, 'import failed'));
	};
	context.events.on('import-waiting', wake);
	wake();
	return async () => {
		stopped = true;
		context.events.off('import-waiting', wake);
		await working;
	};
}
