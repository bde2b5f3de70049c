import { text } from 'node:stream/consumers';
import { Crowd, pause } from './crowd.ts';
import type { Job, Outcome } from './job.ts';
import { steadily } from './steadily.ts';
import type { Typist } from './typist.ts';

/*
 * The process that loads a server: `node load.ts < job.json`. On a core of its own, so that what it costs is not counted with the server.
 */
const job = JSON.parse(await text(process.stdin)) as Job;
const crowd = new Crowd();
await crowd.join(job);
const stop =
	job.scenario === 'saturation'
		? saturate()
		: steadily(crowd.all, job.rate ?? 1, (typist) => {
				typist.type();
				if (job.awareness) typist.present();
			});
await pause(job.warmUp);
const outcome: Outcome = await crowd.measure(job, stop);
process.stdout.write(JSON.stringify(outcome), () => process.exit(0));

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
