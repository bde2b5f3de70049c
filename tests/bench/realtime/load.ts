import { text } from 'node:stream/consumers';
import { Crowd, pause } from './crowd.ts';
import type { Job, Outcome } from './job.ts';
import type { Typist } from './typist.ts';

/*
 * The process that loads a server: `node load.ts < job.json`. On a core of its own, so that what it costs is not counted with the server.
 */
const job = JSON.parse(await text(process.stdin)) as Job;
const crowd = new Crowd();
await crowd.join(job);
const stop = job.scenario === 'typing' ? typeSteadily(crowd.all) : saturate();
await pause(job.warmUp);
const outcome: Outcome = await crowd.measure(job, stop);
process.stdout.write(JSON.stringify(outcome), () => process.exit(0));

/** Everyone at the same pace, each at their own moment of it. */
function typeSteadily(typists: readonly Typist[]): () => void {
	const period = 1000 / (job.rate ?? 1);
	const began = performance.now();
	// In steps of the whole period over all typists, mixed so that neighbours in time are not neighbours in a room.
	const stride = 7919;
	const order = typists.map((_, index) => typists[(index * stride) % typists.length]!);
	let next = 0;
	const timer = setInterval(() => {
		const due = ((performance.now() - began) / period) * typists.length;
		for (; next < due; next += 1) {
			const typist = order[next % order.length]!;
			typist.type();
			if (job.awareness) typist.present();
		}
	}, 1);
	return () => clearInterval(timer);
}

/**
 * The loop is closed the same way for all, acknowledgement or not: an update counts as arrived when the author's neighbour has
 * it, and the author then sends the next.
 */
function saturate(): () => void {
	let running = true;
	const neighbours = new Map<Typist, Typist>();
	for (const room of crowd.rooms)
		room.forEach((typist, index) => neighbours.set(typist, room[(index + 1) % room.length]!));
	crowd.onSeen = (author, reader) => {
		if (running && neighbours.get(author) === reader) author.type();
	};
	for (const typist of crowd.all) for (let left = job.inFlight ?? 1; left > 0; left -= 1) typist.type();
	return () => {
		running = false;
	};
}
