import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What one piece of work may take of the process that does it, and how long that process outlives its work, in milliseconds. */
export interface SideLimits {
	readonly megabytes: number;
	readonly milliseconds: number;
	readonly idle: number;
}

interface Job<Work, Answer> {
	readonly work: Work;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
}

/** The process was ended, by its limits or because the server stops: what it was asked was not done. */
export class ProcessEnded extends Error {
	constructor(why: string) {
		super(why);
		this.name = 'ProcessEnded';
	}
}

/** Of `nice`: those who write come first. */
const modest = 5;

/**
 * Work beside the server, which goes on serving: one job after the other, in a process that starts when there is something to do, ends when
 * there has been nothing for a while, and is killed when a job takes more time or memory than it may. A process and not a thread: a
 * thread that runs out of memory takes the whole server with it, whatever limits it was given.
 */
export class SideProcess<Work extends object, Answer extends object> {
	readonly #entry: string;
	readonly #limits: SideLimits;
	readonly #flags: readonly string[];
	readonly #env: Readonly<Record<string, string>>;
	readonly #queue: Job<Work, Answer>[] = [];
	#child: ChildProcess | undefined;
	#current: Job<Work, Answer> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stopped = false;

	/**
	 * @param entry of the process, which answers each message by another: an `Answer`, or `{ fault }`.
	 * @param flags of Node, beside the memory it may take.
	 * @param compiled folder of our own where Node keeps what it has compiled, once the entry asks for it: it starts twice as fast then.
	 */
	constructor(entry: URL, limits: SideLimits, flags: readonly string[] = [], compiled?: string) {
		this.#entry = fileURLToPath(entry);
		this.#limits = limits;
		this.#flags = flags;
		this.#env = compiled ? { NODE_COMPILE_CACHE: compiled } : {};
	}

	/** Resolves with what it makes of it. @throws {ProcessEnded} */
	ask(work: Work): Promise<Answer> {
		if (this.#stopped) return Promise.reject(new ProcessEnded('the server stops'));
		return new Promise((resolve, reject) => {
			this.#queue.push({ work, resolve, reject });
			if (!this.#current) this.#next();
		});
	}

	/** Starts it for who will ask in a moment: both go on at once. */
	prepare(): void {
		if (this.#stopped || this.#current) return;
		this.#child ??= this.#start();
		this.#rest();
	}

	/** Gives up whatever is under way; nothing is started any more. */
	async stop(): Promise<void> {
		this.#stopped = true;
		const waiting = this.#queue.splice(0);
		const child = this.#child;
		this.#end('the server stops');
		for (const job of waiting) job.reject(new ProcessEnded('the server stops'));
		if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
	}

	#next(): void {
		this.#current = this.#queue.shift();
		if (!this.#current) return this.#rest();
		clearTimeout(this.#timer);
		const { milliseconds } = this.#limits;
		this.#child ??= this.#start();
		// Not sent: it has just died, and its end is about to be told.
		this.#child.send(this.#current.work, () => {});
		this.#timer = setTimeout(() => this.#end(`took more than ${milliseconds} ms`), milliseconds).unref();
	}

	#rest(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#end('idle'), this.#limits.idle).unref();
	}

	#start(): ChildProcess {
		const child = fork(this.#entry, {
			execArgv: [`--max-old-space-size=${this.#limits.megabytes}`, ...this.#flags],
			// It needs no secret; what V8 says when it runs out of memory is no log line.
			env: this.#env,
			stdio: 'ignore',
			serialization: 'advanced',
		});
		child.unref();
		child.channel?.unref();
		if (child.pid) setPriority(child.pid, modest);
		child.on('message', (answer: Answer | { readonly fault: string }) => {
			if (child !== this.#child) return;
			const job = this.#current;
			if ('fault' in answer) job?.reject(new Error(answer.fault));
			else job?.resolve(answer);
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
		job?.reject(new ProcessEnded(why));
		if (this.#queue.length > 0) this.#next();
	}
}
