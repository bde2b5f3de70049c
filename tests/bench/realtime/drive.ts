import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import type { Field } from './field.ts';
import type { Job, Outcome } from './job.ts';
import { spawnOn } from './process.ts';
import { startSubject, type Server, type StartOptions, type Subject } from './subject.ts';

/** What a job leaves to whoever starts the server. */
export type Task = Omit<Job, 'pids' | 'rooms' | 'content'> & { readonly writers: number };

/** Starts a server on a copy of the field, loads it with a task, stops it. */
export async function drive(
	subject: Subject,
	field: Field,
	task: Task,
	options?: StartOptions,
): Promise<Outcome> {
	const server = await startSubject(subject, field, options);
	try {
		return await load(server, field, task);
	} finally {
		await server.stop();
		server.forget();
	}
}

export function load(
	server: Server,
	field: Pick<Field, 'rooms'>,
	{ writers, ...task }: Task,
): Promise<Outcome> {
	const seats = Array.from({ length: writers }, (_, writer) => writer);
	return run({
		...task,
		pids: [server.pid],
		rooms: field.rooms.map((_, room) => seats.map((writer) => server.seat(room, writer))),
		...(server.subject.name === 'websocket-server' && {
			content: field.rooms.map(({ state }) => Buffer.from(state).toString('base64')),
		}),
	});
}

/** A job in a process of its own. */
export async function run(job: Job, core: number | null = 1): Promise<Outcome> {
	const child = spawnOn(core, ['tests/bench/realtime/load.ts'], {}, 'pipe');
	child.stdin?.end(JSON.stringify(job));
	const [answer] = await Promise.all([text(child.stdout!), once(child, 'exit')]);
	if (child.exitCode !== 0) throw new Error(`the load failed (exit code ${child.exitCode})`);
	// A latency of nothing is no number, which JSON writes as null.
	return JSON.parse(answer, (_, value: unknown) => (value === null ? NaN : value)) as Outcome;
}
