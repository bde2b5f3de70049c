import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Compaction } from './compaction.ts';
import type { Done, Work } from './document-work.ts';
import type { Limits } from './limits.ts';

interface Job {
	readonly work: Work;
	readonly resolve: (compaction: Compaction) => void;
	readonly reject: (error: Error) => void;
}

/** The worker was ended, by its limits or because the server stops: what it was asked was not done. */
export class WorkerEnded extends Error {
	constructor(why: string) {
		super(why);
		this.name = 'WorkerEnded';
	}
}

const entry = fileURLToPath(new URL('./document-work.ts', import.meta.url));
/** Of `nice`: those who write come first. */
const modest = 5;

/**
 * Work on whole documents beside the server, which goes on serving: one job after the other, in a process that starts when there is
 * something to do, ends when there has been nothing for a while, and is killed when a job takes more time or memory than it may. A
 * process and not a thread: a thread that runs out of memory takes the whole server with it, whatever limits it was given.
 */
export class DocumentWorker {
	readonly #limits: Limits['worker'];
	readonly #queue: Job[] = [];
	#child: ChildProcess | undefined;
	#current: Job | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;

	constructor(limits: Limits['worker']) {
		this.#limits = limits;
	}

	/** One update that says all that these say. */
	compact(pieces: readonly Uint8Array[]): Promise<Compaction> {
		if (this.#stopped) return Promise.reject(new WorkerEnded('the server stops'));
		return new Promise((resolve, reject) => {
			this.#queue.push({ work: pack(pieces), resolve, reject });
			if (!this.#current) this.#next();
		});
	}

	/** Gives up whatever is under way; nothing is started any more. */
	async stop(): Promise<void> {
		this.#stopped = true;
		const waiting = this.#queue.splice(0);
		const child = this.#child;
		this.#end('the server stops');
		for (const job of waiting) job.reject(new WorkerEnded('the server stops'));
		if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	}

	#next(): void {
		clearTimeout(this.#timer);
		this.#current = this.#queue.shift();
		const { idle, milliseconds } = this.#limits;
		if (!this.#current) {
			this.#timer = setTimeout(() => this.#end('idle'), idle).unref();
			return;
		}
		this.#child ??= this.#start();
		// Not sent: it has just died, and its end is about to be told.
		this.#child.send(this.#current.work, () => {});
		this.#timer = setTimeout(() => this.#end(`took more than ${milliseconds} ms`), milliseconds).unref();
	}

	#start(): ChildProcess {
		const child = fork(entry, {
			// Young objects in two megabytes: it has all the time it needs, and is counted with the server.
			execArgv: [`--max-old-space-size=${this.#limits.megabytes}`, '--max-semi-space-size=2'],
			// It needs no secret; what V8 says when it runs out of memory is no log line.
			env: {},
			stdio: 'ignore',
			serialization: 'advanced',
		});
		child.unref();
		child.channel?.unref();
		if (child.pid) setPriority(child.pid, modest);
		child.on('message', (done: Done) => {
			if (child !== this.#child) return;
			const job = this.#current;
			if ('fault' in done) job?.reject(new Error(done.fault));
			else job?.resolve(done.compaction);
			this.#next();
		});
		const ended = (why: string) => child === this.#child && this.#end(why);
		child.on('error', (error) => ended(error.message));
		child.on('exit', (code, signal) => ended(`ended by itself (${signal ?? code})`));
		return child;
	}

	/** Ends the process; the next job starts another. */
	#end(why: string): void {
		clearTimeout(this.#timer);
		const [child, job] = [this.#child, this.#current];
		this.#child = this.#current = undefined;
		child?.kill('SIGKILL');
		job?.reject(new WorkerEnded(why));
		if (this.#queue.length > 0) this.#next();
	}
}

/** Pieces one after the other: a message of many small ones would carry the buffers they are cut from. */
function pack(pieces: readonly Uint8Array[]): Work {
	let size = 0;
	const ends = pieces.map(({ length }) => (size += length));
	const bytes = new Uint8Array(size);
	pieces.forEach((piece, index) => bytes.set(piece, ends[index - 1] ?? 0));
	return { bytes, ends };
}
