import type { Running } from './serve.ts';

type Stoppable = Pick<Running, 'stop'>;

/**
 * The first SIGTERM or SIGINT stops the server and ends the process. Those that follow change nothing: a terminal sends SIGINT to npm and to us, and npm
 * passes its own on. Nobody needs to insist, the stop has its bound.
 *
 * Before it serves, there is nobody to say goodbye to, and what a start has begun is whole or undone: the process ends at once. To be called before
 * anything else, because the first process of a container is not ended by a signal that it does not listen to.
 * @returns to be told of the server once it serves.
 */
export function stopOnSignals(): (server: Stoppable) => void {
	let serving: Stoppable | undefined;
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		if (!serving) process.exit(0);
		void serving.stop().finally(() => process.exit(0));
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
	return (server) => (serving = server);
}
