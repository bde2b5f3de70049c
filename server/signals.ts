import type { Running } from './serve.ts';

/**
 * The first SIGTERM or SIGINT stops the server and ends the process. Those that follow change nothing: a terminal sends SIGINT to npm and to us, and npm
 * passes its own on. Nobody needs to insist, the stop has its bound.
 */
export function stopOnSignals(server: Pick<Running, 'stop'>): void {
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		void server.stop().finally(() => process.exit(0));
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
