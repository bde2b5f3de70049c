import { startServer } from '../e2e/support/server.ts';
import type { Benchmark } from './figure.ts';

/** From the command to ready: on an empty folder (the demonstration network is seeded), then on what it left. */
export const start: Benchmark = async (first) => {
	await first.stop();
	const again = await startServer(first);
	await again.stop();
	return [
		{ what: 'first start, seeding the demonstration network', milliseconds: first.startedIn },
		{ what: 'start on the demonstration data', milliseconds: again.startedIn, promised: 3000 },
	];
};
